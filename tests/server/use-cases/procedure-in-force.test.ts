import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Procedure } from '#domain/procedures/procedure.ts';
import { insertProcedure } from '#server/repositories/catalogue-repository.ts';
import { contentHash } from '#server/use-cases/catalogue/seed-catalogue.ts';
import { expectProblem } from '#tests/server/http/expect-problem.ts';
import { type Citizen, sealDossier, startTestPortal, submit, type TestPortal } from '#tests/support/portal.ts';
import { shippedProcedure } from '#tests/support/seeds.ts';

const CODE = '1.001193';
let portal: TestPortal;
let citizen: Citizen;
let formHash: string;
beforeAll(async () => {
  portal = await startTestPortal();
  citizen = await portal.citizen();
  formHash = (await citizen.call<{ formHash: string }>('GET', `/api/v1/procedures/${CODE}`)).body.formHash;
});
afterAll(() => portal.close());

const publish = async (change: Partial<Procedure>): Promise<string> => {
  const procedure = { ...shippedProcedure(CODE), ...change };
  const hash = contentHash(procedure);
  const publishedAt = portal.services.now().toISOString();
  await insertProcedure(portal.services.database, { hash, formHash, procedure, publishedAt });
  return hash;
};
const read = (code = CODE) => citizen.call<{ hash: string }>('GET', `/api/v1/procedures/${code}`);
const listed = async (): Promise<(string | undefined)[]> =>
  (await citizen.call<{ procedures: { code: string; hash?: string }[] }>('GET', '/api/v1/procedures')).body.procedures
    .filter((it) => it.code === CODE)
    .map((it) => it.hash);

describe('A version of a procedure is in force from its first day to its last', () => {
  test('published for next year, it waits; from that day on it alone counts; ended, nothing is filed', async () => {
    const current = (await read()).body.hash;
    const next = await publish({ version: 2, validFrom: '2027-01-01', validTo: '2027-06-30' });
    expect([(await read()).body.hash, await listed()]).toEqual([current, [current]]);
    const sealed = await sealDossier(portal, citizen, { procedureCode: CODE });
    expect((await submit(citizen, sealed)).status).toBe(200);

    // The last minute of the old year and the first of the new one, in Việt Nam.
    const late = await sealDossier(portal, citizen, { procedureCode: CODE });
    portal.setTime('2026-12-31T16:59:00.000Z');
    expect((await read()).body.hash).toBe(current);
    portal.setTime('2026-12-31T17:00:00.000Z');
    citizen = await portal.citizen();
    expect([(await read()).body.hash, await listed()]).toEqual([next, [next]]);
    const { manifest, answers } = await sealDossier(portal, citizen, { procedureCode: CODE });
    const old = { answers, manifest: { ...manifest, procedureHash: late.manifest.procedureHash } };
    expectProblem(await submit(citizen, old), 'procedure.versionOutdated');

    portal.setTime('2027-06-30T16:59:00.000Z');
    expect((await read()).status).toBe(200);
    portal.setTime('2027-06-30T17:00:00.000Z');
    citizen = await portal.citizen();
    expectProblem(await read(), 'procedure.withdrawn');
    expect(await listed()).toEqual([]);
    expectProblem(await submit(citizen, { answers, manifest }), 'procedure.withdrawn');
  });

  test('one that has not begun at all is not there yet', async () => {
    await publish({ code: '9.999999', version: 1, validFrom: '2030-01-01' });
    expectProblem(await read('9.999999'), 'procedure.notFound');
  });

  test('a draft of the next version takes nothing from the one in force', async () => {
    const before = await listed();
    await publish({ code: '2.000635', version: 9, releaseStage: 'DRAFT', validFrom: '2021-01-01' });
    expect((await read('2.000635')).status).toBe(200);
    expect(await listed()).toEqual(before);
  });
});
