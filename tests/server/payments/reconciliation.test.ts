import { createServer } from 'node:http';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Payment } from '#domain/api/payments.ts';
import type { GatewayAnswer, PaymentGateway } from '#server/adapters/payment/port.ts';
import { createVnpayGateway } from '#server/adapters/payment/vnpay-gateway.ts';
import { gatewayMessages } from '#server/database/schema/payments.ts';
import { reconcilePayments } from '#server/use-cases/payments/reconcile-payments.ts';
import { openPaymentDesk, type PaymentDesk, SECRET, TERMINAL } from './payment-desk.ts';

/** The real adapter, asked about orders whose fate the test decides. */
let said: Record<string, GatewayAnswer> = {};
let asked: string[] = [];
let desk: PaymentDesk;
beforeAll(async () => {
  const vnpay = createVnpayGateway({
    payUrl: 'http://127.0.0.1:9/pay',
    queryUrl: 'http://127.0.0.1:9/query',
    terminal: TERMINAL,
    secret: SECRET,
    now: () => new Date(),
    requestId: () => 'r1',
  });
  const gateway: PaymentGateway = {
    ...vnpay,
    query: ({ reference }) => {
      asked.push(reference);
      return Promise.resolve(said[reference] ?? { state: 'UNKNOWN', amount: undefined, transactionNo: null });
    },
  };
  desk = await openPaymentDesk({ gateway });
});
afterAll(() => desk.portal.close());

const run = async (): Promise<string[]> => {
  asked = [];
  await reconcilePayments(desk.portal.services);
  return asked;
};
const readPayment = async (reference: string): Promise<Payment> =>
  (await desk.citizen.call<Payment>('GET', `/api/v1/payments/${reference}`)).body;

describe('a lost notice is healed by asking', () => {
  test('within one run of the reconciliation, half a minute after the start', async () => {
    const id = await desk.commit();
    const { payment } = await desk.start(id);
    said = { [payment.reference]: { state: 'PAID', amount: 24_000, transactionNo: '14000009' } };
    expect(await run()).not.toContain(payment.reference);
    desk.portal.later(31_000);
    expect(await run()).toContain(payment.reference);
    expect(await desk.read(id)).toMatchObject({ status: 'SUBMITTED', paymentStatus: 'PAID' });
    expect(await desk.notify(payment)).toBe('02');
    desk.portal.later(3_600_000);
    expect(await run()).not.toContain(payment.reference);
  });

  test('when the payer looks at the payment and the notice is late', async () => {
    const id = await desk.commit();
    const { payment } = await desk.start(id);
    said = { [payment.reference]: { state: 'PAID', amount: 24_000, transactionNo: '14000010' } };
    expect((await readPayment(payment.reference)).state).toBe('PENDING');
    desk.portal.later(6_000);
    expect((await readPayment(payment.reference)).state).toBe('PAID');
    expect((await desk.read(id)).status).toBe('SUBMITTED');
  });

  test('notice, look and reconciliation at the same moment are one entry', async () => {
    const id = await desk.commit();
    const { payment } = await desk.start(id);
    said = { [payment.reference]: { state: 'PAID', amount: 24_000, transactionNo: '14000011' } };
    desk.portal.later(31_000);
    await Promise.all([run(), desk.notify(payment), readPayment(payment.reference), desk.notify(payment), run()]);
    const dossier = await desk.read(id);
    expect(dossier.events.filter((event) => event.action === 'settlePayment')).toHaveLength(1);
    expect((await desk.ledger(id)).map((row) => row.state)).toEqual(['PAID']);
  });
});

