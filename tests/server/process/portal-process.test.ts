import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { SubmissionAnswer } from '#domain/api/dossiers.ts';
import { newSigningKey } from '#server/adapters/signature/key-signer.ts';
import { type MailServer, startMailServer } from '#tests/contracts/mail-server.ts';
import { type Citizen, sealDossier, sha256, type TestPortal, type Visitor } from '#tests/support/portal.ts';
import { samplePdf } from '#tests/support/sample-files.ts';
import {
  type BuiltPortal,
  buildPortal,
  freePort,
  type PortalProcess,
  spawnPortal,
  startPortal,
  stopAll,
  visit,
  type WebVisitor,
} from './portal-process.ts';

// Whole processes with a database each: slow where other things run beside.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let built: BuiltPortal;
beforeAll(() => {
  built = buildPortal();
});
afterEach(stopAll);
afterAll(() => built.remove());

const PERSON = { fullName: 'Đặng Thị Thuỳ Linh', birthDate: '1990-05-01', personalId: '030190123459' };
const EMAIL = 'thuylinh@vidu.vn';
const PASSWORD = 'a-password-for-tests';

async function readCode(portal: PortalProcess, address: string): Promise<string> {
  for (let n = 0; n < 1_200; n += 1) {
    const { text } = await visit(portal.url).call('GET', '/demo/inbox');
    const article = text.split('<article').find((it) => it.includes(`data-to="${address}"`));
    const code = /là (\d{6})/.exec(article ?? '')?.[1];
    if (code !== undefined) return code;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('no code came');
}

async function signIn(portal: PortalProcess): Promise<WebVisitor> {
  const one = visit(portal.url);
  await one.call('POST', '/api/v1/devices');
  const asked = await one.call<{ challengeId: string }>('POST', '/api/v1/sign-in-codes', {
    channel: 'EMAIL',
    address: EMAIL,
    language: 'vi',
  });
  const { challengeId } = asked.json;
  const answered = await one.call('POST', '/api/v1/sessions', { challengeId, code: await readCode(portal, EMAIL) });
  expect(answered.status).toBe(200);
  const wish = { ...PERSON, challengeId, language: 'vi', noticeVersion: '1', consents: { keepForNextTime: false } };
  expect((await one.command('POST', '/api/v1/accounts', wish)).status).toBe(200);
  return one;
}

const encode = (text: string) => Buffer.from(text).toString('base64');
async function beginUpload(one: WebVisitor, bytes: Uint8Array): Promise<string> {
  const created = await one.call('POST', '/api/v1/uploads', undefined, {
    'tus-resumable': '1.0.0',
    'upload-length': String(bytes.length),
    'upload-metadata': `sha256 ${encode(sha256(bytes))},mediaType ${encode('application/pdf')}`,
  });
  expect(created.status).toBe(201);
  return created.headers.get('location') ?? '';
}

async function signInStaff(portal: PortalProcess): Promise<WebVisitor> {
  const officer = visit(portal.url);
  const signedIn = await officer.call('POST', '/api/v1/staff/session', { username: 'mai', password: PASSWORD });
  expect(signedIn.status).toBe(200);
  return officer;
}

/** What the sealing of a dossier needs of a portal and a citizen, over the real line. */
async function sealOver(one: WebVisitor, officer: WebVisitor): Promise<{ path: string; body: object; id: string }> {
  const { unit } = (await officer.call<{ unit: { id: string } }>('GET', '/api/v1/staff/session')).json;
  const citizen = {
    call: async (method: string, path: string) => {
      const answer = await one.call(method, path);
      return { status: answer.status, body: answer.json };
    },
    upload: async (bytes: Uint8Array) => {
      const location = await beginUpload(one, bytes);
      const sent = await one.call('PATCH', location, bytes, {
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      });
      expect(sent.status).toBe(204);
      return sha256(bytes);
    },
  } as unknown as Citizen & Visitor;
  const body = await sealDossier({ units: [unit.id] } as unknown as TestPortal, citizen, {
    procedureCode: '1.001193',
    answers: { wantsCopies: false },
  });
  const id = body.manifest.dossierId;
  return { path: `/api/v1/dossiers/${id}`, body, id };
}

describe('a start', () => {
  test('says where the portal is, where its messages are, who may sign in, and serves the app', async () => {
    const portal = await startPortal(built, { DATA_DIR: join(built.folder, 'a new folder') });
    const { PORT } = portal.settings;
    for (const line of [
      `Một Cửa đang chạy tại http://localhost:${PORT}`,
      `Một Cửa runs at http://localhost:${PORT}`,
      `http://localhost:${PORT}/demo/inbox`,
      `http://localhost:${PORT}/can-bo`,
      'mai, hung, lan',
    ]) {
      expect(portal.output()).toContain(line);
    }
    const password = /mật khẩu (\S+)/.exec(portal.output())?.[1] ?? '';
    expect(password.length).toBeGreaterThanOrEqual(12);
    const visitor = visit(portal.url);
    const staff = await visitor.call('POST', '/api/v1/staff/session', { username: 'mai', password });
    expect(staff.status).toBe(200);
    expect((await visitor.call('GET', '/healthz')).json).toEqual({ status: 'ok' });
    expect((await visitor.call('GET', '/readyz')).json).toEqual({
      status: 'ok',
      checks: { database: true, storage: true },
    });
    const page = await visitor.call('GET', '/ho-so', undefined, { accept: 'text/html' });
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('<title>Một Cửa</title>')]);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  test('on a busy port says so in both languages and ends with 1', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const PORT = String((blocker.address() as { port: number }).port);
    const portal = spawnPortal(built, { DATA_DIR: built.newData(), PORT });
    expect(await portal.ended).toBe(1);
    expect(portal.output()).toContain(`Cổng ${PORT} đang có chương trình khác dùng`);
    expect(portal.output()).toContain(`Port ${PORT} is in use`);
    blocker.close();
  });

  test('with the simulated gateway’s port busy says so too', async () => {
    const blocker = createServer().listen(0);
    await new Promise((resolve) => blocker.once('listening', resolve));
    const GATEWAY_PORT = String((blocker.address() as { port: number }).port);
    const portal = spawnPortal(built, { DATA_DIR: built.newData(), PORT: String(await freePort()), GATEWAY_PORT });
    expect(await portal.ended).toBe(1);
    expect(portal.output()).toContain(`Port ${GATEWAY_PORT} is in use`);
    blocker.close();
  });

  test('in production names every setting that is missing and ends with 1', async () => {
    const portal = spawnPortal(built, {
      MODE: 'production',
      PORT: String(await freePort()),
      DATA_DIR: built.newData(),
    });
    expect(await portal.ended).toBe(1);
    for (const name of ['PUBLIC_URL', 'DATABASE_URL', 'SMTP_URL', 'RECEIPT_KEYS', 'VNPAY_SECRET', 'VNPAY_TERMINAL']) {
      expect(portal.output()).toContain(`${name} (needed in production`);
    }
    expect(portal.output()).not.toContain('at readConfig');
  });
});

