import { amountPaidOf, paymentStatusOf } from '#domain/payments/payment-status.ts';
import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import { listPaymentsOf } from '#server/repositories/payment-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

/**
 * The dossier with its money as the ledger says it now. `closed`: it ends without a result, so that nothing is due and all that was
 * paid is owed back; what it had cost stays on record.
 */
export async function settleAccount(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
  { closed = false }: { readonly closed?: boolean } = {},
): Promise<DossierRecord> {
  const payments = (await listPaymentsOf(store, dossier.id)).map((it) => it.payment);
  const paymentStatus = paymentStatusOf(closed ? 0 : dossier.amountDue, payments, instantNow(context));
  return { ...dossier, paymentStatus, amountPaid: amountPaidOf(payments) };
}
