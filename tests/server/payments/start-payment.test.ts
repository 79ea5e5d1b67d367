import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dossier } from '#domain/api/dossiers.ts';
import { sealDossier, submit } from '#tests/support/portal.ts';
import { openPaymentDesk, type PaymentDesk, signQuery } from './payment-desk.ts';

let desk: PaymentDesk;
beforeAll(async () => {
  desk = await openPaymentDesk();
});
afterAll(() => desk.portal.close());

describe('commit first, then pay (rule 11)', () => {
  test('there is nothing to pay for a dossier that was not committed', async () => {
    const sealed = await sealDossier(desk.portal, desk.citizen);
    const answer = await desk.tryStart(sealed.manifest.dossierId);
    expect([answer.status, answer.problem.code]).toEqual([404, 'dossier.notFound']);
    expect(await desk.ledger(sealed.manifest.dossierId)).toEqual([]);
  });

  test('nor for one without a fee, nor for one that is paid', async () => {
    const free = await sealDossier(desk.portal, desk.citizen, {
      procedureCode: '1.001193',
      answers: { wantsCopies: false },
    });
    await submit(desk.citizen, free);
    expect((await desk.tryStart(free.manifest.dossierId)).problem.code).toBe('payment.nothingDue');
    const id = await desk.commit();
    const { payment } = await desk.start(id);
    await desk.notify(payment);
    expect((await desk.tryStart(id)).problem.code).toBe('payment.alreadyPaid');
  });

  test('another citizen can neither pay nor see it', async () => {
    const { payment } = await desk.start(await desk.commit());
    const other = await desk.portal.citizen();
    const start = await other.command('POST', `/api/v1/dossiers/${payment.dossierId}/payments`);
    expect([start.status, start.problem.code]).toEqual([404, 'dossier.notFound']);
    const read = await other.call('GET', `/api/v1/payments/${payment.reference}`);
    expect([read.status, read.problem.code]).toEqual([404, 'payment.notFound']);
  });
});

describe('one intent while it is open', () => {
  test('ten taps at once, each a command of its own, begin one payment', async () => {
    const id = await desk.commit();
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.tryStart(id)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(new Set(answers.map((answer) => answer.body.payment.reference)).size).toBe(1);
    expect(await desk.ledger(id)).toHaveLength(1);
  });

  test('the same command gets the same answer', async () => {
    const id = await desk.commit();
    const command = randomUUID();
    const first = await desk.tryStart(id, command);
    expect((await desk.tryStart(id, command)).body).toEqual(first.body);
  });

  test('after its quarter of an hour a new one begins', async () => {
    const id = await desk.commit();
    const first = await desk.start(id);
    expect(Date.parse(first.payment.expiresAt) - Date.parse(first.payment.createdAt)).toBe(15 * 60_000);
    desk.portal.later(15 * 60_000 + 1);
    expect((await desk.start(id)).payment.reference).not.toBe(first.payment.reference);
  });
});

describe('what goes to the gateway', () => {
  test('is signed, in đồng times a hundred, in the time of Việt Nam, with the address to come back to', async () => {
    desk.portal.setTime('2026-11-23T03:24:00.000Z');
    const { payment, redirectUrl } = await desk.start(await desk.commit());
    const params = Object.fromEntries(new URL(redirectUrl).searchParams);
    const { vnp_SecureHash, ...signed } = params;
    expect(signQuery(signed)).toContain(vnp_SecureHash);
    expect(params).toMatchObject({
      vnp_Version: '2.1.0',
      vnp_Command: 'pay',
      vnp_TmnCode: 'DEMOTEST',
      vnp_Amount: '2400000',
      vnp_CurrCode: 'VND',
      vnp_TxnRef: payment.reference,
      vnp_Locale: 'vn',
      vnp_ReturnUrl: 'https://portal.example/thanh-toan/ket-qua',
      vnp_CreateDate: '20261123102400',
      vnp_ExpireDate: '20261123103900',
    });
  });

  test('names nobody: only the reference of the dossier, in plain letters', async () => {
    const id = await desk.commit();
    const { redirectUrl, payment } = await desk.start(id);
    const dossier = await desk.read(id);
    const { searchParams } = new URL(redirectUrl);
    expect(searchParams.get('vnp_OrderInfo')).toBe(`Le phi ho so ${dossier.submissionReference}`);
    const { fullName, personalId, email } = desk.citizen.person;
    const told = decodeURIComponent(redirectUrl).replaceAll('+', ' ');
    for (const secret of [fullName, personalId, email, id, 'Ánh', '0301']) expect(told).not.toContain(secret);
    expect(payment.reference).toMatch(/^MC261123[0-9A-HJKMNP-TV-Z]{8}$/);
  });
});

describe('an intent is bound to what was due when it began', () => {
  test('a late notice of an older, smaller fee does not release a dossier that now costs more', async () => {
    const sealed = await sealDossier(desk.portal, desk.citizen, { answers: { copies: 1 } });
    const id = sealed.manifest.dossierId;
    await submit(desk.citizen, sealed);
    const first = await desk.start(id);
    desk.portal.later(16 * 60_000);
    const second = await desk.start(id);
    await desk.notify(second.payment);
    const more = { answers: { copies: 4 }, revision: 2, dossierId: id };
    const revised = await submit(desk.citizen, await sealDossier(desk.portal, desk.citizen, more));
    expect(revised.body).toMatchObject({ status: 'PAYMENT_REQUIRED', amountDue: 24_000 });
    expect(await desk.notify(first.payment)).toBe('00');
    const states = (await desk.ledger(id)).map(({ reference, state }) => [reference, state]);
    expect(Object.fromEntries(states)).toMatchObject({ [first.payment.reference]: 'REFUND_DUE' });
    expect((await desk.read(id)).status).toBe('PAYMENT_REQUIRED');
    const third = await desk.start(id);
    expect(third.payment.amount).toBe(24_000);
    await desk.notify(third.payment);
    const { body } = await desk.citizen.call<Dossier>('GET', `/api/v1/dossiers/${id}`);
    expect(body.status).toBe('SUBMITTED');
  });
});
