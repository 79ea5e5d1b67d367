import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '#server/app.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';

const STYLE = 'body{margin:0}';
const page = (name: string): string =>
  `<!doctype html><html lang="vi"><head><style>${STYLE}</style><!--data--></head><body data-page="${name}"><aside class="shell-ribbon">Bản trình diễn</aside><a href="/thu-tuc/__code__">${name}</a></body></html>`;

let portal: TestPortal;
let app: FastifyInstance;
const folder = mkdtempSync(join(tmpdir(), 'mot-cua-pages-'));

beforeAll(async () => {
  mkdirSync(join(folder, 'pages'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), page('home'));
  for (const name of ['procedures', 'procedure', 'begin', 'draft', 'other'])
    writeFileSync(join(folder, `pages/${name}.html`), page(name));
  writeFileSync(join(folder, 'assets/a-1.js'), 'export const long = 1;');
  writeFileSync(join(folder, 'assets/a-1.js.br'), 'pressed');
  portal = await startTestPortal();
  app = await buildApp({ ...portal.services, appFolder: folder });
});
afterAll(async () => {
  await app.close();
  await portal.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ url, headers: { accept: 'text/html', ...headers } });

describe('The HTML of a page', () => {
  test('is the one that was drawn for its address', async () => {
    const drawn = { '/': 'home', '/thu-tuc': 'procedures', '/thu-tuc/1.001193': 'procedure', '/tai-khoan': 'other' };
    for (const [url, name] of Object.entries(drawn)) expect((await get(url)).payload).toContain(`data-page="${name}"`);
    expect((await get('/soan/1/mot')).payload).toContain('data-page="draft"');
  });

  test('names the data that the form will ask for, by the addresses that it will ask at', async () => {
    const { payload } = await get('/bat-dau/1.001193');
    const links = [...payload.matchAll(/<link rel="preload" as="fetch" crossorigin href="([^"]+)">/g)].map(
      ([, href]) => href ?? '',
    );
    expect(links).toContain('/api/v1/procedures/1.001193');
    expect(links.some((href) => /^\/api\/v1\/forms\/[0-9a-f]{64}$/.test(href))).toBe(true);
    for (const href of links) expect((await app.inject({ url: href })).statusCode).toBe(200);
    expect(payload).toContain('href="/thu-tuc/1.001193"');
  });

  test('takes nothing from an address that is no code, and no data for the copy that the worker keeps', async () => {
    expect((await get('/bat-dau/%22%3E%3Cscript%3E')).payload).not.toMatch(/script|preload/);
    expect((await get('/bat-dau/9.999999')).payload).not.toContain('preload');
    expect((await get('/pages/begin.html')).payload).not.toMatch(/preload|__code__/);
  });

  test('is allowed its one style by the hash, and no other', async () => {
    const policy = String((await get('/')).headers['content-security-policy']);
    const hash = createHash('sha256').update(STYLE).digest('base64');
    expect(policy).toContain(`style-src 'self' 'sha256-${hash}'`);
    expect(policy).not.toContain('unsafe');
  });

  test('says that it is a demonstration only where it is one', async () => {
    expect((await get('/')).payload).toContain('data-demonstration');
    const earnest = await buildApp({ ...portal.services, demonstration: false, appFolder: folder });
    const { payload } = await earnest.inject({ url: '/', headers: { accept: 'text/html' } });
    expect(payload).not.toMatch(/demonstration|shell-ribbon/);
    await earnest.close();
  });

  test('goes out pressed, and not at all where the device has it', async () => {
    const answer = await get('/', { 'accept-encoding': 'gzip, br' });
    expect(answer.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(answer.rawPayload).toString()).toContain('data-page="home"');
    expect((await get('/', { 'if-none-match': String(answer.headers['etag']) })).statusCode).toBe(304);
    expect((await get('/assets/a-1.js', { 'accept-encoding': 'br' })).payload).toBe('pressed');
  });
});

test('public data that were just read hold for a moment, with their ETag', async () => {
  const first = await app.inject({ url: '/api/v1/procedures/1.001193' });
  const again = await app.inject({ url: '/api/v1/procedures/1.001193' });
  expect([again.statusCode, again.payload, again.headers['etag'], again.headers['cache-control']]).toEqual([
    200,
    first.payload,
    first.headers['etag'],
    first.headers['cache-control'],
  ]);
  const headers = { 'if-none-match': String(first.headers['etag']) };
  expect((await app.inject({ url: '/api/v1/procedures/1.001193', headers })).statusCode).toBe(304);
});

test('public data go out pressed, what is anybody’s own does not', async () => {
  const headers = { 'accept-encoding': 'br' };
  const units = await app.inject({ url: '/api/v1/administrative-units', headers });
  expect(units.headers['content-encoding']).toBe('br');
  const plain = await app.inject({ url: '/api/v1/administrative-units' });
  expect(brotliDecompressSync(units.rawPayload).toString()).toBe(plain.payload);
  const inbox = await app.inject({ url: '/api/v1/openapi.json', headers: {} });
  expect(inbox.headers['content-encoding']).toBeUndefined();
});