describe('data', () => {
  test('are found again by a second start; while the first runs a second is refused in one sentence', async () => {
    const settings = { DATA_DIR: built.newData(), DEMONSTRATION_PASSWORD: PASSWORD, LOG_LEVEL: 'warn' };
    const first = await startPortal(built, settings);
    const linh = await signIn(first);
    const sealed = await sealOver(linh, await signInStaff(first));
    const sent = await linh.command<SubmissionAnswer>('PUT', sealed.path, sealed.body);
    expect(sent.status).toBe(200);
    const { submissionReference } = sent.json;

    const second = spawnPortal(built, { ...settings, PORT: String(await freePort()) });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('Thư mục dữ liệu');
    expect(second.output()).toContain(`in use by process ${first.child.pid}`);
    expect((await visit(first.url).call('GET', '/readyz')).status).toBe(200);

    expect(await first.stop()).toBe(0);
    const again = await startPortal(built, settings);
    const back = linh.movedTo(again.url);
    const { json: mine } = await back.call<{ dossiers: SubmissionAnswer[] }>('GET', '/api/v1/dossiers');
    expect(mine.dossiers.map((dossier) => dossier.submissionReference)).toEqual([submissionReference]);
    const { json } = await back.call<{ keys: unknown[] }>('GET', '/.well-known/jwks.json');
    expect(json.keys).toHaveLength(1);
  });

  test('survive a kill: what was received stays received', async () => {
    const settings = { DATA_DIR: built.newData(), DEMONSTRATION_PASSWORD: PASSWORD, LOG_LEVEL: 'warn' };
    const first = await startPortal(built, settings);
    const linh = await signIn(first);
    const sealed = await sealOver(linh, await signInStaff(first));
    expect((await linh.command('PUT', sealed.path, sealed.body)).status).toBe(200);
    await first.stop('SIGKILL');
    const again = await startPortal(built, settings);
    const officer = await signInStaff(again);
    const read = await officer.call('GET', `/api/v1/staff/dossiers/${sealed.id}`);
    expect(read.status).toBe(200);
  });
});

