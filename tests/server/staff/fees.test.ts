import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffDossier } from '#domain/api/staff.ts';
import { auditLog } from '#server/database/schema/journal.ts';
import { findDossier, updateDossier } from '#server/repositories/dossier-repository.ts';
import { givePaymentTerms } from '#server/use-cases/payments/give-payment-terms.ts';
import { openPaymentDesk, type PaymentDesk } from '#tests/server/payments/payment-desk.ts';
import { sealDossier, submit, type Visitor } from '#tests/support/portal.ts';

const LATE = 'lateRegistration';
const GROUND = 'Nghị quyết của Hội đồng nhân dân tỉnh về lệ phí hộ tịch, mục đăng ký khai sinh quá hạn';
/** Nobody knows the council's amount here: any number serves a test. */
const AMOUNT = 12_000;

let desk: PaymentDesk;
let mai: Visitor;
beforeAll(async () => {
  desk = await openPaymentDesk();
  mai = desk.portal.officers.mai;
});
afterAll(() => desk.portal.close());

const act = async (id: string, path: string, body?: unknown) => {
  await mai.call('PUT', `/api/v1/staff/dossiers/${id}/lease`);
  return mai.command<StaffDossier>('POST', `/api/v1/staff/dossiers/${id}/${path}`, body);
};
const assess = (id: string, change: Record<string, unknown> = {}) =>
  act(id, 'fee-assessments', { lines: [{ ruleId: LATE, amount: AMOUNT, ground: GROUND, ...change }] });
/** A birth that is registered later than sixty days after it, or in time. */
const birth = async (answers: Record<string, string | number | boolean> = {}, change = {}): Promise<string> => {
  const sealed = await sealDossier(desk.portal, desk.citizen, {
    procedureCode: '1.001193',
    answers: { wantsCopies: false, childBirthDate: '2026-06-01', ...answers },
    ...change,
  });
  const sent = await submit(desk.citizen, sealed);
  if (sent.status !== 200) throw new Error(sent.bytes.toString());
  return sealed.manifest.dossierId;
};
const pay = async (id: string): Promise<string> => desk.notify((await desk.start(id)).payment);

describe('an officer sets the fee that the rules leave open', () => {
  test.each([
    ['SUBMITTED', []],
    ['ACCEPTED', ['acceptance']],
    ['IN_PROGRESS', ['acceptance', 'handling']],
  ] as const)('%s: the clock stops, the gateway’s notice brings it back', async (status, acts) => {
    const id = await birth();
    for (const path of acts) await act(id, path);
    const clockBefore = (await desk.read(id)).clock;
    const asked = await assess(id);
    expect([asked.status, asked.body.status]).toEqual([200, 'PAYMENT_REQUIRED']);
    const waiting = await desk.read(id);
    expect(waiting).toMatchObject({ needs: 'PAY', paymentStatus: 'DUE', amountDue: AMOUNT, amountPaid: 0 });
    expect(waiting.clock).toMatchObject({ kind: clockBefore?.kind, state: 'PAUSED', dueAt: null });
    expect(waiting.fees.dueAtSubmission).toBe(AMOUNT);
    expect(waiting.fees.lines.find((it) => it.ruleId === LATE)).toMatchObject({
      amount: AMOUNT,
      assessed: { ground: GROUND },
    });
    const by = status === 'IN_PROGRESS' ? 'handler' : 'receptionist';
    expect(waiting.events.at(-1)).toMatchObject({ action: 'requirePayment', from: status, by, reason: GROUND });
    expect(await pay(id)).toBe('00');
    const paid = await desk.read(id);
    expect(paid).toMatchObject({ status, paymentStatus: 'PAID', amountPaid: AMOUNT });
    expect(paid.clock).toMatchObject({ kind: clockBefore?.kind, state: 'RUNNING' });
    expect(paid.documents.map((it) => it.kind)).toContain('PAYMENT_RECEIPT');
  });

  test('who asked for how much is written down', async () => {
    const id = await birth();
    await assess(id);
    const rows = await desk.portal.services.database.select().from(auditLog);
    expect(rows.filter((it) => it.dossierId === id && it.action === 'assessFee')).toMatchObject([
      { actorKind: 'staff', detail: { ruleId: LATE, amount: AMOUNT } },
    ]);
  });

  test.each([
    ['a line that the procedure does not have', { ruleId: 'gift' }, 409, 'payment.lineNotOpen'],
    ['a line whose amount is known', { ruleId: 'copies' }, 409, 'payment.lineNotOpen'],
    ['nothing', { amount: 0 }, 422, 'request.invalid'],
    ['half a đồng', { amount: 0.5 }, 422, 'request.invalid'],
    ['without a ground', { ground: '' }, 422, 'request.invalid'],
  ])('never %s', async (_, change, status, code) => {
    const id = await birth({ wantsCopies: true, copies: 1 });
    await pay(id);
    const refused = await assess(id, change);
    expect([refused.status, refused.problem.code]).toEqual([status, code]);
    expect((await desk.read(id)).status).toBe('SUBMITTED');
  });

  test('where the birth is registered in time there is no such line, and the desk is not offered it', async () => {
    const id = await birth({ childBirthDate: '2026-11-01' });
    const { body } = await mai.call<StaffDossier>('GET', `/api/v1/staff/dossiers/${id}`);
    expect(body.actions).not.toContain('requirePayment');
    expect((await assess(id)).problem.code).toBe('payment.lineNotOpen');
    const late = await mai.call<StaffDossier>('GET', `/api/v1/staff/dossiers/${await birth()}`);
    expect(late.body.actions).toContain('requirePayment');
  });

  test('asked wrongly, it is corrected until it is paid; money for the wrong amount is owed back', async () => {
    const id = await birth();
    await assess(id, { amount: AMOUNT * 10 });
    const { payment } = await desk.start(id);
    expect((await assess(id)).body).toMatchObject({ status: 'PAYMENT_REQUIRED', amountDue: AMOUNT });
    expect(await desk.notify(payment)).toBe('00');
    expect(await desk.read(id)).toMatchObject({ status: 'PAYMENT_REQUIRED', paymentStatus: 'REFUND_DUE' });
    await pay(id);
    expect((await desk.read(id)).status).toBe('SUBMITTED');
    expect((await assess(id)).problem.code).toBe('payment.lineNotOpen');
  });

  test('a correction to a birth in time owes the paid fee back', async () => {
    const id = await birth();
    await assess(id);
    await pay(id);
    await birth({ childBirthDate: '2026-11-01' }, { dossierId: id, revision: 2 });
    expect(await desk.read(id)).toMatchObject({ status: 'SUBMITTED', paymentStatus: 'REFUND_DUE', amountDue: 0 });
  });
});

