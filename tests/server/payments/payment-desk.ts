import { createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Dossier } from '#domain/api/dossiers.ts';
import type { Payment } from '#domain/api/payments.ts';
import { payments } from '#server/database/schema/payments.ts';
import type { ServiceOverrides } from '#server/services.ts';
import {
  type Answer,
  type Citizen,
  sealDossier,
  startTestPortal,
  submit,
  type TestPortal,
} from '#tests/support/portal.ts';

export const TERMINAL = 'DEMOTEST';
export const SECRET = 'a-secret-that-gateway-and-portal-share';
export const NOTICE = '/api/v1/payments/vnpay/notice';

/** VNPAY's signed query, made by the platform's own form encoding: nothing of the portal's code is in it. */
export function signQuery(params: Readonly<Record<string, string>>, secret = SECRET): string {
  const kept = Object.entries(params).filter(([, value]) => value !== '');
  const query = new URLSearchParams(kept.sort(([a], [b]) => (a < b ? -1 : 1))).toString();
  return `${query}&vnp_SecureHash=${createHmac('sha512', secret).update(query).digest('hex')}`;
}

export interface Started {
  readonly payment: Payment;
  readonly redirectUrl: string;
}

/** A citizen with a committed dossier whose fee is due, and what the gateway would send about it. */
export interface PaymentDesk {
  readonly portal: TestPortal;
  readonly citizen: Citizen;
  /** Answers the id of a dossier that waits for 24,000 đồng. */
  commit(): Promise<string>;
  start(dossierId: string): Promise<Started>;
  tryStart(dossierId: string, commandId?: string): Promise<Answer<Started>>;
  read(dossierId: string): Promise<Dossier>;
  ledger(dossierId: string): Promise<(typeof payments.$inferSelect)[]>;
  notify(payment: Payment, change?: Readonly<Record<string, string>>, secret?: string): Promise<string>;
}

export async function openPaymentDesk(
  overrides: ServiceOverrides = {},
  settings: Record<string, string> = {},
): Promise<PaymentDesk> {
  const portal = await startTestPortal(overrides, { VNPAY_TERMINAL: TERMINAL, VNPAY_SECRET: SECRET, ...settings });
  const citizen = await portal.citizen();
  const tryStart: PaymentDesk['tryStart'] = (id, commandId) =>
    citizen.command('POST', `/api/v1/dossiers/${id}/payments`, undefined, commandId);
  return {
    portal,
    citizen,
    async commit() {
      const sealed = await sealDossier(portal, citizen);
      const sent = await submit(citizen, sealed);
      if (sent.body.amountDue !== 24_000) throw new Error(`commit: ${sent.status} ${sent.bytes.toString()}`);
      return sealed.manifest.dossierId;
    },
    tryStart,
    async start(id) {
      const answer = await tryStart(id);
      if (answer.status !== 200) throw new Error(`start: ${answer.status} ${answer.bytes.toString()}`);
      return answer.body;
    },
    read: async (id) => (await citizen.call<Dossier>('GET', `/api/v1/dossiers/${id}`)).body,
    ledger: (id) => portal.services.database.select().from(payments).where(eq(payments.dossierId, id)),
    async notify(payment, change = {}, secret = SECRET) {
      const query = signQuery(
        {
          vnp_TmnCode: TERMINAL,
          vnp_Amount: String(payment.amount * 100),
          vnp_BankCode: 'NCB',
          vnp_OrderInfo: 'Le phi ho so',
          vnp_PayDate: '20261123102500',
          vnp_ResponseCode: '00',
          vnp_TransactionStatus: '00',
          vnp_TransactionNo: '14000001',
          vnp_TxnRef: payment.reference,
          ...change,
        },
        secret,
      );
      const answer = await portal.visitor().call<{ RspCode: string }>('GET', `${NOTICE}?${query}`);
      return answer.body.RspCode;
    },
  };
}
