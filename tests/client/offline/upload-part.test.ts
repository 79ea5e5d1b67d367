import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nextRequestBytes, uploadPart } from '#client/offline/uploads/upload-part.ts';
import { sealFile } from '#client/offline/vault/sealed-files.ts';
import { createDevice } from '#tests/support/device.ts';
import { signInOn } from '#tests/support/engine-work.ts';
import { sha256, startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { samplePdf } from '#tests/support/sample-files.ts';

const MIB = 1024 * 1024;

describe('How much goes in one request', () => {
  test.each([
    ['on a very slow line (8 kB a second) the least', MIB, 131_072, 65_536],
    ['on a slow line (100 kB a second) what goes in eight seconds', MIB, 10_240, 819_200],
    ['on a fast line twice as much as before', MIB, 100, 2 * MIB],
    ['and never more than 16 MiB', 16 * MIB, 10, 16 * MIB],
  ])('%s', (_, bytes, took, expected) => {
    expect(nextRequestBytes(bytes, took)).toBe(expected);
  });

  test('stays within its bounds whatever the clock says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 64 * MIB }),
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        (bytes, took) => {
          const next = nextRequestBytes(bytes, took);
          return Number.isInteger(next) && next >= 65_536 && next <= 16 * MIB;
        },
      ),
    );
  });
});

describe('An upload', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal();
  });
  afterAll(() => portal.close());

  test('finds the size that suits the line, and every byte arrives', async () => {
    const device = createDevice(portal.app);
    let monotonic = 0;
    const sizes: number[] = [];
    const page = device.tab({
      clock: { now: () => Date.now(), monotonic: () => monotonic, after: () => () => undefined },
    });
    await page.session.refresh();
    const account = await signInOn(portal, device, page);
    device.line.rule = async (request, forward) => {
      if (request.method === 'PATCH') {
        const { byteLength } = await request.arrayBuffer();
        sizes.push(byteLength);
        // 100 kB a second.
        monotonic += byteLength / 102.4;
      }
      return forward();
    };
    const filler = `\n%${'x'.repeat(5 * MIB)}`;
    const bytes = Buffer.concat([samplePdf('dài').subarray(0, -6), Buffer.from(filler), Buffer.from('\n%%EOF\n')]);
    const file = await sealFile(page.ports, new Blob([new Uint8Array(bytes)]));
    const forProfile = `a-${sha256(`mot-cua profile ${account.id}`).slice(0, 32)}`;
    const part = { sha256: sha256(bytes), mediaType: 'application/pdf' as const, file };
    const asked: string[] = [];
    await uploadPart({ ...page.ports, forProfile }, part, undefined, {
      location: async (url) => void asked.push(url),
      sent: async () => undefined,
    });
    expect(sizes[0]).toBe(MIB);
    expect(new Set(sizes.slice(1, -1))).toEqual(new Set([819_200]));
    expect(sizes.reduce((sum, it) => sum + it, 0)).toBe(bytes.length);
    expect(asked).toHaveLength(1);
  });
});
