import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MediaType } from '#domain/api/primitives.ts';
import {
  type Answer,
  type Citizen,
  createUpload,
  sha256,
  startTestPortal,
  type TestPortal,
  type Visitor,
} from '#tests/support/portal.ts';
import { sampleJpeg, samplePdf, samplePng } from '#tests/support/sample-files.ts';
import { expectProblem, readEverythingKept } from './expect-problem.ts';

let portal: TestPortal;
let citizen: Citizen;
let other: Citizen;
let kept: Record<string, unknown>;

beforeAll(async () => {
  portal = await startTestPortal();
  [citizen, other] = [await portal.citizen(), await portal.citizen()];
  await citizen.upload(samplePdf('kept from before'));
});
beforeEach(async () => {
  kept = await readEverythingKept(portal);
});
afterAll(() => portal.close());

const TUS = { 'tus-resumable': '1.0.0' };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const locationOf = (answer: Answer): string => String(answer.headers['location']);
const patch = (who: Visitor, url: string, bytes: Uint8Array, offset: number | string = 0, headers = {}) =>
  who.call('PATCH', url, Buffer.from(bytes), {
    ...TUS,
    'upload-offset': String(offset),
    'content-type': 'application/offset+octet-stream',
    ...headers,
  });
const offsetOf = async (who: Visitor, url: string): Promise<number | undefined> => {
  const answer = await who.call('HEAD', url, undefined, TUS);
  return answer.status === 200 ? Number(answer.headers['upload-offset']) : undefined;
};
/** Sends bytes as what they are said to be, whole and at once. */
const sendAs = async (bytes: Uint8Array, mediaType: string, hash: string = sha256(bytes)): Promise<Answer> => {
  const created = await createUpload(citizen, bytes.length, hash, mediaType);
  return created.status === 201 ? patch(citizen, locationOf(created), bytes) : created;
};
const isMissing = async (who: Visitor, bytes: Uint8Array): Promise<boolean> => {
  const answer = await who.call<{ missing: string[] }>('POST', '/api/v1/parts/missing', { sha256: [sha256(bytes)] });
  return answer.body.missing.length === 1;
};
const expectNothingKept = async (): Promise<void> => {
  expect(await readEverythingKept(portal)).toEqual(kept);
};

