import type { MailSender, SmsSender } from '#server/adapters/notification/port.ts';
import {
  markMessageSent,
  type OutgoingMessage,
  scheduleMessage,
  takeDueMessages,
} from '#server/repositories/message-repository.ts';
import { inTransaction } from '#server/repositories/store.ts';
import { instantIn, instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

const AT_ONCE = 20;
const MINUTE = 60_000;
const MOST_ATTEMPTS = 12;

/** The next message, put off right before it is sent: one that waits behind a slow server is nobody's yet, and goes out once. */
const takeNext = (context: PortalContext): Promise<OutgoingMessage | undefined> =>
  inTransaction(context.database, async (store) => {
    const [message] = await takeDueMessages(store, instantNow(context), 1);
    if (message === undefined) return undefined;
    const { id, attempts } = message;
    const again = attempts + 1 < MOST_ATTEMPTS ? instantIn(context, Math.min(60, 2 ** attempts) * MINUTE) : null;
    await scheduleMessage(store, id, again);
    return message;
  });

/**
 * Sends what waits. A crash between sending and marking sends a message at most once more and never stops the others. The notice
 * in the app stands in any case.
 */
export async function sendDueMessages(
  context: PortalContext,
  senders: { mail: MailSender; sms: SmsSender | undefined },
): Promise<void> {
  for (let n = 0; n < AT_ONCE; n += 1) {
    const message = await takeNext(context);
    if (message === undefined) return;
    const { address: to, subject, body: text } = message;
    const sending =
      message.channel === 'EMAIL' ? senders.mail.send({ to, subject, text }) : senders.sms?.send({ to, text });
    // Without a sender of its kind it is not sent, and never marked so.
    const sent = await (sending ?? Promise.reject(new Error('no sender for SMS'))).then(
      () => true,
      () => false,
    );
    if (sent) await markMessageSent(context.database, message.id, instantNow(context));
  }
}
