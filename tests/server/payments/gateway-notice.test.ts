import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dossier } from '#domain/api/dossiers.ts';
import { type Notice, NoticeKind } from '#domain/api/notices.ts';
import { outgoingMessages } from '#server/database/schema/journal.ts';
import { sealDossier, submit } from '#tests/support/portal.ts';
import { openPaymentDesk, type PaymentDesk, signQuery } from './payment-desk.ts';

let desk: PaymentDesk;
beforeAll(async () => {
  desk = await openPaymentDesk();
});
afterAll(() => desk.portal.close());

describe('the gateway’s notice is checked in the order of its protocol', () => {
  test('first the signature: a wrong one is told so even for an order that does not exist', async () => {
    const { payment } = await desk.start(await desk.commit());
    expect(await desk.notify({ ...payment, reference: 'MC000000NOBODY' }, {}, 'another secret')).toBe('97');
  });

  test('then the order, before its amount', async () => {
    const { payment } = await desk.start(await desk.commit());
    expect(await desk.notify({ ...payment, reference: 'MC000000NOBODY', amount: 1 })).toBe('01');
  });

  test('then the amount, before the state; then the state', async () => {
    const id = await desk.commit();
    const { payment } = await desk.start(id);
    expect(await desk.notify({ ...payment, amount: 8_000 })).toBe('04');
    expect((await desk.read(id)).status).toBe('PAYMENT_REQUIRED');
    expect(await desk.notify(payment)).toBe('00');
    expect(await desk.notify({ ...payment, amount: 8_000 })).toBe('04');
    expect(await desk.notify(payment)).toBe('02');
  });

  test('a notice for another merchant’s terminal is not ours', async () => {
    const id = await desk.commit();
    const { payment } = await desk.start(id);
    expect(await desk.notify(payment, { vnp_TmnCode: 'ANOTHER1' })).toBe('99');
    expect((await desk.read(id)).status).toBe('PAYMENT_REQUIRED');
  });

  test('a forged notice changes nothing: no signature, an old one over new content, or the secret guessed', async () => {
    const id = await desk.commit();
    const { payment } = await desk.start(id);
    const query = signQuery({ vnp_TmnCode: 'DEMOTEST', vnp_TxnRef: payment.reference, vnp_Amount: '1' });
    const visitor = desk.portal.visitor();
    const url = '/api/v1/payments/vnpay/notice';
    for (const forged of [
      query.replace(/&vnp_SecureHash=.*/, ''),
      query.replace('vnp_Amount=1', 'vnp_Amount=2400000'),
      `${query}&vnp_ResponseCode=00&vnp_TransactionStatus=00`,
      '',
    ]) {
      expect((await visitor.call<{ RspCode: string }>('GET', `${url}?${forged}`)).body.RspCode).toBe('97');
    }
    expect(await desk.notify(payment, {}, '')).toBe('97');
    expect((await desk.ledger(id)).map((row) => row.state)).toEqual(['PENDING']);
  });
});

describe('money moves once', () => {
  test('the same notice ten times, some at the same moment, is one entry of the ledger and one step of the dossier', async () => {
    const id = await desk.commit();
    const { payment } = await desk.start(id);
    const codes = await Promise.all(Array.from({ length: 10 }, () => desk.notify(payment)));
    expect(codes.filter((code) => code === '00')).toHaveLength(1);
    expect(codes.filter((code) => code === '02')).toHaveLength(9);
    const dossier = await desk.read(id);
    expect(dossier.events.filter((event) => event.action === 'settlePayment')).toHaveLength(1);
    expect(dossier.documents.filter((document) => document.kind === 'PAYMENT_RECEIPT')).toHaveLength(1);
    expect((await desk.ledger(id)).map(({ state, amount }) => [state, amount])).toEqual([['PAID', 24_000]]);
  });

  test('the page on which the payer comes back only shows: its address alone pays nothing', async () => {
    const id = await desk.commit();
    const { payment } = await desk.start(id);
    const query = signQuery({
      vnp_TmnCode: 'DEMOTEST',
      vnp_TxnRef: payment.reference,
      vnp_Amount: '2400000',
      vnp_ResponseCode: '00',
      vnp_TransactionStatus: '00',
    });
    await desk.citizen.call('GET', `/thanh-toan/ket-qua?${query}`, undefined, { accept: 'text/html' });
    expect((await desk.ledger(id)).map((row) => row.state)).toEqual(['PENDING']);
    expect((await desk.read(id)).paymentStatus).toBe('PENDING');
  });

  test('a paid dossier goes on, and its clock has all of its eight hours again', async () => {
    desk.portal.setTime('2026-11-23T03:24:00.000Z');
    const id = await desk.commit();
    const waiting = await desk.read(id);
    expect(waiting).toMatchObject({ status: 'PAYMENT_REQUIRED', needs: 'PAY' });
    expect(waiting.clock).toMatchObject({ kind: 'INTAKE', state: 'PAUSED', remainingWorkingMinutes: 480, dueAt: null });
    const { payment } = await desk.start(id);
    desk.portal.later(5 * 60_000);
    expect(await desk.notify(payment)).toBe('00');
    const paid = await desk.read(id);
    expect(paid).toMatchObject({ status: 'SUBMITTED', paymentStatus: 'PAID', needs: null });
    // Monday 10:29 and eight working hours: Tuesday 10:29.
    expect(paid.clock).toMatchObject({ kind: 'INTAKE', state: 'RUNNING', dueAt: '2026-11-24T03:29:00.000Z' });
    expect(paid.events.at(-1)).toMatchObject({ action: 'settlePayment', by: 'gateway', to: 'SUBMITTED' });
  });
});

