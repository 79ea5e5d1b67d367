import { connect, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Payment } from '#domain/api/payments.ts';
import { type SimulatedGateway, startSimulatedGateway } from '#server/adapters/payment/simulated-gateway.ts';
import { reconcilePayments } from '#server/use-cases/payments/reconcile-payments.ts';
import { openPaymentDesk, type PaymentDesk, SECRET, type Started, TERMINAL } from './payment-desk.ts';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** The portal listens, the gateway listens, and a payer goes between them as a browser would. */
let desk: PaymentDesk;
let gateway: SimulatedGateway;
let noticeUrl = '';
let origin = '';
beforeAll(async () => {
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  desk = await openPaymentDesk(
    {},
    {
      VNPAY_PAY_URL: `${origin}/paymentv2/vpcpay.html`,
      VNPAY_QUERY_URL: `${origin}/merchant_webapi/api/transaction`,
    },
  );
  noticeUrl = `${await desk.portal.app.listen({ port: 0, host: '127.0.0.1' })}/api/v1/payments/vnpay/notice`;
  gateway = await startSimulatedGateway({
    port,
    host: '127.0.0.1',
    terminal: TERMINAL,
    secret: SECRET,
    noticeUrl,
    returnOrigin: 'https://portal.example',
    now: desk.portal.services.now,
  });
});
afterAll(async () => {
  await gateway.close();
  await desk.portal.close();
});

const choose = async ({ payment, redirectUrl }: Started, choice: string): Promise<Response> => {
  const page = await fetch(redirectUrl);
  expect(page.status).toBe(200);
  return fetch(`${origin}/choose`, {
    method: 'POST',
    body: new URLSearchParams({ reference: payment.reference, choice }),
    redirect: 'manual',
  });
};

