import { insertGatewayMessage } from '#server/repositories/payment-repository.ts';
import { inTransaction } from '#server/repositories/store.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { settlePayment } from './settle-payment.ts';

/** The gateway's server-to-server notice (IPN): its signature decides, its repetition changes nothing. */
export async function receiveNotice(
  context: PortalContext,
  query: Readonly<Record<string, string>>,
): Promise<{ RspCode: string; Message: string }> {
  const read = context.gateway.readNotice(query);
  if (!read.ok) return context.gateway.answerNotice(read.reason === 'signature' ? 'bad-signature' : 'unknown');
  const { notice } = read;
  return inTransaction(context.database, async (store) => {
    const outcome = await settlePayment(context, store, notice);
    await insertGatewayMessage(store, {
      reference: notice.reference,
      receivedAt: instantNow(context),
      origin: 'NOTICE',
      content: { state: notice.state, amount: notice.amount, transactionNo: notice.transactionNo },
      outcome,
    });
    return context.gateway.answerNotice(outcome);
  });
}
