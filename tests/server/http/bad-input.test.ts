import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountsApi } from '#domain/api/accounts.ts';
import { dossiersApi } from '#domain/api/dossiers.ts';
import { noticesApi } from '#domain/api/notices.ts';
import type { RouteContract } from '#domain/api/route.ts';
import { staffApi } from '#domain/api/staff.ts';
import { uploadsApi } from '#domain/api/uploads.ts';
import { registered } from '#server/http/register-route.ts';
import {
  type Answer,
  type Citizen,
  sealDossier,
  startTestPortal,
  submit,
  type TestPortal,
  type Visitor,
} from '#tests/support/portal.ts';
import { changed, leavesOf, valueAt } from './damage.ts';
import { expectProblem, HOSTILE, readEverythingKept } from './expect-problem.ts';

let portal: TestPortal;
let citizen: Citizen;
let dossierId: string;
let kept: Record<string, unknown>;
let bodies: Map<RouteContract, unknown>;

beforeAll(async () => {
  portal = await startTestPortal();
  citizen = await portal.citizen();
  const submission = await sealDossier(portal, citizen);
  ({ dossierId } = submission.manifest);
  await submit(citizen, submission);
  const reason = 'Giấy tờ bị mờ, không đọc được';
  bodies = new Map<RouteContract, unknown>([
    [accountsApi.requestCode, { channel: 'EMAIL', address: 'ai-do@vidu.vn', language: 'vi' }],
    [accountsApi.answerCode, { challengeId: randomUUID(), code: '123456' }],
    [
      accountsApi.register,
      {
        challengeId: randomUUID(),
        fullName: 'Trần Văn Ba',
        birthDate: '1990-05-01',
        personalId: '030190123456',
        language: 'vi',
        noticeVersion: '1',
        consents: { keepForNextTime: false },
      },
    ],
    [accountsApi.changeMine, { language: 'en' }],
    [dossiersApi.submit, submission],
    [noticesApi.markRead, { ids: [randomUUID()] }],
    [uploadsApi.findMissingParts, { sha256: ['0'.repeat(64)] }],
    [staffApi.signIn, { username: 'nobody', password: 'x' }],
    [staffApi.refuse, { reason }],
    [staffApi.stop, { reason }],
    [staffApi.requirePayment, { lines: [{ ruleId: 'late', amount: 8_000, ground: reason }] }],
    [staffApi.requestSupplement, { points: [{ target: { kind: 'FIELD', fieldId: 'copies' }, reason }] }],
  ]);
  kept = await readEverythingKept(portal);
});
afterAll(async () => {
  // After everything that was tried: what was saved is what was saved, and the portal still answers.
  expect(await readEverythingKept(portal)).toEqual(kept);
  expect((await portal.visitor().call('GET', '/readyz')).status).toBe(200);
  await portal.close();
});

const whoMay = (contract: RouteContract): Visitor => (contract.audience === 'staff' ? portal.officers.mai : citizen);
const addressOf = (contract: RouteContract): string =>
  contract.path
    .replace(':dossierId', dossierId)
    .replace(':sha256', '0'.repeat(64))
    .replace(':documentId', randomUUID())
    .replace(/:\w+/g, 'X');
