import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import type { Submission } from '#domain/api/dossiers.ts';
import { isErrorCode } from '#domain/api/errors.ts';
import { Problem } from '#domain/api/problem.ts';
import type { RouteContract } from '#domain/api/route.ts';
import { canonicalJson } from '#domain/dossiers/canonical-json.ts';
import { registered } from '#server/http/register-route.ts';
import {
  type Answer,
  type Citizen,
  sealDossier,
  sha256,
  startTestPortal,
  submit,
  type TestPortal,
} from '#tests/support/portal.ts';
import { anyText, arbitraryOf, damaged, type JsonSchema, junk } from './arbitrary-of-schema.ts';

/** The same tries each time; another seed by FUZZ_SEED. What once failed stays here as an ordinary test. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20261123);
/** How many requests in all; few among the other tests, many under `npm run fuzz`. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 600);
/** No request of this kind takes longer on the slowest machine that is meant. */
const TIME = 60_000 + REQUESTS * 60;
vi.setConfig({ testTimeout: TIME });

let portal: TestPortal;
let citizen: Citizen;
let dossierId: string;
let sealed: Submission;

beforeAll(async () => {
  portal = await startTestPortal();
  citizen = await portal.citizen();
  const submission = await sealDossier(portal, citizen, { procedureCode: '1.001193' });
  ({ dossierId } = submission.manifest);
  await submit(citizen, submission);
  sealed = await sealDossier(portal, citizen, { procedureCode: '1.001193' });
});
afterAll(() => portal.close());

const schemaOf = (schema: RouteContract['body']): JsonSchema =>
  z.toJSONSchema(schema ?? z.unknown(), { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' }) as JsonSchema;

/** A parameter: often what exists, so that something is found; else by the schema; else junk. */
function parametersOf(contract: RouteContract): fc.Arbitrary<Record<string, string>> {
  const { properties = {} } = contract.params === undefined ? {} : schemaOf(contract.params);
  const known: Record<string, string> = { dossierId, sha256: sealed.manifest.parts[0]?.sha256 ?? '', code: '2.000635' };
  return fc.record(
    Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [
        name,
        fc.oneof(
          { weight: 3, arbitrary: fc.constant(known[name] ?? randomUUID()) },
          { weight: 2, arbitrary: arbitraryOf(schema).map(String) },
          { weight: 1, arbitrary: anyText },
        ),
      ]),
    ),
  );
}

