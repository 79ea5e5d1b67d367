import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dossier, Submission } from '#domain/api/dossiers.ts';
import { ERRORS, isErrorCode } from '#domain/api/errors.ts';
import type { Audience } from '#domain/api/route.ts';
import { routesOf } from '#server/http/plugins/audiences.ts';
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
import { expectGuarded } from './expect-guarded.ts';

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
  operator: 'session.missing',
};
const ALLOWED: Record<Audience, readonly Seat[]> = {
  anyone: SEATS,
  gateway: SEATS,
  device: ['guest', 'owner', 'stranger'],
  citizen: ['owner', 'stranger'],
  staff: ['unit', 'otherUnit'],
  operator: [],
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
    // The share target answers any page with words, and changes nothing.
    const commands = ROWS.filter((row) => !/^(GET|HEAD|OPTIONS) |^POST \/chia-se$/.test(row.route));
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
