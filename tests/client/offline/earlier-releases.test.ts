import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVault } from '#client/offline/vault/vault.ts';
import { createDevice, type Device } from '#tests/support/device.ts';
import { fillInOn, sealOn } from '#tests/support/engine-work.ts';
import { type FrozenDevice, freezeDevice, leakyCrypto, thawDevice } from '#tests/support/frozen-device.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';

// Rule 8: what any release wrote opens in this one, and what the next one adds is not dropped by this one.
// A release freezes its device once: FREEZE=<version> npx vitest run tests/client/offline/earlier-releases.test.ts

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../fixtures/local-store');
const FROZEN = readdirSync(FOLDER).map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as FrozenDevice);

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

/** A guest with one draft in hand, one dossier that waits, and one that was taken back. */
async function liveOn(device: Device): Promise<void> {
  const page = device.tab({ crypto: leakyCrypto() });
  const [inHand, waiting, back] = [
    await fillInOn(portal, page),
    await fillInOn(portal, page),
    await fillInOn(portal, page),
  ];
  page.drafts.saveAnswers(inHand, { note: 'còn dở' });
  await page.drafts.flush();
  device.line.rule = 'off';
  await sealOn(portal, page, waiting);
  await sealOn(portal, page, back);
  await page.outbox.reopen(back);
}

test.runIf(process.env['FREEZE'])('this release freezes its device', async () => {
  const release = process.env['FREEZE'] ?? '';
  const device = createDevice(portal.app);
  await liveOn(device);
  writeFileSync(join(FOLDER, `${release}.json`), `${JSON.stringify(await freezeDevice(release, device.store))}\n`);
});

describe.each(FROZEN.map((frozen) => [frozen.release, frozen] as const))('a device of %s', (_, frozen) => {
  const wake = async (): Promise<Device> => {
    const device = createDevice(portal.app);
    await thawDevice(frozen, device.store);
    device.line.rule = 'off';
    return device;
  };

  test('opens: every draft with its answers and its papers’ bytes', async () => {
    const device = await wake();
    const page = device.tab();
    const drafts = await page.drafts.list();
    expect(drafts).toHaveLength(2);
    for (const { id } of drafts) {
      const draft = await page.drafts.read(id);
      expect(draft?.answers['applicantName']).toBeTruthy();
      for (const part of draft?.parts ?? []) {
        const bytes = await page.drafts.readPart(id, part.partId);
        expect(bytes.size).toBe(part.size);
      }
    }
    const notes = await Promise.all(drafts.map(async ({ id }) => (await page.drafts.read(id))?.answers['note']));
    expect(notes).toContain('còn dở');
  });

  test('has its waiting dossier, whole, and it can be taken back, changed and sealed anew', async () => {
    const device = await wake();
    const page = device.tab();
    const [waiting] = await page.outbox.list();
    expect(waiting).toMatchObject({ state: 'sealed' });
    const id = waiting?.id ?? '';
    expect((await page.outbox.readSubmission(id))?.manifest.parts).not.toHaveLength(0);
    await page.outbox.reopen(id);
    page.drafts.saveAnswers(id, { note: 'sửa sau khi nâng cấp' });
    await page.drafts.flush(id);
    await sealOn(portal, page, id);
    expect((await page.outbox.readSubmission(id))?.answers).toMatchObject({ note: 'sửa sau khi nâng cấp' });
  });
});

test('what a later release adds to a draft is still there after this one has written it', async () => {
  const device = createDevice(portal.app);
  const page = device.tab();
  const id = await fillInOn(portal, page);
  const vault = createVault({ ...page.ports, store: device.store });
  const row = await device.store.get('rows', id);
  if (row === undefined) throw new Error('no draft');
  const content = (await vault.open(row)) as { parts: object[] };
  const later = { ...content, mood: 'mới', parts: content.parts.map((part) => ({ ...part, sharpness: 7 })) };
  await device.store.write([{ put: 'rows', value: await vault.seal({ ...row, keyId: 'data' }, later) }]);
  const older = device.tab();
  older.drafts.saveAnswers(id, { note: 'bản cũ' });
  await older.drafts.flush(id);
  const written = await device.store.get('rows', id);
  expect(written === undefined ? undefined : await vault.open(written)).toMatchObject({
    mood: 'mới',
    parts: [{ sharpness: 7 }],
    answers: { note: 'bản cũ' },
  });
});