const encode = (text: string): string => (text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80');

function expectContract(contract: RouteContract, answer: Answer): void {
  const seen = answer.bytes.toString('utf8').slice(0, 300);
  if (answer.status >= 500) throw new Error(`${contract.method} ${contract.path}: ${answer.status} ${seen}`);
  if (answer.status >= 400) {
    const problem = Problem.parse(answer.problem);
    expect([problem.status, isErrorCode(problem.code)]).toEqual([answer.status, true]);
    return;
  }
  if (contract.bytes !== undefined) expect(String(answer.headers['content-type'])).not.toMatch(/json|html/);
  else if (contract.response === undefined) expect([answer.status, answer.bytes.length]).toEqual([204, 0]);
  else contract.response.parse(answer.body);
}

async function fuzz(contract: RouteContract, runs: number): Promise<void> {
  const json = contract.body === undefined ? undefined : arbitraryOf(schemaOf(contract.body));
  const body =
    json === undefined
      ? fc.oneof(fc.constant(undefined), junk)
      : fc.oneof(
          { weight: 3, arbitrary: json },
          { weight: 3, arbitrary: damaged(json) },
          { weight: 1, arbitrary: junk },
        );
  const query = fc.dictionary(fc.oneof(fc.constantFrom('status', 'vnp_TxnRef', 'vnp_Amount'), anyText), anyText, {
    maxKeys: 3,
  });
  const cookie = (contract.audience === 'staff' ? portal.officers.mai : citizen).cookies();
  await fc.assert(
    fc.asyncProperty(parametersOf(contract), query, body, async (params, asked, sent) => {
      const path = contract.path.replace(/:(\w+)/g, (_, name: string) => encode(params[name] ?? ''));
      const search = Object.entries(asked).map(([name, value]) => `${encode(name)}=${encode(value)}`);
      const bytes = contract.accepts === undefined ? JSON.stringify(sent) : Buffer.from(JSON.stringify(sent ?? null));
      // A visitor of its own for each call: no answer signs out the next one.
      const answer = await portal.visitor().call(contract.method, `${path}?${search.join('&')}`, bytes, {
        cookie,
        ...(bytes === undefined ? {} : { 'content-type': contract.accepts ?? 'application/json' }),
        ...(contract.command ? { 'idempotency-key': randomUUID() } : {}),
      });
      expectContract(contract, answer);
    }),
    { numRuns: runs, seed },
  );
}

describe('Whatever is sent', () => {
  test('every route answers by its contract or refuses with a problem, and the portal stays up', async () => {
    const contracts = registered.get(portal.app) ?? [];
    expect(contracts.length).toBeGreaterThan(35);
    // Signing out would end the sessions that the others are tried with: last.
    const last = (it: RouteContract): number => Number(it.method === 'DELETE' && it.path.endsWith('/session'));
    for (const contract of [...contracts].sort((a, b) => last(a) - last(b))) {
      await fuzz(contract, Math.ceil(REQUESTS / contracts.length));
    }
    const ready = await portal.visitor().call<{ status: string }>('GET', '/readyz');
    expect(ready.body.status).toBe('ok');
  });

  test('any answers under a right hash are received or refused, and what is received can be read again', async () => {
    const who = await portal.citizen();
    const mine = await sealDossier(portal, who, { procedureCode: '1.001193' });
    // Free text thrice: most of what is odd there is right.
    const free = ['applicantPaperIssuer', 'birthFacility', 'marriagePlace', 'marriageNumber'];
    const fields = [...Object.keys(mine.answers), ...free, ...free, ...free];
    const outcomes = new Map<number, number>();
    const value = fc.oneof(
      anyText,
      fc.constantFrom<unknown>(...Object.values(mine.answers)),
      fc.array(anyText, { maxLength: 3 }),
      junk,
    );
    const changes = fc.dictionary(
      fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...fields) }, { weight: 1, arbitrary: anyText }),
      value,
      { maxKeys: 2 },
    );
    await fc.assert(
      fc.asyncProperty(changes, async (change) => {
        const answers = { ...mine.answers, ...change };
        let answersHash = mine.manifest.answersHash;
        try {
          answersHash = sha256(canonicalJson(answers));
        } catch {
          // No canonical form: the portal must find that by itself.
        }
        const manifest = { ...mine.manifest, dossierId: randomUUID(), answersHash };
        const path = `/api/v1/dossiers/${manifest.dossierId}`;
        const sent = await who.call('PUT', path, JSON.stringify({ manifest, answers }), {
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
        });
        outcomes.set(sent.status, (outcomes.get(sent.status) ?? 0) + 1);
        if (sent.status >= 500) throw new Error(`${sent.status} ${sent.bytes.toString()}`);
        const read = await who.call<{ answers: unknown }>('GET', path);
        expect(read.status).toBe(sent.status === 200 ? 200 : 404);
        if (sent.status === 200) expect(sha256(canonicalJson(read.body.answers))).toBe(answersHash);
      }),
      { numRuns: 150, seed },
    );
    // Both ways are gone, or nothing was tried.
    expect([outcomes.has(200), outcomes.has(422)]).toEqual([true, true]);
  });
});

describe('The description of the API', () => {
  interface Described {
    readonly openapi: string;
    readonly paths: Record<
      string,
      Record<string, { 'x-audience': string; parameters: { name: string; in: string }[] }>
    >;
    readonly components: { schemas: Record<string, unknown> };
  }

  test('is OpenAPI 3.1 and lists every registered route with its audience, its parameters and what it points to', async () => {
    const { body, bytes } = await portal.visitor().call<Described>('GET', '/api/v1/openapi.json');
    expect(body.openapi).toMatch(/^3\.1\./);
    const listed = Object.entries(body.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const contracts = registered.get(portal.app) ?? [];
    expect(listed.sort()).toEqual(contracts.map((it) => `${it.method} ${it.path.replace(/:(\w+)/g, '{$1}')}`).sort());
    for (const contract of contracts) {
      const operation = body.paths[contract.path.replace(/:(\w+)/g, '{$1}')]?.[contract.method.toLowerCase()];
      expect(operation?.['x-audience']).toBe(contract.audience);
      const inPath = operation?.parameters.filter((it) => it.in === 'path').map((it) => it.name);
      expect(inPath).toEqual([...contract.path.matchAll(/:(\w+)/g)].map((it) => it[1]));
    }
    const pointers = [...bytes.toString().matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      (it) => it[1] ?? '',
    );
    for (const name of new Set(pointers)) expect(body.components.schemas).toHaveProperty(name);
  });
});
