// @vitest-environment jsdom
import { File as NodeFile } from 'node:buffer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Sha256 } from '#domain/api/primitives.ts';
import { createPhone } from '#tests/client/widgets/my-work/citizen-device.ts';
import { createDevice } from '#tests/support/device.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { samplePdf } from '#tests/support/sample-files.ts';

let portal: TestPortal;
// jsdom's own is of another realm, which WebCrypto refuses.
globalThis.File = NodeFile as unknown as typeof File;

beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

const shared = (name: string): File => new File([new Uint8Array(samplePdf(name))], name);

describe('Files that another app hands over', () => {
  test('wait in the order in which they came, their very bytes, and are seen by another tab', async () => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    expect(await engine.shares.receive([shared('một.pdf'), shared('../hai.pdf')])).toBe(0);
    const listed = await device.tab().shares.list();
    expect(listed.map((it) => it.name)).toEqual(['một.pdf', 'hai.pdf']);
    const file = await engine.shares.read(listed[0]?.id ?? '');
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(samplePdf('một.pdf'));
  });

  test('belong to who is signed in: nobody sees them after sign-out, and they are there again', async () => {
    const { engine, ...phone } = await createPhone(portal);
    await phone.signIn();
    await engine.shares.receive([shared('riêng.pdf')]);
    const [own] = await engine.shares.list();
    await engine.session.signOut();
    expect(await engine.shares.list()).toEqual([]);
    await expect(engine.shares.read(own?.id ?? '')).rejects.toMatchObject({ code: 'document.notFound' });
  });

  test('what is empty or beyond forty is not kept, and how many is said', async () => {
    const engine = createDevice(portal.app).tab();
    expect(await engine.shares.receive([new File([], 'trong.jpg'), shared('a.pdf')])).toBe(1);
    const many = Array.from({ length: 41 }, (_, n) => shared(`${n}.pdf`));
    expect(await engine.shares.receive(many)).toBe(2);
    expect(await engine.shares.list()).toHaveLength(40);
  });

  test('are gone with their bytes when they are deleted', async () => {
    const device = createDevice(portal.app);
    const { shares } = device.tab();
    await shares.receive([shared('bỏ.pdf')]);
    for (const { id } of await shares.list()) await shares.remove(id);
    expect(await shares.list()).toEqual([]);
    expect(await device.store.listChunkKeys()).toEqual([]);
  });
});

describe('Pages joined into one file', () => {
  const hash = Sha256.parse('a'.repeat(64));
  const PDF = { mediaType: 'application/pdf', name: 'gộp.pdf', pages: 2 } as const;
  const page = (name: string) => new Blob([new Uint8Array(samplePdf(name))]);

  test('take the place of the first; the single ones go with their bytes', async () => {
    const device = createDevice(portal.app);
    const { drafts } = device.tab();
    const { id } = await drafts.create({ procedureCode: '1.001193', procedureHash: hash, formHash: hash });
    const photo = { mediaType: 'image/jpeg', name: 'ảnh.jpg' } as const;
    const [one, , three] = [
      await drafts.addPart(id, 'P', page('1'), photo),
      await drafts.addPart(id, 'P', page('2'), { ...photo, name: 'giữa.jpg' }),
      await drafts.addPart(id, 'P', page('3'), photo),
    ];
    await drafts.joinParts(id, [one.partId, three.partId], page('gộp'), PDF);
    const parts = (await device.tab().drafts.read(id))?.parts ?? [];
    expect(parts.map((it) => [it.name, it.order, it.pages])).toEqual([
      ['gộp.pdf', 0, 2],
      ['giữa.jpg', 1, undefined],
    ]);
    expect(new Set((await device.store.listChunkKeys()).map(([blob]) => blob))).toEqual(
      new Set(parts.map((it) => it.file.id)),
    );
  });

  test('are refused when one was taken out meanwhile, and nothing is lost', async () => {
    const { drafts } = createDevice(portal.app).tab();
    const { id } = await drafts.create({ procedureCode: '1.001193', procedureHash: hash, formHash: hash });
    const photo = { mediaType: 'image/jpeg', name: 'ảnh.jpg' } as const;
    const one = await drafts.addPart(id, 'P', page('1'), photo);
    await expect(drafts.joinParts(id, [one.partId, 'gone'], page('gộp'), PDF)).rejects.toMatchObject({
      code: 'document.notFound',
    });
    expect((await drafts.read(id))?.parts.map((it) => it.name)).toEqual(['ảnh.jpg']);
  });
});
