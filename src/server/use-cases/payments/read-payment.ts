import { AppError } from '#domain/api/errors.ts';
import type { Payment } from '#domain/api/payments.ts';
import { findPayment } from '#server/repositories/payment-repository.ts';
import type { CitizenCaller } from '#server/use-cases/caller.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { queryPayment } from './reconcile-payments.ts';

const NOTICE_IS_LATE = 5_000;

/**
 * How a payment of mine stands; while the notice is late the portal asks the gateway itself.
 * @throws AppError payment.notFound
 */
export async function readPayment(context: PortalContext, caller: CitizenCaller, reference: string): Promise<Payment> {
  const record = await findPayment(context.database, reference);
  if (record === undefined || record.accountId !== caller.accountId) throw new AppError('payment.notFound');
  const age = Date.parse(instantNow(context)) - Date.parse(record.payment.createdAt);
  if (record.payment.state !== 'PENDING' || age < NOTICE_IS_LATE) return record.payment;
  // A gateway that does not answer leaves the payment as it is: the reconciliation asks again.
  await queryPayment(context, record).catch(() => false);
  return (await findPayment(context.database, reference))?.payment ?? record.payment;
}
