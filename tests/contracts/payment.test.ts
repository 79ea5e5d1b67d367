import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PaymentGateway, PaymentIntent } from '#server/adapters/payment/port.ts';
import { type SimulatedGateway, startSimulatedGateway } from '#server/adapters/payment/simulated-gateway.ts';
import { createVnpayGateway } from '#server/adapters/payment/vnpay-gateway.ts';

const SECRET = 'a-secret-that-gateway-and-portal-share';
const NOW = new Date('2026-11-23T03:24:00.000Z');
const INTENT: PaymentIntent = {
  reference: 'MC261123N7K42M9Q',
  amount: 24_000,
  orderInfo: 'Le phi ho so N7K42M9Q',
  returnUrl: 'https://portal.example/thanh-toan/ket-qua',
  clientIp: '127.0.0.1',
  createdAt: '2026-11-23T03:24:00.000Z',
  expiresAt: '2026-11-23T03:39:00.000Z',
  language: 'vi',
};

/** The VNPAY adapter against the simulated gateway, over HTTP. A new adapter gets a row of its own here. */
let simulated: SimulatedGateway;
let gateway: PaymentGateway;
let origin = '';
const adapterFor = (secret: string, terminal = 'DEMOTEST') =>
  createVnpayGateway({
    payUrl: `${origin}/paymentv2/vpcpay.html`,
    queryUrl: `${origin}/merchant_webapi/api/transaction`,
    terminal,
    secret,
    now: () => NOW,
    requestId: () => 'r1',
  });
beforeAll(async () => {
  simulated = await startSimulatedGateway({
    port: 0,
    host: '127.0.0.1',
    terminal: 'DEMOTEST',
    secret: SECRET,
    noticeUrl: 'http://127.0.0.1:9/',
    returnOrigin: 'https://portal.example',
    now: () => NOW,
  });
  origin = `http://127.0.0.1:${simulated.port}`;
  gateway = adapterFor(SECRET);
});
afterAll(() => simulated.close());

let orders = 0;
const intent = (): PaymentIntent => {
  orders += 1;
  return { ...INTENT, reference: `${INTENT.reference}${orders}` };
};
const pay = async (what: PaymentIntent, choice: string): Promise<Record<string, string>> => {
  await fetch(gateway.startUrl(what));
  const form = new URLSearchParams({ reference: what.reference, choice });
  const back = await fetch(`${origin}/choose`, { method: 'POST', body: form, redirect: 'manual' });
  return Object.fromEntries(new URL(back.headers.get('location') ?? '').searchParams);
};

describe('a gateway by redirect', () => {
  test('opens its page at the address that the portal made, and at no other', async () => {
    const url = gateway.startUrl(intent());
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(url.replace('2400000', '100000'))).status).toBe(400);
    expect((await fetch(adapterFor('another secret').startUrl(intent()))).status).toBe(400);
    expect((await fetch(adapterFor(SECRET, 'ANOTHER1').startUrl(intent()))).status).toBe(400);
  });

  test.each([
    ['vi', 'Thanh toán', '24.000 đồng'],
    ['en', 'Pay', '24,000 đồng'],
  ] as const)('speaks to the payer as the portal did (%s)', async (language, button, amount) => {
    const html = await (await fetch(gateway.startUrl({ ...intent(), language }))).text();
    expect(html).toContain(`lang="${language}"`);
    expect(html).toContain(`>${button}</button>`);
    expect(html).toContain(amount);
  });

  test.each([
    ['pay', 'PAID'],
    ['cancel', 'CANCELLED'],
  ] as const)('after %s its signed message is read as %s', async (choice, state) => {
    const what = intent();
    const message = await pay(what, choice);
    expect(gateway.readNotice(message)).toMatchObject({
      ok: true,
      notice: { reference: what.reference, amount: what.amount, state },
    });
  });

  test('a message is believed only as it was signed', async () => {
    const message = await pay(intent(), 'pay');
    for (const key of Object.keys(message)) {
      const changed = gateway.readNotice({ ...message, [key]: `${message[key]}1` });
      expect([key, changed]).toEqual([key, { ok: false, reason: 'signature' }]);
    }
    expect(gateway.readNotice({})).toEqual({ ok: false, reason: 'signature' });
    expect(adapterFor('another secret').readNotice(message).ok).toBe(false);
    expect(adapterFor(SECRET, 'ANOTHER1').readNotice(message)).toEqual({ ok: false, reason: 'malformed' });
  });

  test('what does not belong to the protocol is not read', async () => {
    const message = await pay(intent(), 'pay');
    expect(gateway.readNotice({ ...message, utm_source: 'zalo' }).ok).toBe(true);
  });

  test('asked about an order it tells how it stands', async () => {
    const [waiting, paid, cancelled] = [intent(), intent(), intent()];
    await fetch(gateway.startUrl(waiting));
    await pay(paid, 'silent');
    await pay(cancelled, 'cancel');
    const ask = ({ reference, createdAt }: PaymentIntent) => gateway.query({ reference, createdAt });
    expect(await ask(waiting)).toMatchObject({ state: 'PENDING', amount: 24_000 });
    expect(await ask(paid)).toMatchObject({ state: 'PAID', amount: 24_000 });
    expect(await ask(cancelled)).toMatchObject({ state: 'FAILED' });
  });

  test('an order that nobody began is still open; a stranger is told nothing', async () => {
    const { reference, createdAt } = intent();
    expect((await gateway.query({ reference, createdAt })).state).toBe('PENDING');
    expect((await adapterFor('another secret').query({ reference, createdAt })).state).toBe('UNKNOWN');
  });

  test('never throws when the gateway is not there', async () => {
    const gone = createVnpayGateway({
      payUrl: 'http://127.0.0.1:9/',
      queryUrl: 'http://127.0.0.1:9/',
      terminal: 'DEMOTEST',
      secret: SECRET,
      now: () => NOW,
      requestId: () => 'r1',
    });
    expect(await gone.query({ reference: 'X', createdAt: INTENT.createdAt })).toEqual({
      state: 'UNKNOWN',
      amount: undefined,
      transactionNo: null,
    });
  });

  test('answers each outcome in the words of its protocol', () => {
    const said = (['confirmed', 'not-found', 'already', 'wrong-amount', 'bad-signature', 'unknown'] as const).map(
      (outcome) => gateway.answerNotice(outcome).RspCode,
    );
    expect(said).toEqual(['00', '01', '02', '04', '97', '99']);
  });
});