const send = (contract: RouteContract, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  whoMay(contract).call(contract.method, addressOf(contract), body, {
    ...(contract.command ? { 'idempotency-key': randomUUID() } : {}),
    ...headers,
  });
const contracts = (): RouteContract[] => registered.get(portal.app) ?? [];
const json = { 'content-type': 'application/json' };

describe('Bodies', () => {
  test('every route that takes a body is tried here', () => {
    // Acceptance needs none (an older desk sends none): tried below.
    const taking = contracts().filter((it) => it.body !== undefined && it !== staffApi.accept);
    expect(taking.map((it) => it.path).sort()).toEqual([...bodies.keys()].map((it) => it.path).sort());
  });

  test('for acceptance may be absent, but not be wrong', async () => {
    const wrong = [
      'null',
      '[]',
      '"x"',
      '7',
      '{"caseCode":7}',
      '{"caseCode":null}',
      '{"more":1}',
      `{"caseCode":"${'x'.repeat(61)}"}`,
    ];
    for (const body of wrong) expectProblem(await send(staffApi.accept, body, json), 'request.invalid', body);
    for (const body of ['{', '{"caseCode"', '<xml/>'])
      expectProblem(await send(staffApi.accept, body, json), 'request.malformed', body);
  });

  test('that are no JSON, are cut off, empty, or not of the type that they say are refused', async () => {
    for (const [contract, body] of bodies) {
      const text = JSON.stringify(body);
      for (const broken of ['{', text.slice(0, -1), 'null,', '{"a":undefined}', '\u0000', '<xml/>', `${text}${text}`])
        expectProblem(await send(contract, broken, json), 'request.malformed', [contract.path, broken.slice(0, 20)]);
      expectProblem(await send(contract, Buffer.from([0xff, 0xfe, 0x7b]), json), 'request.malformed');
      expectProblem(await send(contract, '', json), 'request.malformed', contract.path);
      expectProblem(await send(contract, undefined), 'request.invalid', contract.path);
      for (const type of [
        'text/plain',
        'application/xml',
        'application/x-www-form-urlencoded',
        'multipart/form-data',
        'x',
      ])
        expectProblem(await send(contract, text, { 'content-type': type }), 'request.mediaType', type);
      expectProblem(await send(contract, text, { 'content-type': 'application/pdf' }), 'request.mediaType');
      for (const whole of ['null', '[]', '"text"', '7', 'true', '{}', '[[]]'])
        expectProblem(await send(contract, whole, json), 'request.invalid', [contract.path, whole]);
    }
  });

  test('that poison prototypes, nest a thousandfold or exceed two megabytes are refused', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const deepObjects = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    const big = JSON.stringify({ text: 'x'.repeat(2 * 1024 * 1024) });
    for (const [contract, body] of bodies) {
      const inner = JSON.stringify(body).slice(1);
      for (const name of ['__proto__', 'constructor'])
        expectProblem(
          await send(contract, `{"${name}":{"prototype":{"isStaff":true}},${inner}`, json),
          undefined,
          name,
        );
      expectProblem(await send(contract, `{"more":${deep},${inner}`, json), 'request.invalid', contract.path);
      expectProblem(await send(contract, `{"more":${deepObjects},${inner}`, json), 'request.invalid', contract.path);
      expectProblem(await send(contract, big, json), 'request.tooLarge', contract.path);
    }
    expect(({} as Record<string, unknown>)['isStaff']).toBeUndefined();
  });

  test('lose, change or exaggerate no field without being refused, and the place is named', async () => {
    for (const [contract, body] of bodies) {
      for (const path of leavesOf(body)) {
        // Answers belong to their form, and are tried with the commit.
        if (path[0] === 'answers') continue;
        const place = path.map(String).join('.');
        const without = await send(contract, changed(body, path, undefined));
        expectProblem(without, 'request.invalid', [contract.path, place, 'missing']);
        const kind = typeof valueAt(body, path);
        const wrong = [null, {}, [], [null], { $ne: '' }, 'x'.repeat(300_000), 1e308, -1, 0.5, 2 ** 53, true, '']
          .filter((it) => typeof it !== kind || kind === 'number' || (typeof it === 'string' && it.length > 1000))
          .filter((it) => !(kind === 'number' && typeof it === 'number' && it === 2 ** 53));
        for (const value of wrong) {
          const answer = await send(contract, changed(body, path, value));
          const long = typeof value === 'string' && kind === 'string';
          expectProblem(answer, long ? undefined : 'request.invalid', [
            contract.path,
            place,
            JSON.stringify(value).slice(0, 20),
          ]);
          if (answer.problem.code === 'request.invalid' && answer.problem.issues !== undefined)
            expect(answer.problem.issues[0]?.path.startsWith('body')).toBe(true);
        }
      }
      const more = await send(contract, { ...(body as object), isStaff: true });
      expectProblem(more, 'request.invalid', [contract.path, 'unknown member']);
    }
  });

  test('with hostile text anywhere are refused or kept as text, never as a fault', async () => {
    for (const [contract, body] of bodies) {
      if (contract === dossiersApi.submit) continue;
      for (const path of leavesOf(body)) {
        if (typeof valueAt(body, path) !== 'string') continue;
        for (const [name, text] of Object.entries(HOSTILE)) {
          const answer = await send(contract, changed(body, path, text));
          // Marking notices that are not there as read changes nothing; asking for a code goes to an address that is one.
          if (answer.status < 300) expect(contract).toBeOneOf([noticesApi.markRead]);
          else expectProblem(answer, undefined, [contract.path, path, name]);
        }
      }
    }
  });
});

