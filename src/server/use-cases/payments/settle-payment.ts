import type { PaymentState } from '#domain/api/payments.ts';
import { insertAuditEntry } from '#server/repositories/audit-repository.ts';
import { lockDossier, updateDossier } from '#server/repositories/dossier-repository.ts';
import { listPaymentsOf, lockPayment, updatePaymentState } from '#server/repositories/payment-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import { carryOut } from '#server/use-cases/dossiers/carry-out.ts';
import { issuePaymentReceipt } from '#server/use-cases/dossiers/issue-document.ts';
import { notifyApplicant } from '#server/use-cases/dossiers/notify-applicant.ts';
import { instantIn, instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

/** What the gateway says of a payment, by its notice or when it is asked. */
export interface GatewayVerdict {
  readonly reference: string;
  readonly amount: number | undefined;
  readonly state: Extract<PaymentState, 'PAID' | 'FAILED' | 'CANCELLED' | 'EXPIRED' | 'SUSPECT'>;
  readonly transactionNo: string | null;
}

export type Settlement = 'confirmed' | 'not-found' | 'already' | 'wrong-amount';

/** The bank looks into it for days: it is asked seldom, and for as long as that takes. */
const SUSPECT_AGAIN = 60 * 60_000;

/** Whether money may be on its way, or under suspicion has left the payer's account: to show it as due would ask for it twice. */
const mayHavePaid = async (store: Store, dossierId: string, at: string): Promise<boolean> =>
  (await listPaymentsOf(store, dossierId)).some(
    ({ payment }) => payment.state === 'SUSPECT' || (payment.state === 'PENDING' && payment.expiresAt > at),
  );

/**
 * Moves money's state by the gateway's word, once; then the dossier's, if it still waits for this money. Order of checks by the
 * gateway's protocol: order, amount, state. Money for a dossier that no longer needs it is owed back.
 */
export async function settlePayment(
  context: PortalContext,
  store: Store,
  verdict: GatewayVerdict,
): Promise<Settlement> {
  const record = await lockPayment(store, verdict.reference);
  if (record === undefined) return 'not-found';
  const { payment } = record;
  if (verdict.amount !== undefined && verdict.amount !== payment.amount) return 'wrong-amount';
  // What lapsed, failed or lay under suspicion may be paid after all: money that moved is never ignored.
  const counted = payment.state === 'PAID' || payment.state === 'REFUND_DUE';
  const moneyMoved = verdict.state === 'PAID' || verdict.state === 'SUSPECT';
  const cleared = payment.state === 'SUSPECT' && verdict.state !== 'SUSPECT';
  const news = moneyMoved && !counted && payment.state !== verdict.state;
  const open = payment.state === 'PENDING' || cleared || news;
  if (!open) return 'already';
  const at = instantNow(context);
  const dossier = await lockDossier(store, payment.dossierId);
  // An intent pays what was due when it began (rule 11): an older one does not release a dossier that costs more by now.
  const needed = dossier?.status === 'PAYMENT_REQUIRED' && dossier.amountPaid + payment.amount === dossier.amountDue;
  const state: PaymentState = verdict.state === 'PAID' && !needed ? 'REFUND_DUE' : verdict.state;
  await updatePaymentState(store, payment.reference, {
    state,
    settledAt: at,
    transactionNo: verdict.transactionNo,
    nextQueryAt: state === 'SUSPECT' ? instantIn(context, SUSPECT_AGAIN) : null,
  });
  await insertAuditEntry(store, {
    at,
    actorKind: 'gateway',
    actorId: null,
    action: 'settlePayment',
    dossierId: payment.dossierId,
    detail: { reference: payment.reference, state },
  });
  if (dossier === undefined) return 'confirmed';
  if (state === 'PAID') {
    const paid = { ...dossier, amountPaid: dossier.amountPaid + payment.amount, paymentStatus: 'PAID' as const };
    const moved = await carryOut(context, store, paid, {
      action: 'settlePayment',
      actor: { roles: ['gateway'], kind: 'gateway', id: null, unitId: null },
    });
    await issuePaymentReceipt(context, store, moved, {
      reference: payment.reference,
      amount: payment.amount,
      paidAt: at,
      transactionNo: verdict.transactionNo,
    });
  } else if (state === 'REFUND_DUE') {
    await updateDossier(store, { ...dossier, paymentStatus: 'REFUND_DUE' });
    await notifyApplicant(context, store, dossier, 'REFUND_DUE');
  } else if (dossier.paymentStatus === 'PENDING' || dossier.paymentStatus === 'DUE') {
    const paymentStatus = (await mayHavePaid(store, dossier.id, at)) ? 'PENDING' : 'DUE';
    await updateDossier(store, { ...dossier, paymentStatus });
    if (state === 'FAILED' || state === 'CANCELLED') await notifyApplicant(context, store, dossier, 'PAYMENT_FAILED');
  }
  return 'confirmed';
}