const settled = async (payment: Payment): Promise<string> => {
  for (let n = 0; n < 100; n += 1) {
    const [row] = await desk.ledger(payment.dossierId);
    if (row !== undefined && row.state !== 'PENDING') return row.state;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return 'PENDING';
};

describe('the gateway’s page', () => {
  test('shows the amount and the reference, and nobody’s name', async () => {
    const started = await desk.start(await desk.commit());
    const html = await (await fetch(started.redirectUrl)).text();
    expect(html).toContain('24.000 đồng');
    expect(html).toContain(started.payment.reference);
    expect(html).not.toContain(desk.citizen.person.fullName);
  });

  test.each([
    ['another amount', (url: string) => url.replace('vnp_Amount=2400000', 'vnp_Amount=100')],
    ['a page elsewhere to come back to', (url: string) => url.replace('portal.example', 'evil.example')],
    ['no signature', (url: string) => url.replace(/&vnp_SecureHash=.*/, '')],
  ])('refuses an address with %s', async (_, change) => {
    const { redirectUrl } = await desk.start(await desk.commit());
    expect((await fetch(change(redirectUrl))).status).toBe(400);
  });
});

describe('a payer', () => {
  test('who pays comes back with a signed answer, while the notice moves the money', async () => {
    const started = await desk.start(await desk.commit());
    const back = await choose(started, 'pay');
    expect(back.status).toBe(303);
    const location = new URL(back.headers.get('location') ?? '');
    expect(`${location.origin}${location.pathname}`).toBe('https://portal.example/thanh-toan/ket-qua');
    expect(location.searchParams.get('vnp_ResponseCode')).toBe('00');
    const reading = desk.portal.services.gateway.readNotice(Object.fromEntries(location.searchParams));
    expect(reading).toMatchObject({ ok: true, notice: { state: 'PAID', amount: 24_000 } });
    expect(await settled(started.payment)).toBe('PAID');
    expect((await desk.read(started.payment.dossierId)).status).toBe('SUBMITTED');
  });

  test('who presses twice pays once', async () => {
    const started = await desk.start(await desk.commit());
    await Promise.all([choose(started, 'pay'), choose(started, 'pay')]);
    expect(await settled(started.payment)).toBe('PAID');
    expect(await (await fetch(started.redirectUrl)).text()).toContain('đã xử lý xong');
    const { events } = await desk.read(started.payment.dossierId);
    expect(events.filter((event) => event.action === 'settlePayment')).toHaveLength(1);
  });

  test('who cancels may begin anew', async () => {
    const started = await desk.start(await desk.commit());
    const back = await choose(started, 'cancel');
    expect(new URL(back.headers.get('location') ?? '').searchParams.get('vnp_ResponseCode')).toBe('24');
    expect(await settled(started.payment)).toBe('CANCELLED');
    const again = await desk.start(started.payment.dossierId);
    await choose(again, 'pay');
    for (let n = 0; n < 100 && (await desk.read(started.payment.dossierId)).status !== 'SUBMITTED'; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect((await desk.read(started.payment.dossierId)).paymentStatus).toBe('PAID');
  });

  test('who paid while the notice was lost is found by the reconciliation', async () => {
    const started = await desk.start(await desk.commit());
    await choose(started, 'silent');
    expect((await desk.ledger(started.payment.dossierId)).map((row) => row.state)).toEqual(['PENDING']);
    desk.portal.later(31_000);
    await reconcilePayments(desk.portal.services);
    expect((await desk.ledger(started.payment.dossierId)).map((row) => row.state)).toEqual(['PAID']);
  });

  test('who paid while the notice was lost is found by looking', async () => {
    const started = await desk.start(await desk.commit());
    await choose(started, 'silent');
    desk.portal.later(6_000);
    const { body } = await desk.citizen.call<Payment>('GET', `/api/v1/payments/${started.payment.reference}`);
    expect(body.state).toBe('PAID');
  });

  test('who comes after the end of the time pays nothing any more', async () => {
    const early = await desk.start(await desk.commit());
    const late = await desk.start(await desk.commit());
    await fetch(early.redirectUrl);
    desk.portal.later(15 * 60_000 + 1_000);
    const html = await (await fetch(late.redirectUrl)).text();
    expect(html).toContain('Đã hết hạn thanh toán');
    expect(html).not.toContain('value="pay"');
    // The page that was opened in time and is answered too late.
    const back = await fetch(`${origin}/choose`, {
      method: 'POST',
      body: new URLSearchParams({ reference: early.payment.reference, choice: 'pay' }),
      redirect: 'manual',
    });
    expect(new URL(back.headers.get('location') ?? '').searchParams.get('vnp_ResponseCode')).toBe('11');
    const { state } = await desk.portal.services.gateway.query(early.payment);
    expect(state).toBe('PENDING');
  });

  test('who closes the tab leaves an intent that lapses, and the dossier still waits', async () => {
    const started = await desk.start(await desk.commit());
    await fetch(started.redirectUrl);
    desk.portal.later(31 * 60_000);
    await reconcilePayments(desk.portal.services);
    expect((await desk.ledger(started.payment.dossierId)).map((row) => row.state)).toEqual(['EXPIRED']);
    expect(await desk.read(started.payment.dossierId)).toMatchObject({ status: 'PAYMENT_REQUIRED', needs: 'PAY' });
  });

  test('who never reached the gateway leaves an intent that lapses too', async () => {
    const started = await desk.start(await desk.commit());
    desk.portal.later(31 * 60_000);
    await reconcilePayments(desk.portal.services);
    expect((await desk.ledger(started.payment.dossierId)).map((row) => row.state)).toEqual(['EXPIRED']);
  });
});

test('the gateway listens where the portal does and nowhere else', async () => {
  const reached = (host: string) =>
    new Promise<boolean>((resolve) => {
      const socket = connect({ host, port: Number(new URL(origin).port) });
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
  expect(await reached('127.0.0.1')).toBe(true);
  // All of 127.0.0.0/8 is this machine on Linux: what listens everywhere answers here too.
  expect(await reached('127.0.0.2')).toBe(false);
});

test('hostile requests to the gateway are refused and leave it standing', async () => {
  const tries: [string, RequestInit][] = [
    ['/choose', { method: 'POST', body: 'reference=nobody&choice=pay' }],
    ['/merchant_webapi/api/transaction', { method: 'POST', body: '{' }],
    ['/merchant_webapi/api/transaction', { method: 'POST', body: 'null' }],
    ['/paymentv2/vpcpay.html', {}],
    ['/nothing', {}],
  ];
  for (const [path, init] of tries) expect((await fetch(`${origin}${path}`, init)).status).toBeGreaterThanOrEqual(400);
  expect((await fetch(`${origin}/style.css`)).status).toBe(200);
});
