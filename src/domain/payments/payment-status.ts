import type { PaymentStatus } from '#domain/api/dossiers.ts';
import type { Payment } from '#domain/api/payments.ts';
import type { Instant } from '#domain/api/primitives.ts';

type LedgerEntry = Pick<Payment, 'state' | 'amount' | 'expiresAt'>;

/** What was paid for the dossier and counts, in whole đồng; what came on top of it is owed back and does not. */
export const amountPaidOf = (payments: readonly LedgerEntry[]): number =>
  payments.reduce((sum, { state, amount }) => sum + (state === 'PAID' ? amount : 0), 0);

/** Money may be on its way, or under suspicion has left the payer's account: to show it as due would ask for it twice. */
const mayHavePaid = ({ state, expiresAt }: LedgerEntry, at: Instant): boolean =>
  state === 'SUSPECT' || (state === 'PENDING' && expiresAt > at);

/**
 * How a dossier stands with money: computed from what it costs and its ledger, never kept by hand. `amountDue` is 0 for a dossier that
 * ended without a result: what was paid for it is owed back.
 */
export function paymentStatusOf(amountDue: number, payments: readonly LedgerEntry[], at: Instant): PaymentStatus {
  const paid = amountPaidOf(payments);
  if (amountDue > paid && payments.some((it) => mayHavePaid(it, at))) return 'PENDING';
  if (paid > amountDue || payments.some((it) => it.state === 'REFUND_DUE')) return 'REFUND_DUE';
  if (amountDue > paid) return 'DUE';
  return amountDue > 0 ? 'PAID' : 'NOTHING_DUE';
}
