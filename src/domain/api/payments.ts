import * as z from 'zod/mini';
import { Amount, DossierId, Instant, PaymentId } from './primitives.ts';
import { route } from './route.ts';

/** CREATED → PENDING (sent to the gateway) → PAID | FAILED | CANCELLED | EXPIRED. The gateway's notice alone moves it (rule 11). */
export const PaymentState = z.enum(['PENDING', 'PAID', 'FAILED', 'CANCELLED', 'EXPIRED', 'SUSPECT', 'REFUND_DUE']);
export type PaymentState = z.infer<typeof PaymentState>;

export const Payment = z.object({
  id: PaymentId,
  /** What the gateway and the bank statement call it; no personal datum. */
  reference: z.string(),
  dossierId: DossierId,
  amount: Amount,
  state: PaymentState,
  createdAt: Instant,
  expiresAt: Instant,
  settledAt: z.nullable(Instant),
});
export type Payment = z.infer<typeof Payment>;

export const paymentsApi = {
  /** An intent that is still open is answered again instead of a second one. */
  start: route({
    method: 'POST',
    path: '/api/v1/dossiers/:dossierId/payments',
    audience: 'citizen',
    summary: 'Pay the fee of a dossier: the answer says where to go',
    command: true,
    params: z.object({ dossierId: DossierId }),
    response: z.object({ payment: Payment, redirectUrl: z.string() }),
  }),
  /** While PENDING the portal asks the gateway itself when the notice is late (reconciliation). */
  read: route({
    method: 'GET',
    path: '/api/v1/payments/:reference',
    audience: 'citizen',
    summary: 'How a payment of mine stands',
    params: z.object({ reference: z.string().check(z.regex(/^[A-Z0-9]{6,40}$/)) }),
    response: Payment,
  }),
  /** VNPAY IPN 2.1.0: answers {RspCode, Message}. */
  vnpayNotice: route({
    method: 'GET',
    path: '/api/v1/payments/vnpay/notice',
    audience: 'gateway',
    summary: "The gateway's notice (IPN); its signature decides",
    query: z.record(z.string(), z.string()),
    response: z.object({ RspCode: z.string(), Message: z.string() }),
  }),
};
