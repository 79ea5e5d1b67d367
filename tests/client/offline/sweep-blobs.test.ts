// @vitest-environment jsdom
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#client/offline/engine.ts';
import type { Draft } from '#client/offline/sync/draft.ts';
import { sweepBlobs } from '#client/offline/sync/sweep-blobs.ts';
import { sealFile } from '#client/offline/vault/sealed-files.ts';
import { createVault } from '#client/offline/vault/vault.ts';
import { Sha256 } from '#domain/api/primitives.ts';
import { createPhone } from '#tests/client/widgets/my-work/citizen-device.ts';
import { createDevice, type Device } from '#tests/support/device.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { samplePdf } from '#tests/support/sample-files.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

const TWO_DAYS = 2 * 24 * 60 * 60_000;
const HASH = Sha256.parse('a'.repeat(64));
const PDF = { mediaType: 'application/pdf', name: 'trang.pdf' } as const;
const file = (text: string): Blob => new Blob([new Uint8Array(samplePdf(text))]);
const begin = (engine: Engine): Promise<Draft> =>
  engine.drafts.create({ procedureCode: '1.001193', procedureHash: HASH, formHash: HASH });
const sweep = (engine: Engine): Promise<number> => sweepBlobs(engine.ports, createVault(engine.ports));
const blobs = async ({ store }: Device): Promise<string[]> => [
  ...new Set((await store.listChunkKeys()).map(([id]) => id)),
];

describe('Bytes that nothing names any more', () => {
  test('go once they are a day old; those of a draft stay', async () => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    const part = await engine.drafts.addPart((await begin(engine)).id, 'P', file('giữ'), PDF);
    // The page was killed between sealing the file and writing its draft.
    const lost = await sealFile(engine.ports, file('mồ côi'));
    expect(await sweep(engine)).toBe(0);
    device.clock.offset = TWO_DAYS;
    expect(await sweep(engine)).toBe(1);
    expect(await blobs(device)).toEqual([part.file.id]);
    expect(lost.id).not.toBe(part.file.id);
  });

  test('a waiting dossier and the drafts of who has signed out keep theirs', async () => {
    const { device, engine, ...phone } = await createPhone(portal);
    await phone.signIn();
    const draft = await phone.fillIn('1.001193');
    const sealed = await phone.fillIn('1.001193');
    device.line.rule = 'off';
    await phone.seal(sealed);
    await engine.session.signOut();
    device.clock.offset = TWO_DAYS;
    expect(await engine.drafts.read(draft)).toBeUndefined();
    expect(await sweep(device.tab())).toBe(0);
    expect(await blobs(device)).toHaveLength(2);
  });

  test('nothing goes while a locked row of an older app may name it', async () => {
    const { device, engine, ...phone } = await createPhone(portal);
    await phone.signIn();
    const id = await phone.fillIn('1.001193');
    const { files: _, ...older } = (await device.store.get('rows', id)) ?? {};
    await device.store.write([{ put: 'rows', value: older as never }]);
    await sealFile(engine.ports, file('mồ côi'));
    device.clock.offset = TWO_DAYS;
    await engine.session.signOut();
    expect(await sweep(device.tab())).toBe(0);
    expect(await blobs(device)).toHaveLength(2);
  });

  test('nor what does not say how old it is', async () => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    const { id } = await sealFile(engine.ports, file('không ngày'));
    const { at: _, ...older } = (await device.store.get('blobs', [id, 0])) ?? {};
    await device.store.write([{ put: 'blobs', value: older as never }]);
    device.clock.offset = TWO_DAYS;
    expect(await sweep(engine)).toBe(0);
  });

  test('a draft that no longer opens keeps its bytes until it is deleted, and takes them with it', async () => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    const draft = await begin(engine);
    await engine.drafts.addPart(draft.id, 'P', file('hỏng'), PDF);
    const row = await device.store.get('rows', draft.id);
    if (row === undefined) throw new Error('no row');
    await device.store.write([{ put: 'rows', value: { ...row, ciphertext: new Uint8Array(32) } }]);
    device.clock.offset = TWO_DAYS;
    const later = device.tab();
    expect(await sweep(later)).toBe(0);
    expect(await blobs(device)).toHaveLength(1);
    await later.drafts.remove(draft.id);
    expect(await blobs(device)).toEqual([]);
  });
});

test('two batches of files chosen at once for one paper cannot be more than it takes: the last is refused in words', async () => {
  const device = createDevice(portal.app);
  const { drafts } = device.tab();
  const { id } = await drafts.create({ procedureCode: '1.001193', procedureHash: HASH, formHash: HASH });
  const results = await Promise.allSettled(['một', 'hai', 'ba'].map((it) => drafts.addPart(id, 'P', file(it), PDF, 2)));
  expect(results.filter((it) => it.status === 'fulfilled')).toHaveLength(2);
  const refused = results.find((it) => it.status === 'rejected');
  expect(refused?.reason).toMatchObject({ code: 'document.tooMany' });
  expect((await drafts.read(id))?.parts).toHaveLength(2);
  // What was refused takes up no room.
  expect(await blobs(device)).toHaveLength(2);
});
