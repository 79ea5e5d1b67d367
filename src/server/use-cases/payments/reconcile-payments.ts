import type { PaymentRecord } from '#server/repositories/payment-repository.ts';
import { insertGatewayMessage, listPaymentsToQuery, updateNextQuery } from '#server/repositories/payment-repository.ts';
import { inTransaction } from '#server/repositories/store.ts';
import { instantIn, instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { settlePayment } from './settle-payment.ts';

const MINUTE = 60_000;
/** The gateway names another amount than we do, or suspects the payer: a person must look, so it is asked seldom. */
const DISPUTED = 60 * MINUTE;
/** After its end the gateway is asked for a while longer: a payer may have been quick and the notice slow. */
const GRACE = 15 * MINUTE;
const AT_ONCE = 20;

/** Asks the gateway about one payment and settles it by the answer: heals a lost notice (rule 11). Answers whether it is settled. */
export async function queryPayment(context: PortalContext, { payment }: PaymentRecord): Promise<boolean> {
  const answer = await context.gateway.query({ reference: payment.reference, createdAt: payment.createdAt });
  const lapsed = Date.parse(instantNow(context)) > Date.parse(payment.expiresAt) + GRACE;
  const state = answer.state === 'PENDING' && lapsed ? 'EXPIRED' : answer.state;
  return inTransaction(context.database, async (store) => {
    if (state === 'PENDING' || state === 'UNKNOWN') {
      const age = Date.parse(instantNow(context)) - Date.parse(payment.createdAt);
      await updateNextQuery(store, payment.reference, instantIn(context, Math.min(10 * MINUTE, Math.max(15_000, age))));
      return false;
    }
    const { amount, transactionNo } = answer;
    const outcome = await settlePayment(context, store, { reference: payment.reference, amount, state, transactionNo });
    await insertGatewayMessage(store, {
      reference: payment.reference,
      receivedAt: instantNow(context),
      origin: 'QUERY',
      content: { state, amount: amount ?? null, transactionNo },
      outcome,
    });
    if (outcome !== 'wrong-amount' && state !== 'SUSPECT') return true;
    await updateNextQuery(store, payment.reference, instantIn(context, DISPUTED));
    return false;
  });
}

/** Decree 45/2020 Art 13.7d: what a lost notice broke is found by asking. */
export async function reconcilePayments(context: PortalContext): Promise<void> {
  const faults: unknown[] = [];
  for (const record of await listPaymentsToQuery(context.database, instantNow(context), AT_ONCE)) {
    // One that cannot be settled holds up no other, and comes after them the next time.
    await queryPayment(context, record).catch(async (fault: unknown) => {
      faults.push(fault);
      await updateNextQuery(context.database, record.payment.reference, instantIn(context, 10 * MINUTE));
    });
  }
  if (faults.length > 0) throw faults[0];
}