describe('what did not succeed', () => {
  test.each([
    ['cancelled by the payer', '24', '02', 'CANCELLED'],
    ['the time ran out at the gateway', '11', '02', 'EXPIRED'],
    ['not enough on the account', '51', '02', 'FAILED'],
    ['success in one code but not in the other', '00', '02', 'FAILED'],
  ])('%s: the dossier still waits and may be paid anew', async (_, responseCode, status, state) => {
    const id = await desk.commit();
    const { payment } = await desk.start(id);
    const change = { vnp_ResponseCode: responseCode, vnp_TransactionStatus: status, vnp_TransactionNo: '0' };
    expect(await desk.notify(payment, change)).toBe('00');
    expect((await desk.ledger(id)).map((row) => row.state)).toEqual([state]);
    expect(await desk.read(id)).toMatchObject({ status: 'PAYMENT_REQUIRED', paymentStatus: 'DUE', needs: 'PAY' });
    const again = await desk.start(id);
    expect(again.payment.reference).not.toBe(payment.reference);
    expect(await desk.notify(again.payment)).toBe('00');
    expect((await desk.read(id)).status).toBe('SUBMITTED');
  });

  test.each([
    ['cancelled', '24', '02'],
    ['under suspicion', '07', '07'],
  ])(
    'a payment that was %s and succeeds after all is counted: money that moved is never ignored',
    async (_, code, status) => {
      const id = await desk.commit();
      const { payment } = await desk.start(id);
      await desk.notify(payment, { vnp_ResponseCode: code, vnp_TransactionStatus: status });
      expect(await desk.notify(payment)).toBe('00');
      expect(await desk.notify(payment)).toBe('02');
      expect(await desk.read(id)).toMatchObject({ status: 'SUBMITTED', paymentStatus: 'PAID' });
    },
  );

  test('under suspicion it is shown as under way, and nobody is let pay twice, until the bank has looked', async () => {
    const id = await desk.commit();
    const { payment } = await desk.start(id);
    expect(await desk.notify(payment, { vnp_ResponseCode: '07', vnp_TransactionStatus: '07' })).toBe('00');
    expect(await desk.read(id)).toMatchObject({ status: 'PAYMENT_REQUIRED', paymentStatus: 'PENDING' });
    const again = await desk.tryStart(id);
    expect([again.status, again.problem.code, again.problem.facts]).toEqual([
      409,
      'payment.underReview',
      { reference: payment.reference },
    ]);
    expect(await desk.notify(payment, { vnp_ResponseCode: '51', vnp_TransactionStatus: '02' })).toBe('00');
    expect((await desk.read(id)).paymentStatus).toBe('DUE');
    expect(await desk.notify((await desk.start(id)).payment)).toBe('00');
    expect((await desk.read(id)).status).toBe('SUBMITTED');
  });

  test('a success is not taken back by a failure that comes late', async () => {
    const id = await desk.commit();
    const { payment } = await desk.start(id);
    await desk.notify(payment);
    expect(await desk.notify(payment, { vnp_ResponseCode: '24', vnp_TransactionStatus: '02' })).toBe('02');
    expect((await desk.ledger(id)).map((row) => row.state)).toEqual(['PAID']);
  });
});

describe('what is to be paid', () => {
  test('is said in đồng, and so is what was paid of it', async () => {
    const id = await desk.commit();
    const mine = () => desk.citizen.call<{ dossiers: Dossier[] }>('GET', '/api/v1/dossiers');
    expect(await desk.read(id)).toMatchObject({ amountDue: 24_000, amountPaid: 0 });
    await desk.notify((await desk.start(id)).payment);
    expect(await desk.read(id)).toMatchObject({ amountDue: 24_000, amountPaid: 24_000 });
    expect((await mine()).body.dossiers.find((it) => it.id === id)).toMatchObject({ amountPaid: 24_000 });
  });
});