describe('what the gateway cannot say yet', () => {
  test('while it does not answer the payment stays open, and is asked about again, ever more seldom', async () => {
    const { payment } = await desk.start(await desk.commit());
    const times: number[] = [];
    for (let second = 0; second < 3_600; second += 15) {
      desk.portal.later(15_000);
      if ((await run()).includes(payment.reference)) times.push(second);
    }
    expect(times.length).toBeGreaterThan(5);
    expect(times.length).toBeLessThan(15);
    expect((await readPayment(payment.reference)).state).toBe('PENDING');
    said = { [payment.reference]: { state: 'PAID', amount: 24_000, transactionNo: '14000012' } };
    desk.portal.later(600_000);
    await run();
    expect((await readPayment(payment.reference)).state).toBe('PAID');
  });

  test('an order that nobody paid lapses a quarter of an hour after its end, and may still be paid late', async () => {
    const id = await desk.commit();
    const { payment } = await desk.start(id);
    said = { [payment.reference]: { state: 'PENDING', amount: undefined, transactionNo: null } };
    desk.portal.later(29 * 60_000);
    await run();
    expect((await desk.ledger(id)).map((row) => row.state)).toEqual(['PENDING']);
    desk.portal.later(20 * 60_000);
    await run();
    expect((await desk.ledger(id)).map((row) => row.state)).toEqual(['EXPIRED']);
    expect((await desk.read(id)).paymentStatus).toBe('DUE');
    expect(await desk.notify(payment)).toBe('00');
    expect(await desk.read(id)).toMatchObject({ status: 'SUBMITTED', paymentStatus: 'PAID' });
  });

  test('a payment under suspicion is asked about every hour until the bank has looked', async () => {
    const id = await desk.commit();
    const { payment } = await desk.start(id);
    said = { [payment.reference]: { state: 'SUSPECT', amount: 24_000, transactionNo: '14000015' } };
    desk.portal.later(31_000);
    await run();
    expect((await desk.read(id)).paymentStatus).toBe('PENDING');
    desk.portal.later(50 * 60_000);
    expect(await run()).not.toContain(payment.reference);
    for (let hour = 0; hour < 3; hour += 1) {
      desk.portal.later(61 * 60_000);
      expect(await run()).toContain(payment.reference);
      expect((await desk.ledger(id)).map((row) => row.state)).toEqual(['SUSPECT']);
    }
    said = { [payment.reference]: { state: 'PAID', amount: 24_000, transactionNo: '14000015' } };
    desk.portal.later(61 * 60_000);
    await run();
    expect(await desk.read(id)).toMatchObject({ status: 'SUBMITTED', paymentStatus: 'PAID' });
    desk.portal.later(61 * 60_000);
    expect(await run()).not.toContain(payment.reference);
  });

  test('an answer about another amount settles nothing and is not asked for again at once', async () => {
    const id = await desk.commit();
    const { payment } = await desk.start(id);
    said = { [payment.reference]: { state: 'PAID', amount: 8_000, transactionNo: '14000013' } };
    for (let n = 0; n < 20; n += 1) {
      desk.portal.later(31_000);
      await run();
    }
    expect((await desk.ledger(id)).map((row) => row.state)).toEqual(['PENDING']);
    const kept = await desk.portal.services.database
      .select()
      .from(gatewayMessages)
      .where(eq(gatewayMessages.reference, payment.reference));
    expect(kept.map((row) => row.outcome)).toEqual(['wrong-amount']);
  });
});

test('one payment that cannot be settled holds up no other', async () => {
  const broken = await desk.start(await desk.commit());
  const id = await desk.commit();
  const good = await desk.start(id);
  said = {
    [good.payment.reference]: { state: 'PAID', amount: 24_000, transactionNo: '14000014' },
    // No number of a transaction has a zero byte: the database refuses it.
    [broken.payment.reference]: { state: 'PAID', amount: 24_000, transactionNo: '\u0000' },
  };
  desk.portal.later(31_000);
  await run().catch(() => undefined);
  expect((await desk.read(id)).status).toBe('SUBMITTED');
});

describe('the gateway’s word counts only under its signature', () => {
  const serve = async (answer: (asked: Record<string, string>) => string) => {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => response.end(answer(JSON.parse(body) as Record<string, string>)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const gateway = createVnpayGateway({
      payUrl: 'http://unused',
      queryUrl: `http://127.0.0.1:${port}/`,
      terminal: TERMINAL,
      secret: SECRET,
      now: () => new Date('2026-11-23T03:24:00.000Z'),
      requestId: () => 'r1',
    });
    const read = await gateway.query({ reference: 'MC1', createdAt: '2026-11-23T03:24:00.000Z' });
    server.closeAllConnections();
    server.close();
    return read;
  };

  test.each([
    [
      'an answer without a signature',
      () => '{"vnp_ResponseCode":"00","vnp_TransactionStatus":"00","vnp_TxnRef":"MC1"}',
    ],
    ['a page instead of an answer', () => '<html>'],
    ['a list instead of an answer', () => '[]'],
    ['nothing', () => ''],
  ])('%s is no answer', async (_, answer) => {
    expect((await serve(answer)).state).toBe('UNKNOWN');
  });
});
