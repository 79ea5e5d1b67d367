import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dossier, Submission } from '#domain/api/dossiers.ts';
import { ERRORS, isErrorCode } from '#domain/api/errors.ts';
import type { Audience, RouteContract } from '#domain/api/route.ts';
import { buildApp } from '#server/app.ts';
import { demandAudiences, routesOf } from '#server/http/plugins/audiences.ts';
import { routeRegistrar } from '#server/http/register-route.ts';
import {
  type Answer,
  type Citizen,
  createUpload,
  sealDossier,
  sha256,
  startTestPortal,
  submit,
  type TestPortal,
} from '#tests/support/portal.ts';
import { samplePdf } from '#tests/support/sample-files.ts';
import { type Ids, NOWHERE, ROWS, type Row, SEATS, type Seat, WALKED_APART } from './access-rows.ts';

let portal: TestPortal;
let owner: Citizen;
let stranger: Citizen;
let free: Submission;
let ids: Ids;
let cookies: Record<Seat, string>;

beforeAll(async () => {
  portal = await startTestPortal();
  [owner, stranger] = [await portal.citizen(), await portal.citizen()];
  const guest = await portal.guest();
  const { mai, lan } = portal.officers;
  const texts = [mai.cookies(), lan.cookies()] as const;
  cookies = {
    nobody: '',
    guest: guest.cookies(),
    owner: owner.cookies(),
    stranger: stranger.cookies(),
    unit: texts[0],
    otherUnit: texts[1],
  };
  const unpaid = await sealDossier(portal, owner);
  await submit(owner, unpaid);
  free = await sealDossier(portal, owner, { procedureCode: '1.001193', answers: { wantsCopies: false } });
  await submit(owner, free);
  const { dossierId } = free.manifest;
  const dossier = await owner.call<Dossier>('GET', `/api/v1/dossiers/${dossierId}`);
  const paying = await owner.command<{ payment: { reference: string } }>(
    'POST',
    `/api/v1/dossiers/${unpaid.manifest.dossierId}/payments`,
  );
  const pdf = samplePdf('access');
  const created = await createUpload(owner, pdf.length, sha256(pdf), 'application/pdf');
  const notices = await owner.call<{ notices: { id: string }[] }>('GET', '/api/v1/notices');
  ids = {
    dossier: dossierId,
    unpaid: unpaid.manifest.dossierId,
    file: free.manifest.parts[0]?.sha256 ?? '',
    document: dossier.body.documents[0]?.id ?? '',
    payment: paying.body.payment.reference,
    upload: String(created.headers['location']).split('/').at(-1) ?? '',
    notice: notices.body.notices[0]?.id ?? '',
  };
});
afterAll(() => portal.close());

const REFUSALS: Record<Audience, string | undefined> = {
  anyone: undefined,
  gateway: undefined,
  device: 'session.deviceMissing',
  citizen: 'session.missing',
  staff: 'session.missing',
};
const ALLOWED: Record<Audience, readonly Seat[]> = {
  anyone: SEATS,
  gateway: SEATS,
  device: ['guest', 'owner', 'stranger'],
  citizen: ['owner', 'stranger'],
  staff: ['unit', 'otherUnit'],
};

const audienceOf = (route: string): Audience => {
  const found = routesOf(portal.app).find((it) => `${it.method} ${it.url}` === route);
  if (found === undefined) throw new Error(`${route} is in the table, not in the portal`);
  return found.audience;
};

/** Calls with nothing but this seat's cookie: no answer changes what the next call comes with. */
const callAs = (seat: Seat, row: Row, names: Ids, headers: Record<string, string> = {}, method?: string) => {
  const wish = row.ask(names);
  const cookie = cookies[seat];
  return portal.visitor().call(method ?? row.route.split(' ')[0] ?? '', wish.url, wish.body, {
    ...wish.headers,
    ...(cookie === '' ? {} : { cookie }),
    ...headers,
  });
};