describe('Addresses', () => {
  const parameters = (contract: RouteContract): string[] => contract.path.match(/:\w+/g) ?? [];

  test('with ids that are none, too long, hostile or cut are refused', async () => {
    const values = [
      ...Object.values(HOSTILE)
        .filter((it) => it.isWellFormed() && it.length < 1000)
        .map((it) => encodeURIComponent(it)),
      'x'.repeat(201),
      '%00',
      '0',
      '-1',
      'null',
      '9'.repeat(60),
    ];
    for (const contract of contracts().filter((it) => parameters(it).length > 0)) {
      for (const parameter of parameters(contract)) {
        for (const value of values) {
          const url = contract.path
            .replace(parameter, () => value)
            .replace(':dossierId', dossierId)
            .replace(':sha256', '0'.repeat(64))
            .replace(/:\w+/g, 'X1');
          const answer = await whoMay(contract).call(contract.method, url, bodies.get(contract), {
            'idempotency-key': randomUUID(),
          });
          expectProblem(answer, undefined, [contract.method, url.slice(0, 120)]);
        }
      }
    }
  });

  test('that cannot be decoded are refused in the same form, before any route', async () => {
    for (const url of ['/api/v1/dossiers/%E0%A4%A', '/api/v1/procedures/%ff', '/%c0%ae%c0%ae/etc', '/%']) {
      for (const method of ['GET', 'POST']) {
        const answer = await citizen.call(method, url);
        expectProblem(answer, 'request.malformed', url);
        expect(answer.headers['x-content-type-options']).toBe('nosniff');
      }
    }
    expectProblem(await citizen.call('GET', `/api/v1/forms/${'a'.repeat(10_000)}`), 'request.malformed');
  });

  test('with queries that are none of the route are refused or ignored', async () => {
    const { mai } = portal.officers;
    for (const query of [
      'status=OPEN',
      'status=SUBMITTED&status=ACCEPTED',
      'status=',
      'status=%00',
      'status[]=SUBMITTED',
    ])
      if (!query.startsWith('status['))
        expectProblem(await mai.call('GET', `/api/v1/staff/dossiers?${query}`), 'request.invalid');
      else expect((await mai.call('GET', `/api/v1/staff/dossiers?${query}`)).status).toBe(200);
    for (const query of ['a=1&a=2', '__proto__=x', 'vnp_TxnRef=%00', `vnp_TxnRef=${'x'.repeat(9000)}`, '%00', '&&&=']) {
      const answer = await portal.visitor().call('GET', `/api/v1/payments/vnpay/notice?${query}`);
      if (answer.status >= 400) expectProblem(answer, undefined, query);
      else expect((answer.body as { RspCode: string }).RspCode).not.toBe('00');
    }
  });
});

describe('The id of a command', () => {
  test('is needed, and is a UUID', async () => {
    for (const contract of contracts().filter((it) => it.command)) {
      const body = contract.accepts === undefined ? bodies.get(contract) : Buffer.from('%PDF-1.4 %%EOF');
      const type: Record<string, string> = contract.accepts === undefined ? {} : { 'content-type': contract.accepts };
      for (const key of [undefined, '', 'x', '1', `${randomUUID()}0`, "' or 1=1", 'x'.repeat(4000)]) {
        const answer = await whoMay(contract).call(contract.method, addressOf(contract), body, {
          ...type,
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        });
        expectProblem(answer, 'request.idempotencyKeyMissing', [contract.path, key]);
      }
    }
  });

  test('that comes again with other content is refused', async () => {
    const other = await portal.citizen();
    const submission = await sealDossier(portal, other, { procedureCode: '1.001193', answers: { wantsCopies: false } });
    const key = randomUUID();
    expect((await submit(other, submission, key)).status).toBe(200);
    const changedNow = await sealDossier(portal, other, {
      procedureCode: '1.001193',
      answers: { wantsCopies: false, childName: 'Nguyễn Bảo Anh' },
      dossierId: submission.manifest.dossierId,
    });
    const before = await readEverythingKept(portal);
    expectProblem(await submit(other, changedNow, key), 'request.idempotencyKeyReused');
    expect(await readEverythingKept(portal)).toEqual(before);
    // The same id from another account is another command.
    expectProblem(await submit(await portal.citizen(), submission, key), 'dossier.notFound');
    kept = await readEverythingKept(portal);
  });
});
