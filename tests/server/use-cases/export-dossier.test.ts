import { readdirSync, readlinkSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findDossier } from '#server/repositories/dossier-repository.ts';
import { listParts } from '#server/repositories/part-repository.ts';
import { exportDossier } from '#server/use-cases/dossiers/export-dossier.ts';
import { type Citizen, sealDossier, startTestPortal, submit, type TestPortal } from '#tests/support/portal.ts';
import { samplePdf } from '#tests/support/sample-files.ts';

let portal: TestPortal;
let citizen: Citizen;
beforeAll(async () => {
  portal = await startTestPortal();
  citizen = await portal.citizen();
});
afterAll(() => portal.close());

/** More than a stream reads ahead. */
const large = async (text: string) => {
  const bytes = Buffer.concat([samplePdf(text), Buffer.alloc(2_000_000, '% '), Buffer.from('\n%%EOF\n')]);
  return { sha256: await citizen.upload(bytes), size: bytes.length };
};
const filed = async () => {
  const sealed = await sealDossier(portal, citizen, { procedureCode: '1.001193', answers: { wantsCopies: false } });
  const [first] = sealed.manifest.parts;
  if (first === undefined) throw new Error('no paper asked for');
  const pages = await Promise.all(
    [0, 1, 2].map(async (order) => ({ ...first, order, ...(await large(`trang ${order}`)) })),
  );
  sealed.manifest.parts.splice(0, 1, ...pages);
  expect((await submit(citizen, sealed)).status).toBe(200);
  const dossier = await findDossier(portal.services.database, sealed.manifest.dossierId);
  if (dossier === undefined) throw new Error('no such dossier');
  return { dossier, sealed };
};
/** Files of the portal that this process holds open. */
const heldOpen = (): string[] =>
  readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`);
      return /\/files\/parts\//.test(path) ? [path] : [];
    } catch {
      return [];
    }
  });

describe.runIf(process.platform === 'linux')('An archive that is taken away', () => {
  test('opens no file before it is read, and leaves none open when the taker goes away half-way', async () => {
    const { dossier } = await filed();
    const { content } = await exportDossier(portal.services, dossier);
    await setTimeout(100);
    expect(heldOpen().length).toBeLessThanOrEqual(1);
    await new Promise((resolve) => content.once('readable', resolve));
    content.destroy();
    await expect.poll(heldOpen).toEqual([]);
  });

  test('read to its end leaves none open either', async () => {
    const { dossier } = await filed();
    const { content } = await exportDossier(portal.services, dossier);
    const chunks: Buffer[] = [];
    for await (const chunk of content) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).subarray(0, 2).toString()).toBe('PK');
    await expect.poll(heldOpen).toEqual([]);
  });
});

test('a file that is gone from the store is told before the first byte, not by half an archive', async () => {
  const { dossier, sealed } = await filed();
  const hash = sealed.manifest.parts[0]?.sha256 ?? '';
  const [part] = await listParts(portal.services.database, dossier.accountId, [hash]);
  const folder = join(portal.services.incomingFolder, '..', 'files');
  await rm(join(folder, part?.storageKey ?? ''));
  await expect(exportDossier(portal.services, dossier)).rejects.toMatchObject({ code: 'document.notFound' });
  const answer = await citizen.call('GET', `/api/v1/dossiers/${dossier.id}/export`);
  expect([answer.status, answer.problem.code]).toEqual([404, 'document.notFound']);
});