const outcomeOf = (answer: Answer): number | string =>
  answer.status >= 400 && answer.problem !== undefined ? answer.problem.code : answer.status;

/** What every answer owes to the browser, whatever it says. */
function expectGuarded(answer: Answer, personal: boolean): void {
  const policy = String(answer.headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-(inline|eval)|\*|http:/);
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  expect(answer.headers['permissions-policy']).toContain('camera=(self)');
  if (personal) expect(answer.headers['cache-control']).toContain('no-store');
  if (answer.status < 400 || answer.bytes.length === 0) return;
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(isErrorCode(answer.problem.code)).toBe(true);
  expect(answer.problem.status).toBe(answer.status);
}

describe('The table of who may call what', () => {
  test('knows every route that the portal registers, and no other', () => {
    const known = routesOf(portal.app).map((it) => `${it.method} ${it.url}`);
    // The framework adds a HEAD to each GET; it is called beside it below.
    const own = known.filter((it) => !it.startsWith('HEAD ') || !known.includes(it.replace('HEAD', 'GET')));
    expect([...ROWS.map((it) => it.route), ...WALKED_APART].sort()).toEqual([...new Set(own)].sort());
  });

  test.each(ROWS.map((row) => [row.route, row] as const))('%s', async (_route, row) => {
    const audience = audienceOf(row.route);
    const personal = audience !== 'anyone' && audience !== 'gateway';
    for (const seat of SEATS) {
      const answer = await callAs(seat, row, ids);
      const hidden = row.hides?.from.includes(seat) === true;
      const admitted = ALLOWED[audience].includes(seat);
      const expected = row.opens[seat] ?? (hidden ? row.hides?.code : REFUSALS[audience]);
      const status = isErrorCode(expected) ? ERRORS[expected].status : expected;
      expect([seat, answer.status]).toEqual([seat, status]);
      // A HEAD has no body to say its code in.
      if (isErrorCode(expected) && !row.route.startsWith('HEAD ')) expect(answer.problem.code).toBe(expected);
      // Whoever is let in is named by the audience, and whoever is not is turned away before anything is read.
      if (!admitted) expect([seat, answer.status]).toEqual([seat, 401]);
      expectGuarded(answer, personal);
      if (hidden) {
        // Somebody else's is answered exactly like what does not exist.
        const nowhere = await callAs(seat, row, NOWHERE);
        expect([answer.status, outcomeOf(answer)]).toEqual([nowhere.status, outcomeOf(nowhere)]);
      }
      if (row.route.startsWith('GET ')) {
        const head = await callAs(seat, row, ids, {}, 'HEAD');
        expect([seat, head.status]).toEqual([seat, answer.status]);
        expectGuarded(head, personal);
      }
    }
  });
});