describe('A file that is not what it says', () => {
  const html = bytesOf('<!doctype html><html><script>alert(1)</script></html>');
  const svg = bytesOf('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  const cases: [
    string,
    Uint8Array,
    MediaType,
    'document.notAccepted' | 'document.notWhatItSays' | 'document.incomplete',
  ][] = [
    ['a PDF that is HTML', html, 'application/pdf', 'document.notAccepted'],
    ['a JPEG that is SVG', svg, 'image/jpeg', 'document.notAccepted'],
    ['a JPEG that is a PDF', samplePdf('jpeg?'), 'image/jpeg', 'document.notWhatItSays'],
    ['a PDF that is a PNG', samplePng(3), 'application/pdf', 'document.notWhatItSays'],
    ['a PNG that is a JPEG', sampleJpeg(3), 'image/png', 'document.notWhatItSays'],
    ['a zip', bytesOf('PK\u0003\u0004 and more'), 'application/pdf', 'document.notAccepted'],
    ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), 'application/pdf', 'document.notAccepted'],
    ['one byte', new Uint8Array([0]), 'image/png', 'document.notAccepted'],
    ['a PDF without its end', samplePdf('cut').subarray(0, 60), 'application/pdf', 'document.incomplete'],
    ['a JPEG without its end', sampleJpeg(4).subarray(0, 12), 'image/jpeg', 'document.incomplete'],
    ['a PNG without its end', samplePng(4).subarray(0, 12), 'image/png', 'document.incomplete'],
    [
      'a PDF begun somewhere else',
      bytesOf(`HTTP/1.1\n${Buffer.from(samplePdf('x')).toString()}`),
      'application/pdf',
      'document.notAccepted',
    ],
  ];
  test.each(cases)('%s is refused at its last byte, and nothing of it stays', async (_name, bytes, mediaType, code) => {
    expectProblem(await sendAs(bytes, mediaType), code);
    expect(await isMissing(citizen, bytes)).toBe(true);
    await expectNothingKept();
  });

  test('whose bytes differ from its hash is refused, and the right ones are taken afterwards', async () => {
    const [right, wrong] = [samplePdf('right'), samplePdf('wrong')];
    expectProblem(await sendAs(wrong, 'application/pdf', sha256(right)), 'document.hashMismatch');
    expect([await isMissing(citizen, right), await isMissing(citizen, wrong)]).toEqual([true, true]);
    await expectNothingKept();
    expect((await sendAs(right, 'application/pdf')).status).toBe(204);
    expect(await isMissing(citizen, right)).toBe(false);
  });

  test('that changed while it was sent is refused', async () => {
    const [first, second] = [samplePdf('as it was chosen'), samplePdf('as it is by now')];
    const url = locationOf(await createUpload(citizen, first.length, sha256(first), 'application/pdf'));
    const half = Math.floor(first.length / 2);
    expect((await patch(citizen, url, first.subarray(0, half))).status).toBe(204);
    const rest = Buffer.concat([second]).subarray(half, first.length);
    const whole = Buffer.concat([rest, Buffer.alloc(first.length - half - rest.length)]);
    expectProblem(await patch(citizen, url, whole, half), 'document.hashMismatch');
    expect(await offsetOf(citizen, url)).toBeUndefined();
    await expectNothingKept();
  });
});