const KINDS: readonly string[] = NoticeKind.options;

describe('money that the dossier does not need is owed back, and the applicant is told', () => {
  const toldOf = async (id: string): Promise<string[]> =>
    (await desk.citizen.call<{ notices: Notice[] }>('GET', '/api/v1/notices')).body.notices
      .filter((notice) => notice.dossierId === id)
      .map((notice) => notice.kind)
      .sort((a, b) => KINDS.indexOf(a) - KINDS.indexOf(b));

  test('paid twice by two intents', async () => {
    const id = await desk.commit();
    const first = await desk.start(id);
    desk.portal.later(16 * 60_000);
    const second = await desk.start(id);
    expect(second.payment.reference).not.toBe(first.payment.reference);
    expect(await desk.notify(second.payment)).toBe('00');
    expect(await desk.notify(first.payment)).toBe('00');
    expect(await desk.notify(first.payment)).toBe('02');
    const states = (await desk.ledger(id)).map(({ reference, state }) => [reference, state]);
    expect(Object.fromEntries(states)).toEqual({
      [first.payment.reference]: 'REFUND_DUE',
      [second.payment.reference]: 'PAID',
    });
    expect(await desk.read(id)).toMatchObject({ status: 'SUBMITTED', paymentStatus: 'REFUND_DUE' });
    expect(await toldOf(id)).toEqual(['SUBMITTED', 'PAYMENT_DUE', 'PAID', 'REFUND_DUE']);
  });

  test('paid while the withdrawal is asked for', async () => {
    const id = await desk.commit();
    const { payment } = await desk.start(id);
    await desk.citizen.command('POST', `/api/v1/dossiers/${id}/withdrawal`);
    expect(await desk.notify(payment)).toBe('00');
    expect(await desk.read(id)).toMatchObject({ status: 'WITHDRAWAL_REQUESTED', paymentStatus: 'REFUND_DUE' });
    expect((await desk.ledger(id)).map((row) => row.state)).toEqual(['REFUND_DUE']);
    expect(await toldOf(id)).toEqual(['SUBMITTED', 'PAYMENT_DUE', 'WITHDRAWAL_REQUESTED', 'REFUND_DUE']);
  });

  test.each([
    ['refused', 'refusal', { reason: 'Không có tên trong sổ hộ tịch của xã' }],
    ['withdrawn', 'withdrawal-confirmation', undefined],
  ])('paid for a dossier that is then %s', async (_, path, body) => {
    const id = await desk.commit();
    await desk.notify((await desk.start(id)).payment);
    if (body === undefined) await desk.citizen.command('POST', `/api/v1/dossiers/${id}/withdrawal`);
    const { mai } = desk.portal.officers;
    await mai.call('PUT', `/api/v1/staff/dossiers/${id}/lease`);
    expect((await mai.command('POST', `/api/v1/staff/dossiers/${id}/${path}`, body)).status).toBe(200);
    expect((await desk.read(id)).paymentStatus).toBe('REFUND_DUE');
    expect((await toldOf(id)).filter((kind) => kind === 'REFUND_DUE')).toHaveLength(1);
  });

  test('a correction that costs less', async () => {
    const sealed = await sealDossier(desk.portal, desk.citizen, { answers: { copies: 3 } });
    const id = sealed.manifest.dossierId;
    await submit(desk.citizen, sealed);
    await desk.notify((await desk.start(id)).payment);
    const less = await sealDossier(desk.portal, desk.citizen, { answers: { copies: 1 }, dossierId: id, revision: 2 });
    expect((await submit(desk.citizen, less)).status).toBe(200);
    expect((await desk.read(id)).paymentStatus).toBe('REFUND_DUE');
    expect((await toldOf(id)).filter((kind) => kind === 'REFUND_DUE')).toHaveLength(1);
  });
});

test.each([
  ['the payer cancels', '24'],
  ['the bank refuses', '51'],
])('when %s, a notice in the app says that the fee is still due, and no message follows', async (_, code) => {
  const id = await desk.commit();
  const messages = () => desk.portal.services.database.$count(outgoingMessages);
  const before = await messages();
  const { payment } = await desk.start(id);
  const failed = { vnp_ResponseCode: code, vnp_TransactionStatus: '02' };
  expect(await desk.notify(payment, failed)).toBe('00');
  expect(await desk.notify(payment, failed)).toBe('02');
  const { body } = await desk.citizen.call<{ notices: Notice[] }>('GET', '/api/v1/notices');
  const told = body.notices.filter((notice) => notice.dossierId === id).map((notice) => notice.kind);
  expect(told.filter((kind) => kind === 'PAYMENT_FAILED')).toHaveLength(1);
  expect(await messages()).toBe(before);
});