describe('What lists show', () => {
  test("another citizen's lists and another unit's queue hold nothing of the owner's", async () => {
    const [again, strangerToo] = [await portal.citizen(), await portal.citizen()];
    const submission = await sealDossier(portal, again, { procedureCode: '1.001193', answers: { wantsCopies: false } });
    await submit(again, submission);
    const { dossierId } = submission.manifest;
    const holds = async (answer: Promise<Answer>): Promise<boolean> => (await answer).bytes.includes(dossierId);
    const password = 'a-password-for-tests';
    const sit = async (username: string) => {
      const officer = portal.visitor();
      await officer.call('POST', '/api/v1/staff/session', { username, password });
      return officer;
    };
    for (const path of ['/api/v1/dossiers', '/api/v1/notices']) {
      expect(await holds(again.call('GET', path))).toBe(true);
      expect(await holds(strangerToo.call('GET', path))).toBe(false);
    }
    expect(await holds((await sit('mai')).call('GET', '/api/v1/staff/dossiers'))).toBe(true);
    expect(await holds((await sit('lan')).call('GET', '/api/v1/staff/dossiers'))).toBe(false);
    const unread = async () =>
      (await again.call<{ notices: { id: string; readAt: unknown }[] }>('GET', '/api/v1/notices')).body.notices;
    const [first] = await unread();
    await strangerToo.call('POST', '/api/v1/notices/read', { ids: [first?.id] });
    expect((await unread())[0]?.readAt).toBeNull();
  });

  test('a commit under the id of somebody else is answered like a correction of what never was', async () => {
    const [first, second] = [await portal.citizen(), await portal.citizen()];
    const taken = await sealDossier(portal, first);
    await submit(first, taken);
    const wish = { dossierId: taken.manifest.dossierId, revision: 2 };
    const onTaken = await submit(second, await sealDossier(portal, second, wish));
    const onNothing = await submit(second, await sealDossier(portal, second, { revision: 2 }));
    expect([onTaken.status, onTaken.problem.code]).toEqual([404, 'dossier.notFound']);
    expect([onNothing.status, onNothing.problem.code]).toEqual([404, 'dossier.notFound']);
    const fresh = await submit(second, await sealDossier(portal, second, { dossierId: taken.manifest.dossierId }));
    expect([fresh.status, fresh.problem.code]).toEqual([404, 'dossier.notFound']);
    for (const visitor of [portal.visitor(), await portal.guest()]) {
      const answer = await visitor.command('PUT', `/api/v1/dossiers/${taken.manifest.dossierId}`, taken);
      expect([answer.status, answer.problem.code]).toEqual([401, 'session.missing']);
    }
  });
});

describe('Cookies', () => {
  test("an officer's token opens no citizen's route, and a citizen's no officer's, under either name", async () => {
    const citizen = await portal.citizen();
    const officer = portal.visitor();
    await officer.call('POST', '/api/v1/staff/session', { username: 'hung', password: 'a-password-for-tests' });
    const tokenOf = (text: string) => text.split('=').slice(1).join('=');
    const [theirs, ours] = [tokenOf(citizen.cookies()), tokenOf(officer.cookies())];
    for (const cookie of [`__Host-mc=${ours}`, `__Host-mc-staff=${ours}`]) {
      const answer = await portal.visitor().call('GET', '/api/v1/dossiers', undefined, { cookie });
      expect([answer.status, answer.problem.code]).toEqual([401, 'session.missing']);
    }
    for (const cookie of [`__Host-mc=${theirs}`, `__Host-mc-staff=${theirs}`]) {
      const answer = await portal.visitor().call('GET', '/api/v1/staff/dossiers', undefined, { cookie });
      expect([answer.status, answer.problem.code]).toEqual([401, 'session.missing']);
    }
    const both = `__Host-mc=${theirs}; __Host-mc-staff=${ours}`;
    expect((await portal.visitor().call('GET', '/api/v1/dossiers', undefined, { cookie: both })).status).toBe(200);
    const made = await portal.visitor().call('GET', '/api/v1/dossiers', undefined, { cookie: '__Host-mc=abc' });
    expect(made.problem.code).toBe('session.expired');
  });

  test('after signing out the old cookie opens nothing, and the new one is only a guest', async () => {
    const citizen = await portal.citizen();
    const before = citizen.cookies();
    expect((await citizen.call('DELETE', '/api/v1/session')).status).toBe(204);
    const old = await portal.visitor().call('GET', '/api/v1/dossiers', undefined, { cookie: before });
    expect(old.problem.code).toBe('session.expired');
    expect((await citizen.call('GET', '/api/v1/dossiers')).problem.code).toBe('session.missing');
  });

  test('are sent to this host alone, over a secure line, and shown to no script', async () => {
    const answer = await portal.visitor().call('POST', '/api/v1/devices');
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-mc=.+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const officer = await portal
      .visitor()
      .call('POST', '/api/v1/staff/session', { username: 'hung', password: 'a-password-for-tests' });
    expect(String(officer.headers['set-cookie'])).toMatch(
      /^__Host-mc-staff=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });
});

describe("Requests that another site's page sends", () => {
  test('change nothing on any route, whoever is signed in', async () => {
    const citizen = await portal.citizen();
    const hostile: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'https://portal.example.evil.example' },
      { origin: 'http://portal.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    const commands = ROWS.filter((row) => !/^(GET|HEAD|OPTIONS) /.test(row.route));
    expect(commands.length).toBeGreaterThan(25);
    for (const row of commands) {
      const [method = ''] = row.route.split(' ');
      for (const headers of hostile) {
        const { url, body, headers: own } = row.ask(ids);
        const cookie = url.startsWith('/api/v1/staff') ? portal.officers.hung.cookies() : citizen.cookies();
        const answer = await portal.visitor().call(method, url, body, { ...own, cookie, ...headers });
        expect([row.route, answer.status, answer.problem.code]).toEqual([row.route, 403, 'access.crossSite']);
        expectGuarded(answer, true);
      }
    }
    // The session that they tried to end is still there.
    expect((await citizen.call('GET', '/api/v1/accounts/me')).status).toBe(200);
  });

  test('the own page, and a program without a page, may', async () => {
    const own: Record<string, string>[] = [
      { origin: 'https://portal.example', 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
      {},
    ];
    for (const headers of own) {
      expect((await portal.visitor().call('POST', '/api/v1/devices', undefined, headers)).status).toBe(200);
    }
  });
});

describe('A route without an audience', () => {
  test('cannot be registered, by contract or past it', () => {
    const app = Fastify();
    demandAudiences(app);
    const nameless = { method: 'GET', path: '/api/v1/forgotten', summary: '' } as unknown as RouteContract;
    expect(() => routeRegistrar(app, portal.services)(nameless, async () => undefined)).toThrow(/who may call it/);
    expect(() => app.get('/api/v1/slipped-in', async () => 'everything')).toThrow(/who may call it/);
  });

  test('refuses where nothing is registered: no address answers by itself', async () => {
    const paths = ['/api/v1/', '/api/v1/unknown', '/api/v1/staff/unknown', '/demo/unknown', '/wp-login.php', '/.env'];
    for (const path of paths) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const answer = await owner.call(method, path);
        expect([path, method, answer.status]).toEqual([path, method, 404]);
        expect(answer.problem.code).toBe('request.notFound');
        expectGuarded(answer, path.startsWith('/api'));
      }
    }
  });
});

