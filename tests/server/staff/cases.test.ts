import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffDossier } from '#domain/api/staff.ts';
import { insertProcedure } from '#server/repositories/catalogue-repository.ts';
import { contentHash } from '#server/use-cases/catalogue/seed-catalogue.ts';
import { openPaymentDesk, type PaymentDesk } from '#tests/server/payments/payment-desk.ts';
import { findForm01Facts } from '#tests/server/staff/form-facts.ts';
import { sealDossier, submit, type Visitor } from '#tests/support/portal.ts';
import { shippedProcedure } from '#tests/support/seeds.ts';

let desk: PaymentDesk;
let mai: Visitor;
beforeAll(async () => {
  // The clock of the tests stands on a Monday morning, 23 November.
  desk = await openPaymentDesk();
  mai = desk.portal.officers.mai;
});
afterAll(() => desk.portal.close());

const act = async (id: string, path: string, body?: unknown) => {
  await mai.call('PUT', `/api/v1/staff/dossiers/${id}/lease`);
  return mai.command<StaffDossier>('POST', `/api/v1/staff/dossiers/${id}/${path}`, body);
};
const open = async (id: string) => (await mai.call<StaffDossier>('GET', `/api/v1/staff/dossiers/${id}`)).body;
/** A copy of an extract that is paid for. */
const extract = async (): Promise<string> => {
  const id = await desk.commit();
  await desk.notify((await desk.start(id)).payment);
  return id;
};
const birth = async (change = {}): Promise<string> => {
  const sealed = await sealDossier(desk.portal, desk.citizen, {
    procedureCode: '1.001193',
    answers: { wantsCopies: false },
    ...change,
  });
  expect((await submit(desk.citizen, sealed)).status).toBe(200);
  return sealed.manifest.dossierId;
};
const closing = (day: string) => `${day}T10:00:00.000Z`;

describe('the due date follows the case that the officer names', () => {
  test.each([
    ['a copy found in the database: the same day', '2.000635.03', closing('2026-11-23')],
    ['a copy to be searched for in paper books: fifteen working days', '2.000635.01', closing('2026-12-14')],
  ])('%s', async (_, caseCode, dueAt) => {
    const id = await extract();
    const before = await open(id);
    expect(before.caseChoices?.find((it) => it.code === caseCode)?.dueAt).toBe(dueAt);
    const { body } = await act(id, 'acceptance', { caseCode });
    expect([body.dueAt, body.case?.code]).toEqual([dueAt, caseCode]);
    expect(await desk.read(id)).toMatchObject({ dueAt, case: { code: caseCode } });
  });

  test('a marriage that another commune must verify: three working days more', async () => {
    const { body } = await act(await birth(), 'acceptance', { caseCode: '1.001193.02' });
    expect(body.dueAt).toBe(closing('2026-11-26'));
  });

  test('after a supplement the whole time of the same case starts again', async () => {
    const id = await birth();
    await act(id, 'acceptance', { caseCode: '1.001193.02' });
    await act(id, 'handling');
    await act(id, 'supplement-requests', { points: [{ target: { kind: 'WHOLE' }, reason: 'Ảnh giấy chứng sinh mờ' }] });
    await birth({ dossierId: id, revision: 2 });
    const dossier = await open(id);
    expect([dossier.status, dossier.dueAt, dossier.case?.code]).toEqual([
      'IN_PROGRESS',
      closing('2026-11-26'),
      '1.001193.02',
    ]);
  });

  test('form 01 tells the limit of the case', async () => {
    const id = await birth();
    await act(id, 'acceptance', { caseCode: '1.001193.02' });
    const facts = await findForm01Facts(desk.portal, id);
    expect(facts['timeLimit']).toMatchObject({ unit: 'SAME_DAY', amount: 3 });
    expect(facts['caseName']).toContain('xác minh');
  });
});

describe('without a case named, the answers decide', () => {
  test('a desk of an older version sends nothing: the case that asks for nothing counts', async () => {
    const id = await birth();
    const proposed = (await open(id)).caseChoices?.filter((it) => it.proposed).map((it) => it.code);
    expect(proposed).toEqual(['1.001193.01']);
    const { body } = await act(id, 'acceptance');
    expect([body.dueAt, body.case?.code]).toEqual([closing('2026-11-23'), '1.001193.01']);
    expect(body.caseChoices).toEqual([]);
  });

  test('a case whose condition the answers fulfil is proposed, and another may be chosen all the same', async () => {
    const shipped = shippedProcedure('1.001193');
    const cases = shipped.cases.map((it) =>
      it.code === '1.001193.02' ? { ...it, when: { field: 'parentsMarried', is: true } } : it,
    );
    const procedure = { ...shipped, version: shipped.version + 1, cases };
    const { formHash } = (await mai.call<{ formHash: string }>('GET', '/api/v1/procedures/1.001193')).body;
    const publishedAt = desk.portal.services.now().toISOString();
    await insertProcedure(desk.portal.services.database, {
      hash: contentHash(procedure),
      formHash,
      procedure,
      publishedAt,
    });
    const [first, second] = [await birth(), await birth()];
    expect((await act(first, 'acceptance')).body.case?.code).toBe('1.001193.02');
    expect((await act(second, 'acceptance', { caseCode: '1.001193.01' })).body.case?.code).toBe('1.001193.01');
  });

  test('a case of another procedure is refused, and no number is used up', async () => {
    const [id, next] = [await birth(), await birth()];
    const refused = await act(id, 'acceptance', { caseCode: '2.000635.01' });
    expect([refused.status, refused.problem.code]).toEqual([422, 'request.invalid']);
    const numbers = [(await act(id, 'acceptance')).body, (await act(next, 'acceptance')).body].map((it) =>
      Number(it.dossierCode?.slice(-4)),
    );
    expect((numbers[1] ?? 0) - (numbers[0] ?? 0)).toBe(1);
  });
});
