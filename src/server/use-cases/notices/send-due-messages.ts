import type { MailSender, SmsSender } from '#server/adapters/notification/port.ts';
import { markMessageSent, scheduleMessage, takeDueMessages } from '#server/repositories/message-repository.ts';
import { inTransaction } from '#server/repositories/store.ts';
import { instantIn, instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

const AT_ONCE = 20;
const MINUTE = 60_000;
const MOST_ATTEMPTS = 12;

/**
 * Sends what waits. A message is put off before it is sent, so that a crash in between sends it at most once more and never stops
 * the others. The notice in the app stands in any case.
 */
export async function sendDueMessages(
  context: PortalContext,
  senders: { mail: MailSender; sms: SmsSender },
): Promise<void> {
  const due = await inTransaction(context.database, async (store) => {
    const messages = await takeDueMessages(store, instantNow(context), AT_ONCE);
    for (const { id, attempts } of messages) {
      const again = attempts + 1 < MOST_ATTEMPTS ? instantIn(context, Math.min(60, 2 ** attempts) * MINUTE) : null;
      await scheduleMessage(store, id, again);
    }
    return messages;
  });
  for (const message of due) {
    const { address: to, subject, body: text } = message;
    const sent = await (message.channel === 'SMS'
      ? senders.sms.send({ to, text })
      : senders.mail.send({ to, subject, text })
    ).then(
      () => true,
      () => false,
    );
    if (sent) await markMessageSent(context.database, message.id, instantNow(context));
  }
}
