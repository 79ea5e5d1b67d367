import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DossierId, Sha256 } from '#domain/api/primitives.ts';
import { FormDefinition } from '#domain/forms/form-definition.ts';
import { Procedure } from '#domain/procedures/procedure.ts';
import { connectDatabase } from '#server/database/connect.ts';
import { migrateDatabase } from '#server/database/migrate.ts';
import { listVersions } from '#server/repositories/catalogue-repository.ts';
import { readShippedData, type ShippedData } from '#server/repositories/shipped-data-repository.ts';
import { contentHash, seedCatalogue } from '#server/use-cases/catalogue/seed-catalogue.ts';
import { expectProblem } from '#tests/server/http/expect-problem.ts';
import { type Citizen, sealDossier, startTestPortal, submit, type TestPortal } from '#tests/support/portal.ts';

const CODE = '2.000635';
const BEFORE = '2026-11-10T02:00:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'mot-cua-upgrade-'));

/** What an older portal shipped: the same version number, another title on the e-form. */
function olderData(version: number): ShippedData {
  const now = readShippedData();
  const older = now.forms.map((content) => {
    const form = FormDefinition.parse(content);
    if (form.formCode !== CODE) return form;
    return { ...form, title: { ...form.title, vi: `${form.title.vi} (mẫu cũ)` } };
  });
  const procedures = now.procedures.map((content) => {
    const procedure = Procedure.parse(content);
    return procedure.code === CODE ? { ...procedure, version } : procedure;
  });
  return { ...now, forms: older, procedures };
}
const formOf = (data: ShippedData): FormDefinition => {
  const form = data.forms.map((it) => FormDefinition.parse(it)).find((it) => it.formCode === CODE);
  if (form === undefined) throw new Error('no such form');
  return form;
};
const shippedVersion = (): number =>
  readShippedData()
    .procedures.map((it) => Procedure.parse(it))
    .find((it) => it.code === CODE)?.version ?? 0;

let older: { procedureHash: Sha256; formHash: Sha256 };
let portal: TestPortal;
let citizen: Citizen;
beforeAll(async () => {
  const data = olderData(shippedVersion());
  const connection = await connectDatabase({ folder });
  await migrateDatabase(connection);
  await seedCatalogue(connection.database, BEFORE, data);
  const found = (await listVersions(connection.database)).find((it) => it.code === CODE);
  older = { procedureHash: Sha256.parse(found?.hash), formHash: Sha256.parse(found?.formHash) };
  await connection.close();
  portal = await startTestPortal({ database: { folder } });
  citizen = await portal.citizen();
});
afterAll(async () => {
  await portal.close();
  rmSync(folder, { recursive: true, force: true });
});

const sealedUnderTheOlder = async () => {
  const { manifest, answers } = await sealDossier(portal, citizen, { procedureCode: CODE });
  return { answers, manifest: { ...manifest, ...older, dossierId: DossierId.parse(randomUUID()) } };
};
const versions = async () => (await listVersions(portal.services.database)).filter((it) => it.code === CODE);

test('a folder that an older portal filled offers the new e-form, though nobody raised the number', async () => {
  const { formHash } = (await citizen.call<{ formHash: string }>('GET', `/api/v1/procedures/${CODE}`)).body;
  expect(older.formHash).not.toBe(formHash);
  expect(formHash).toBe(contentHash(formOf(readShippedData())));
  const form = await citizen.call<FormDefinition>('GET', `/api/v1/forms/${formHash}`);
  expect(form.body.title.vi).not.toContain('mẫu cũ');
  expect((await versions()).map((it) => it.version).sort((a, b) => a - b)).toEqual([
    shippedVersion(),
    shippedVersion() + 1,
  ]);
});

test('a second start publishes nothing more, nor does a start of the older portal in between', async () => {
  await seedCatalogue(portal.services.database, BEFORE);
  await seedCatalogue(portal.services.database, BEFORE, olderData(shippedVersion()));
  await seedCatalogue(portal.services.database, BEFORE);
  expect(await versions()).toHaveLength(2);
});

test('what was sealed under the older e-form is taken for thirty days more, and read with the e-form that it was filled in', async () => {
  const sealed = await sealedUnderTheOlder();
  expect((await submit(citizen, sealed)).status).toBe(200);
  const read = await citizen.call<{ manifest: { formHash: string } }>(
    'GET',
    `/api/v1/dossiers/${sealed.manifest.dossierId}`,
  );
  expect(read.body.manifest.formHash).toBe(older.formHash);
  const form = await citizen.call<FormDefinition>('GET', `/api/v1/forms/${older.formHash}`);
  expect(form.body.title.vi).toContain('mẫu cũ');

  portal.setTime('2026-12-22T16:59:00.000Z');
  citizen = await portal.citizen();
  expect((await submit(citizen, await sealedUnderTheOlder())).status).toBe(200);
  portal.setTime('2026-12-22T17:00:00.000Z');
  citizen = await portal.citizen();
  expectProblem(await submit(citizen, await sealedUnderTheOlder()), 'procedure.versionOutdated');
});

test('a raised number is a version of its own', async () => {
  const data = readShippedData();
  const procedures = data.procedures.map((content) => {
    const procedure = Procedure.parse(content);
    return procedure.code === CODE
      ? { ...procedure, version: shippedVersion() + 4, aliases: ['trích lục'] }
      : procedure;
  });
  await seedCatalogue(portal.services.database, BEFORE, { ...data, procedures });
  expect((await versions()).map((it) => it.version)).toContain(shippedVersion() + 4);
});