describe('a dossier that waits for its payment has a term', () => {
  const reason = 'Quá hạn nộp lệ phí, người nộp không trả lời';

  test('one that was asked for before there were terms gets one from the day on which it is told, once', async () => {
    const { services } = desk.portal;
    const id = await birth();
    await assess(id);
    const old = await findDossier(services.database, id);
    if (old === undefined) throw new Error('no such dossier');
    await updateDossier(services.database, { ...old, paymentDueAt: null });
    const told = async () =>
      (
        await desk.citizen.call<{ notices: { dossierId: string; kind: string }[] }>('GET', '/api/v1/notices')
      ).body.notices.filter((it) => it.dossierId === id && it.kind === 'PAYMENT_DUE').length;
    const before = await told();
    desk.portal.later(60_000);
    await givePaymentTerms(services);
    await givePaymentTerms(services);
    expect((await desk.read(id)).paymentDueAt).toBe('2026-12-08T10:00:00.000Z');
    expect(await told()).toBe(before + 1);
    const early = await act(id, 'stop', { reason });
    expect([early.status, early.problem.code]).toEqual([409, 'dossier.transitionNotAllowed']);
  });

  test('fifteen days, until the end of the last working day; after it an officer may stop it, before not', async () => {
    const id = await birth();
    await assess(id);
    const dueAt = '2026-12-08T10:00:00.000Z';
    expect((await desk.read(id)).paymentDueAt).toBe(dueAt);
    const early = await act(id, 'stop', { reason });
    expect([early.status, early.problem.code]).toEqual([409, 'dossier.transitionNotAllowed']);
    desk.portal.setTime('2026-12-08T10:00:01.000Z');
    const { password } = { password: 'a-password-for-tests' };
    mai = desk.portal.visitor();
    await mai.call('POST', '/api/v1/staff/session', { username: 'mai', password });
    const open = await mai.call<StaffDossier>('GET', `/api/v1/staff/dossiers/${id}`);
    expect([open.body.status, open.body.actions]).toEqual(['PAYMENT_REQUIRED', ['requirePayment', 'stop']]);
    const stopped = await act(id, 'stop', { reason });
    expect(stopped.body).toMatchObject({ status: 'STOPPED', paymentStatus: 'NOTHING_DUE', paymentDueAt: null });
    expect(stopped.body.documents.map((it) => it.kind)).toContain('FORM_05');
  });
});