describe('a stop', () => {
  test('lets a request under way finish, then ends with 0', async () => {
    const portal = await startPortal(built, { DATA_DIR: built.newData(), LOG_LEVEL: 'warn' });
    const { PORT } = portal.settings;
    const body = JSON.stringify({ username: 'mai', password: 'not the password' });
    // A slow sender: half of the request now, half after the stop began.
    const socket = connect(Number(PORT), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
    });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(
      `POST /api/v1/staff/session HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    const begun = Date.now();
    const ended = portal.stop('SIGTERM');
    await portal.until('Stopping');
    await new Promise((resolve) => setTimeout(resolve, 700));
    socket.write(body.slice(10));
    await closed;
    expect(answer).toContain('HTTP/1.1 401');
    expect(answer).toContain('staff.credentialsWrong');
    expect(await ended).toBe(0);
    expect(Date.now() - begun).toBeLessThan(10_000);
  });

  test('does not wait for ever for a sender that says no more', async () => {
    const portal = await startPortal(built, { DATA_DIR: built.newData(), LOG_LEVEL: 'warn' });
    const socket = connect(Number(portal.settings['PORT']), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      'POST /api/v1/staff/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    const begun = Date.now();
    expect(await portal.stop('SIGTERM')).toBe(0);
    expect(Date.now() - begun).toBeLessThan(11_500);
    socket.destroy();
  });

  test('in the middle of an upload loses nothing: it goes on from its offset after the next start', async () => {
    const settings = { DATA_DIR: built.newData(), DEMONSTRATION_PASSWORD: PASSWORD, LOG_LEVEL: 'warn' };
    const first = await startPortal(built, settings);
    const linh = await signIn(first);
    const tail = '\n%%EOF\n';
    const bytes = new Uint8Array(Buffer.concat([Buffer.from(samplePdf('x')), randomBytes(300_000), Buffer.from(tail)]));
    const location = await beginUpload(linh, bytes);
    const patch = (visitor: WebVisitor, from: number, to: number) =>
      visitor.call('PATCH', location, bytes.subarray(from, to), {
        'tus-resumable': '1.0.0',
        'upload-offset': String(from),
        'content-type': 'application/offset+octet-stream',
      });
    expect((await patch(linh, 0, 100_000)).status).toBe(204);
    const unfinished = patch(linh, 100_000, 200_000).catch(() => undefined);
    await first.stop('SIGKILL');
    await unfinished;

    const again = await startPortal(built, settings);
    const back = linh.movedTo(again.url);
    const head = await back.call('HEAD', location, undefined, { 'tus-resumable': '1.0.0' });
    expect(head.status).toBe(200);
    const offset = Number(head.headers.get('upload-offset'));
    expect(offset).toBeGreaterThanOrEqual(100_000);
    expect((await patch(back, offset, bytes.length)).status).toBe(204);
    const missing = await back.call('POST', '/api/v1/parts/missing', { sha256: [sha256(bytes)] });
    expect(missing.json).toEqual({ missing: [] });
  });
});

describe('production', () => {
  let mailServer: MailServer;
  beforeAll(async () => {
    mailServer = await startMailServer();
  });
  afterAll(() => mailServer.stop());
  const productionSettings = async (): Promise<Record<string, string>> => ({
    MODE: 'production',
    DATA_DIR: built.newData(),
    EMBEDDED_DATABASE_IN_PRODUCTION: 'I accept that a power cut may lose data',
    PUBLIC_URL: 'https://dichvucong.haiduong.gov.vn',
    SMTP_URL: `smtp://127.0.0.1:${mailServer.port}`,
    RECEIPT_KEYS: JSON.stringify([await newSigningKey('k1')]),
    VNPAY_PAY_URL: 'https://pay.example/pay',
    VNPAY_QUERY_URL: 'https://pay.example/query',
    VNPAY_TERMINAL: 'HAIDUONG',
    VNPAY_SECRET: 'a-real-secret',
    LOG_LEVEL: 'warn',
  });

  test('has no inbox to look into, no officer to try out with, and says no password', async () => {
    const portal = await startPortal(built, await productionSettings());
    const visitor = visit(portal.url);
    for (const path of ['/demo', '/demo/inbox', '/demo/anything']) {
      expect((await visitor.call('GET', path, undefined, { accept: 'text/html' })).status).toBe(404);
    }
    for (const username of ['mai', 'hung', 'lan', 'admin']) {
      for (const password of [username, 'password', 'a-password-for-tests']) {
        const answer = await visitor.call('POST', '/api/v1/staff/session', { username, password });
        expect([username, answer.status]).toEqual([username, 401]);
      }
    }
    expect(portal.output()).not.toMatch(/mật khẩu|password|demo\/inbox/);
    const { json: profile } = await visitor.call<{ demonstration: boolean }>('GET', '/api/v1/profile');
    expect(profile.demonstration).toBe(false);
    const page = await visitor.call('GET', '/healthz');
    expect(page.headers.get('strict-transport-security')).toContain('max-age');
  });

  test('sends codes by the mail server', async () => {
    const portal = await startPortal(built, await productionSettings());
    const visitor = visit(portal.url);
    await visitor.call('POST', '/api/v1/devices');
    const wish = { channel: 'EMAIL', address: EMAIL, language: 'vi' };
    expect((await visitor.call('POST', '/api/v1/sign-in-codes', wish)).status).toBe(200);
    for (let n = 0; n < 100 && mailServer.arrived.length === 0; n += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(mailServer.arrived[0]?.mail.text).toMatch(/là \d{6}/);
  });

  describe('its first officer comes from a command', () => {
    const create = (settings: Record<string, string>, args: readonly string[], input: string) =>
      spawnPortal(built, settings, { args: ['start', 'staff:create', ...args], input });
    const WHO = ['--username', 'truong', '--name', 'Bùi Thị Trưởng', '--roles', 'receptionist,approver'];

    test('with a password that is typed, and signs in with it', async () => {
      const settings = await productionSettings();
      const noUnit = create(settings, [...WHO, '--unit', 'H23.99.99'], '');
      expect(await noUnit.ended).toBe(1);
      const unit = /begin so: .*?(H23\.\S+\.\S+?),/.exec(noUnit.output())?.[1] ?? 'H23.01.01';
      const args = [...WHO, '--unit', unit];
      const made = create(settings, args, 'mot mat khau rat dai\n');
      expect(await made.ended, made.output()).toBe(0);
      expect(made.output()).not.toContain('mot mat khau');
      const twice = create(settings, args, 'mot mat khau khac\n');
      expect(await twice.ended).toBe(1);
      expect(twice.output()).toContain('truong exists already');
      const portal = await startPortal(built, settings);
      const signedIn = await visit(portal.url).call('POST', '/api/v1/staff/session', {
        username: 'truong',
        password: 'mot mat khau rat dai',
      });
      expect(signedIn.json).toMatchObject({ displayName: 'Bùi Thị Trưởng', roles: ['receptionist', 'approver'] });
    });

    test('no password, an empty or a short one makes nobody and ends with 1', async () => {
      const settings = await productionSettings();
      for (const input of ['', '\n', 'ngan\n']) {
        expect(await create(settings, [...WHO, '--unit', 'H23.01.01'], input).ended).toBe(1);
      }
    });

    test('without a name, or with the role of the applicant, the portal or the gateway, it says how it is called', async () => {
      const settings = await productionSettings();
      const others = ['--name', 'Ai', '--unit', 'H23.01.01', '--roles', 'applicant,system,gateway'];
      for (const args of [[], others]) {
        const made = create(settings, ['--username', 'truong', ...args], 'mot mat khau rat dai\n');
        expect(await made.ended).toBe(1);
        expect(made.output()).toContain('staff:create --username');
      }
    });
  });
});

describe('what is logged', () => {
  test('of a whole journey, at its most talkative, names nobody', async () => {
    const settings = { DATA_DIR: built.newData(), DEMONSTRATION_PASSWORD: PASSWORD, LOG_LEVEL: 'debug' };
    const portal = await startPortal(built, settings);
    const linh = await signIn(portal);
    const officer = await signInStaff(portal);
    const sealed = await sealOver(linh, officer);
    const sent = await linh.command<SubmissionAnswer>('PUT', sealed.path, sealed.body);
    const { submissionReference, receipt } = sent.json;
    const desk = `/api/v1/staff/dossiers/${sealed.id}`;
    await officer.call('PUT', `${desk}/lease`);
    const accepted = await officer.command<{ dossierCode: string }>('POST', `${desk}/acceptance`);
    const { dossierCode } = accepted.json;
    await officer.command('POST', `${desk}/handling`);
    await officer.call('POST', `${desk}/results`, samplePdf('Giấy khai sinh'), {
      'content-type': 'application/pdf',
      'idempotency-key': crypto.randomUUID(),
    });
    await linh.call('GET', sealed.path);
    await linh.call('GET', `${sealed.path}/export`);
    await linh.call('GET', '/api/v1/notices');
    const visitor = visit(portal.url);
    await visitor.call('GET', `/api/v1/look-ups/${submissionReference}`);
    // Faults and strange addresses talk most.
    await visitor.call('GET', `/api/v1/dossiers/${sealed.id}`);
    await visitor.call('GET', `/ho-so/${sealed.id}?ten=${encodeURIComponent(PERSON.fullName)}`, undefined, {
      accept: 'text/html',
    });
    await visitor.call('GET', `/api/v1/nothing/${PERSON.personalId}`);
    await linh.command('PUT', sealed.path, { ...sealed.body, more: PERSON.fullName });
    await linh.call('POST', '/api/v1/sign-in-codes', { channel: 'EMAIL', address: EMAIL, language: 'vi' });
    await visitor.call('POST', '/api/v1/staff/session', { username: 'mai', password: 'sai mat khau' });
    await visitor.call('POST', '/api/v1/staff/session', '{"username": "mai", "password"');
    await visitor.call('GET', `/api/v1/payments/vnpay/notice?vnp_TxnRef=${PERSON.personalId}&vnp_SecureHash=00`);
    await linh.call('DELETE', '/api/v1/session');
    expect(await portal.stop()).toBe(0);

    const lines = portal
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{') && !line.includes('Server listening at'));
    expect(lines.length).toBeGreaterThan(30);
    expect(lines.some((line) => line.includes('/api/v1/dossiers/:dossierId'))).toBe(true);
    const log = lines.join('\n');
    const secrets = [
      ...Object.values(PERSON),
      ...PERSON.fullName.split(' '),
      EMAIL,
      encodeURIComponent(PERSON.fullName),
      'Trần Thị Hoa',
      'Nguyễn Bảo An',
      '0912345678',
      '030195001234',
      'Nguyễn Thị Mai',
      PASSWORD,
      'sai mat khau',
      sealed.id,
      submissionReference,
      dossierCode,
      receipt,
      ...linh.cookies(),
      ...officer.cookies(),
      '127.0.0.1',
      '__Host',
    ];
    for (const secret of secrets) expect(log.includes(secret), secret).toBe(false);
  });
});