describe('The built app', () => {
  test('is handed out with the same guard, and never a file from beside it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-app-'));
    mkdirSync(join(folder, 'public', 'assets'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'public', 'index.html'), '<!doctype html><title>Một Cửa</title>');
    writeFileSync(join(folder, 'public', 'assets', 'a-1.js'), 'export {};');
    const app = await buildApp({ ...portal.services, appFolder: join(folder, 'public') });
    try {
      const get = async (url: string, accept = 'text/html') => {
        const { statusCode, headers, payload } = await app.inject({ url, headers: { accept } });
        return { status: statusCode, headers, payload };
      };
      for (const url of ['/', '/thu-tuc/2.000635', `/ho-so/${randomUUID()}`]) {
        const page = await get(url);
        expect([url, page.status, page.headers['content-type']]).toEqual([url, 200, 'text/html; charset=utf-8']);
        expect(page.headers['content-security-policy']).toContain("script-src 'self'");
        expect(page.headers['content-security-policy']).not.toContain('unsafe');
        expect(page.headers['cache-control']).toBe('no-cache');
      }
      expect((await get('/assets/a-1.js')).headers['cache-control']).toContain('immutable');
      for (const url of ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt']) {
        const answer = await get(url, '*/*');
        expect([url, answer.status]).not.toEqual([url, 200]);
        expect(answer.payload).not.toContain('secret.txt:');
        expect(answer.status).toBeLessThan(500);
      }
      expect((await get('/api/v1/none')).status).toBe(404);
    } finally {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
