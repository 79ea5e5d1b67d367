import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sha256 } from '#tests/support/portal.ts';
import { samplePdf } from '#tests/support/sample-files.ts';
import { type BuiltPortal, buildPortal, freePort, startPortal, stopAll } from './portal-process.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'].find((path) => existsSync(path));
const readme = readFileSync('README.md', 'utf8');
const blockOf = (language: string): string => readme.split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? '';

let built: BuiltPortal;
let folder: string;
let proxy: ChildProcess;
let ports: { readonly secure: number; readonly plain: number; readonly own: number };
let authority: string;

/** Runs the README's own lines for a certificate, for the name of this machine. */
function makeCertificate(): void {
  const lines = (/```\n(openssl req -x509[\s\S]*?)PUBLIC_URL/.exec(readme)?.[1] ?? '').replaceAll(
    '192.168.1.5',
    'localhost',
  );
  const script = lines.replace('IP:localhost', 'DNS:localhost');
  const made = spawnSync('sh', ['-e', '-c', script], { cwd: folder });
  if (made.status !== 0) throw new Error(made.stderr.toString());
  authority = readFileSync(join(folder, 'authority.pem'), 'utf8');
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

const call = (method: string, path: string, headers: Record<string, string> = {}, body?: Uint8Array): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const options = { host: 'localhost', port: ports.secure, ca: authority, method, path, headers };
    const sent = request(options, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });

/** Through the proxy, as a browser would: answers the cookie of somebody who has an account now. */
async function signIn(): Promise<string> {
  const origin = `https://localhost:${ports.secure}`;
  let cookie = '';
  const send = async (path: string, content?: unknown): Promise<Record<string, string>> => {
    const body = content === undefined ? undefined : Buffer.from(JSON.stringify(content));
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const headers = { origin, cookie, 'idempotency-key': crypto.randomUUID(), ...json };
    const answer = await call('POST', path, headers, body);
    if (answer.status >= 400) throw new Error(`${path}: ${answer.status} ${answer.body}`);
    cookie = /__Host-mc=[^;]+/.exec(String(answer.headers['set-cookie']))?.[0] ?? cookie;
    return answer.body === '' ? {} : (JSON.parse(answer.body) as Record<string, string>);
  };
  await send('/api/v1/devices');
  const address = 'thuylinh@vidu.vn';
  const { challengeId } = await send('/api/v1/sign-in-codes', { channel: 'EMAIL', address, language: 'vi' });
  let code: string | undefined;
  for (let n = 0; n < 200 && code === undefined; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    code = /là (\d{6})/.exec((await call('GET', '/demo/inbox')).body)?.[1];
  }
  await send('/api/v1/sessions', { challengeId, code });
  const person = { fullName: 'Đặng Thị Thuỳ Linh', birthDate: '1990-05-01', personalId: '030190123459' };
  const wish = { ...person, challengeId, language: 'vi', noticeVersion: '1', consents: { keepForNextTime: false } };
  await send('/api/v1/accounts', wish);
  return cookie;
}

describe.skipIf(NGINX === undefined)("The README's proxy", () => {
  beforeAll(async () => {
    built = buildPortal();
    folder = mkdtempSync(join(tmpdir(), 'mot-cua-proxy-'));
    ports = { secure: await freePort(), plain: await freePort(), own: await freePort() };
    makeCertificate();
    await startPortal(built, {
      DATA_DIR: built.newData(),
      PORT: String(ports.own),
      GATEWAY_PORT: String(await freePort()),
      PUBLIC_URL: `https://localhost:${ports.secure}`,
      TRUSTED_PROXIES: '127.0.0.1',
      REQUESTS_PER_MINUTE: '300',
    });
    const sites = blockOf('nginx')
      .replace('listen 80;', `listen 127.0.0.1:${ports.plain};`)
      .replace('listen 443 ssl', `listen 127.0.0.1:${ports.secure} ssl`)
      .replaceAll('dichvucong.example.vn', 'localhost')
      .replaceAll('/etc/ssl/mot-cua', folder)
      .replace('127.0.0.1:8080', `127.0.0.1:${ports.own}`);
    for (const name of ['body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) mkdirSync(join(folder, name));
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder}/${name === 'client_body' ? 'body' : name};`,
    );
    writeFileSync(
      join(folder, 'nginx.conf'),
      `daemon off; pid ${folder}/pid; error_log stderr warn; events {}\nhttp {\n${temporary.join('\n')}\n${sites}\n}\n`,
    );
    proxy = spawn(NGINX ?? '', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'pipe' });
    let complaint = '';
    proxy.stderr?.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    for (let n = 0; n < 100; n += 1) {
      const up = await call('GET', '/healthz').catch(() => undefined);
      if (up?.status === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the proxy does not answer: ${complaint}`);
  });
  afterAll(async () => {
    proxy?.kill('SIGTERM');
    await stopAll();
    built?.remove();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  test('sends whoever comes without encryption to the encrypted address', async () => {
    const answer = await fetch(`http://127.0.0.1:${ports.plain}/thu-tuc?q=a`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([301, 'https://127.0.0.1/thu-tuc?q=a']);
  });

  test('hands out the app with its strict headers, and cookies for the encrypted line only', async () => {
    const page = await call('GET', '/', { accept: 'text/html' });
    expect([page.status, page.body]).toEqual([200, expect.stringContaining('Một Cửa')]);
    expect(String(page.headers['strict-transport-security'])).toContain('max-age');
    const device = await call('POST', '/api/v1/devices', { origin: `https://localhost:${ports.secure}` });
    expect(String(device.headers['set-cookie'])).toMatch(/__Host-mc=.*Secure/);
  });

  test('lets a paper through in pieces, and the portal says how much of it is there', async () => {
    const cookie = await signIn();
    const pdf = samplePdf('proxy '.repeat(500_000));
    const encode = (text: string) => Buffer.from(text).toString('base64');
    const tus = { cookie, 'tus-resumable': '1.0.0' };
    const created = await call('POST', '/api/v1/uploads', {
      ...tus,
      'upload-length': String(pdf.length),
      'upload-metadata': `sha256 ${encode(sha256(pdf))},mediaType ${encode('application/pdf')}`,
    });
    const { pathname } = new URL(String(created.headers['location']), 'https://localhost');
    for (const [from, to] of [
      [0, 2_000_000],
      [2_000_000, pdf.length],
    ] as const) {
      const piece = { ...tus, 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' };
      const sent = await call('PATCH', pathname, piece, pdf.subarray(from, to));
      expect([sent.status, sent.headers['upload-offset']]).toEqual([204, String(to)]);
    }
  });

  test('keeps the numbers for whoever watches from the outside', async () => {
    expect((await call('GET', '/metrics')).status).toBe(404);
  });

  test('tells the portal who calls, and whoever says to be somebody else is not believed', async () => {
    let refused = 0;
    for (let n = 0; n < 350; n += 1) {
      const { status } = await call('GET', '/healthz', { 'x-forwarded-for': `203.0.113.${n % 250}` });
      if (status === 429) refused += 1;
    }
    expect(refused).toBeGreaterThan(10);
  });
});

test.skipIf(!existsSync('/usr/bin/systemd-analyze'))("the README's service is one that systemd reads", () => {
  const place = mkdtempSync(join(tmpdir(), 'mot-cua-service-'));
  const unit = join(place, 'mot-cua.service');
  writeFileSync(unit, blockOf('ini').replace('ExecStart=/usr/bin/node', `ExecStart=${process.execPath}`));
  const read = spawnSync('systemd-analyze', ['verify', '--man=no', unit]);
  rmSync(place, { recursive: true });
  const complaints = read.stderr
    .toString()
    .split('\n')
    .filter((line) => line.includes('mot-cua.service'));
  expect(complaints).toEqual([]);
});
