import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NationalList } from '#domain/procedures/national-list.ts';
import { unpackNationalRows } from '#domain/procedures/national-packing.ts';
import { importCatalogue } from '#server/commands/import-catalogue.ts';
import { NATIONAL_FIXTURES } from '#tests/support/national.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

const LIST = '/api/v1/national-procedures';
const get = (headers: Record<string, string> = {}) => portal.app.inject({ url: LIST, headers });

test('before a catalogue was taken in there is an empty list, not an error', async () => {
  const answer = await get();
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({ count: 0, words: [], lines: '', gone: [] });
});

test('the list holds every code but those that the portal publishes itself, and is new after an import', async () => {
  await importCatalogue(portal.services, [NATIONAL_FIXTURES], () => undefined);
  const list = NationalList.parse((await get()).json());
  const codes = unpackNationalRows(list).map((row) => row.code);
  expect(list.count).toBe(codes.length);
  expect(codes).toContain(' 1.014325');
  expect(codes).toContain('1.115461');
  expect(codes).not.toContain('1.001193');
  expect(list.importedAt).toBe('2026-11-23T03:24:00.000Z');
});

test('goes out small, in the coding that is taken, and not at all to who has it', async () => {
  const plain = await get();
  const brotli = await get({ 'accept-encoding': 'gzip, br' });
  expect(brotli.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(brotli.rawPayload)).toEqual(plain.rawPayload);
  expect(brotli.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
  const gzip = await get({ 'accept-encoding': 'gzip;q=1.0, br;q=0' });
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(gzip.rawPayload)).toEqual(plain.rawPayload);
  const etag = String(plain.headers['etag']);
  expect(brotli.headers['etag']).toBe(etag);
  const again = await get({ 'if-none-match': etag, 'accept-encoding': 'br' });
  expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
});

test('a code is read in words; a space in front of it belongs to it', async () => {
  const visitor = portal.visitor();
  const spaced = await visitor.call<{ procedure: { name: string; detailed: boolean } }>('GET', `${LIST}/%201.014325`);
  expect(spaced.body.procedure).toMatchObject({
    code: ' 1.014325',
    detailed: false,
    promulgator: 'UBND tỉnh Tuyên Quang',
  });
  const permit = await visitor.call('GET', `${LIST}/1.013225`);
  expect(permit.body).toMatchObject({ curated: true, inLatest: true, procedure: { time: { reason: 'differs' } } });
});

test('a code without a guide of the portal’s own says that too', async () => {
  const read = await portal.visitor().call('GET', `${LIST}/1.115461`);
  expect(read.body).toMatchObject({ curated: false, inLatest: true });
});

test('a code with a guide of the portal’s own says so', async () => {
  const birth = await portal.visitor().call('GET', `${LIST}/1.001193`);
  expect(birth.body).toMatchObject({ curated: true });
});

test('an unknown code is a 404 that says so', async () => {
  const none = await portal.visitor().call('GET', `${LIST}/9.999999`);
  expect([none.status, none.problem.code]).toEqual([404, 'procedure.notFound']);
});