describe('The bytes of an upload', () => {
  const bytes = samplePdf('in pieces');
  const begin = async (): Promise<string> =>
    locationOf(await createUpload(citizen, bytes.length, sha256(bytes), 'application/pdf'));

  test('from a wrong place are refused, and the upload goes on from the right one', async () => {
    const url = await begin();
    expect((await patch(citizen, url, bytes.subarray(0, 10))).status).toBe(204);
    for (const offset of [0, 9, 11, bytes.length, 10 ** 14]) {
      const answer = await patch(citizen, url, bytes.subarray(10), offset);
      expectProblem(answer, 'document.hashMismatch', offset);
      expect(answer.status).toBe(409);
    }
    for (const offset of ['', '-1', '1.5', 'ten', '1e1', '9'.repeat(30)])
      expectProblem(await patch(citizen, url, bytes.subarray(10), offset), 'request.malformed', offset);
    expect(await offsetOf(citizen, url)).toBe(10);
    expect((await patch(citizen, url, bytes.subarray(10), 10)).status).toBe(204);
    expect(await isMissing(citizen, bytes)).toBe(false);
  });

  test('longer than was said are refused, and what came before stays', async () => {
    const long = samplePdf('longer than said');
    const url = locationOf(await createUpload(citizen, long.length, sha256(long), 'application/pdf'));
    expect((await patch(citizen, url, long.subarray(0, 20))).status).toBe(204);
    const answer = await patch(citizen, url, Buffer.concat([long.subarray(20), bytesOf('<script>')]), 20);
    expectProblem(answer, 'request.tooLarge');
    expect(await offsetOf(citizen, url)).toBe(20);
    expect((await patch(citizen, url, long.subarray(20), 20)).status).toBe(204);
    const more = await patch(citizen, url, bytesOf('more'), long.length);
    expectProblem(more, 'document.notFound');
    expect(await isMissing(citizen, long)).toBe(false);
  });

  test('of another kind or without a length of their own are refused', async () => {
    const url = await begin();
    for (const type of [
      'application/json',
      'text/plain',
      'multipart/form-data',
      'application/offset+octet-stream; a=b',
    ])
      expectProblem(await patch(citizen, url, bytes, 0, { 'content-type': type }), 'request.mediaType', type);
    expectProblem(await citizen.call('PATCH', url, undefined, TUS), 'request.mediaType');
    expectProblem(await patch(citizen, url, bytes, 0, { 'upload-length': '5' }), undefined);
    expect(await offsetOf(citizen, url)).toBe(0);
  });

  test("of somebody else's upload are answered like those of none, and change nothing", async () => {
    const secret = samplePdf('of one person only');
    const url = locationOf(await createUpload(citizen, secret.length, sha256(secret), 'application/pdf'));
    await patch(citizen, url, secret.subarray(0, 30));
    const nowhere = `/api/v1/uploads/${'0'.repeat(24)}-${randomUUID()}`;
    for (const path of [url, nowhere]) {
      expect((await other.call('HEAD', path, undefined, TUS)).status).toBe(404);
      expectProblem(await patch(other, path, secret.subarray(30), 30), 'document.notFound');
      expectProblem(await other.call('DELETE', path, undefined, TUS), 'document.notFound');
    }
    expect(await offsetOf(citizen, url)).toBe(30);
    expect((await citizen.call('DELETE', url, undefined, TUS)).status).toBe(204);
    expect(await offsetOf(citizen, url)).toBeUndefined();
  });

  test('are never sought by a path: no name leads out of the place where uploads lie', async () => {
    const url = await begin();
    const own = url.split('/').at(-1) ?? '';
    const keys = join(dirname(portal.services.incomingFolder), 'keys');
    const before = readdirSync(keys);
    const [key = ''] = before;
    const names = [
      `${own}%2F..%2F..%2Fkeys%2F${key.replace('.json', '')}`,
      `${own}/../../keys/${key}`,
      `${own}%5C..%5Ckeys`,
      `${own}%00`,
      `${own}.json`,
      '..%2F..%2Fkeys',
      '%2e%2e',
      own.slice(0, 25),
      `${own}${'x'.repeat(170)}`,
      own.toUpperCase(),
    ];
    for (const name of names) {
      for (const method of ['HEAD', 'DELETE', 'PATCH']) {
        const path = `/api/v1/uploads/${name}`;
        const answer =
          method === 'PATCH' ? await patch(citizen, path, bytes) : await citizen.call(method, path, undefined, TUS);
        expect([method, name, answer.status >= 400 && answer.status < 500]).toEqual([method, name, true]);
      }
    }
    expect(readdirSync(keys)).toEqual(before);
    expect(existsSync(join(portal.services.incomingFolder, own))).toBe(true);
  });

  test('that stop half-way over a real line are kept, and the rest follows', async () => {
    const big = Buffer.concat([samplePdf('begin'), Buffer.alloc(3_000_000, 0x20), Buffer.from('\n%%EOF\n')]);
    const url = locationOf(await createUpload(citizen, big.length, sha256(big), 'application/pdf'));
    const address = portal.app.server.listening
      ? portal.app.listeningOrigin
      : await portal.app.listen({ port: 0, host: '127.0.0.1' });
    await new Promise<void>((resolve) => {
      const sending = request(`${address}${url}`, {
        method: 'PATCH',
        headers: {
          ...TUS,
          cookie: citizen.cookies(),
          'upload-offset': '0',
          'content-length': String(big.length),
          'content-type': 'application/offset+octet-stream',
        },
      });
      sending.on('error', () => resolve());
      sending.write(big.subarray(0, 1_500_000), () => setTimeout(() => sending.destroy(new Error('cut')), 300));
    });
    let offset: number | undefined = 0;
    for (let n = 0; n < 50 && (offset ?? 0) === 0; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      offset = await offsetOf(citizen, url);
    }
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThanOrEqual(1_500_000);
    const from = offset ?? 0;
    expect((await patch(citizen, url, big.subarray(from), from)).status).toBe(204);
    expect(await isMissing(citizen, big)).toBe(false);
  });
});
