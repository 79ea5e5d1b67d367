import { AppError } from '#domain/api/errors.ts';
import { pageAddress } from '#domain/api/pages.ts';
import type { Payment } from '#domain/api/payments.ts';
import { PaymentId } from '#domain/api/primitives.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { submissionReferenceFrom } from '#domain/dossiers/dossier-code.ts';
import { findAccount } from '#server/repositories/account-repository.ts';
import { insertAuditEntry } from '#server/repositories/audit-repository.ts';
import { updateDossier } from '#server/repositories/dossier-repository.ts';
import { insertPayment, listPaymentsOf } from '#server/repositories/payment-repository.ts';
import { findRevision } from '#server/repositories/revision-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import type { CitizenCaller } from '#server/use-cases/caller.ts';
import { lockMyDossier } from '#server/use-cases/dossiers/read-my-dossiers.ts';
import { settleAccount } from '#server/use-cases/dossiers/settle-account.ts';
import { instantIn, instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

const MINUTE = 60_000;
/** When the portal asks the gateway itself, should the notice not come. */
const FIRST_QUERY = 30_000;

/**
 * Opens a payment intent for the fee of a committed dossier (rule 11), or answers the one that is still open.
 * @throws AppError dossier.notFound, payment.nothingDue, payment.alreadyPaid, payment.underReview (facts: reference)
 */
export async function startPayment(
  context: PortalContext,
  store: Store,
  caller: CitizenCaller,
  dossierId: string,
  clientIp: string,
): Promise<{ payment: Payment; redirectUrl: string }> {
  const dossier = await lockMyDossier(store, caller, dossierId);
  if (dossier.paymentStatus === 'PAID') throw new AppError('payment.alreadyPaid');
  const amount = dossier.amountDue - dossier.amountPaid;
  if (dossier.status !== 'PAYMENT_REQUIRED' || amount <= 0) throw new AppError('payment.nothingDue');
  const { legal } = await context.catalogue.province(store);
  const now = instantNow(context);
  const earlier = await listPaymentsOf(store, dossier.id);
  const suspect = earlier.find((it) => it.payment.state === 'SUSPECT');
  if (suspect !== undefined) throw new AppError('payment.underReview', { reference: suspect.payment.reference });
  const open = earlier.find(
    ({ payment }) => payment.state === 'PENDING' && payment.expiresAt > now && payment.amount === amount,
  );
  const revision = await findRevision(store, dossier.id, dossier.revision);
  const account = await findAccount(store, caller.accountId);
  const payment: Payment = open?.payment ?? {
    id: PaymentId.parse(context.randomUuid()),
    reference: `MC${localDate(now).slice(2).replaceAll('-', '')}${submissionReferenceFrom(context.randomBytes(8))}`,
    dossierId: dossier.id,
    amount,
    state: 'PENDING',
    createdAt: now,
    expiresAt: instantIn(context, legal.paymentMinutes * MINUTE),
    settledAt: null,
  };
  if (open === undefined) {
    const manifestHash = revision?.manifestHash ?? '';
    const record = { payment, accountId: caller.accountId, manifestHash, transactionNo: null };
    await insertPayment(store, record, instantIn(context, FIRST_QUERY));
    await updateDossier(store, await settleAccount(context, store, dossier));
    await insertAuditEntry(store, {
      at: now,
      actorKind: 'citizen',
      actorId: caller.accountId,
      action: 'startPayment',
      dossierId: dossier.id,
      detail: { reference: payment.reference, amount },
    });
  }
  const redirectUrl = context.gateway.startUrl({
    reference: payment.reference,
    amount: payment.amount,
    orderInfo: `Le phi ho so ${dossier.submissionReference}`,
    returnUrl: `${context.publicUrl}${pageAddress('paymentReturn')}`,
    clientIp,
    createdAt: payment.createdAt,
    expiresAt: payment.expiresAt,
    language: account?.language ?? 'vi',
  });
  return { payment, redirectUrl };
}
