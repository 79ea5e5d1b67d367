import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Submission, SubmissionAnswer } from '#domain/api/dossiers.ts';
import { DossierId, Sha256, UnitId } from '#domain/api/primitives.ts';
import type { Problem } from '#domain/api/problem.ts';
import { canonicalJson } from '#domain/dossiers/canonical-json.ts';
import type { Answers } from '#domain/forms/answers.ts';
import { deriveSubmission } from '#domain/forms/derive.ts';
import { papersAsked } from '#domain/procedures/papers-asked.ts';
import { buildApp } from '#server/app.ts';
import { ensureDemonstrationStaff } from '#server/commands/demonstration-staff.ts';
import { readConfig } from '#server/config.ts';
import { createServices, type ServiceOverrides, type Services } from '#server/services.ts';
import { sendDueMessages } from '#server/use-cases/notices/send-due-messages.ts';
import { samplePdf } from '#tests/support/sample-files.ts';
import { keptDatabase } from './kept-database.ts';
import { sampleAnswers, shippedForm, shippedProcedure, shippedUnits } from './seeds.ts';

export const sha256 = (content: string | Uint8Array): Sha256 =>
  Sha256.parse(createHash('sha256').update(content).digest('hex'));

/** The real portal on the real embedded database (or on TEST_DATABASE_URL), called without a network. */
export interface TestPortal {
  readonly app: FastifyInstance;
  readonly services: Services;
  /** Moves the portal's clock. */
  setTime(instant: string): void;
  later(milliseconds: number): void;
  readonly officers: Readonly<Record<'mai' | 'hung' | 'lan', Visitor>>;
  readonly units: readonly string[];
  visitor(): Visitor;
  guest(): Promise<Visitor>;
  citizen(person?: Partial<Person>): Promise<Citizen>;
  close(): Promise<void>;
}

export interface Person {
  readonly email: string;
  readonly fullName: string;
  readonly birthDate: string;
  readonly personalId: string;
}

export interface Answer<T = unknown> {
  readonly status: number;
  readonly body: T;
  readonly problem: Problem;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Somebody with a cookie jar. */
export interface Visitor {
  call<T = unknown>(method: string, url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  command<T = unknown>(method: string, url: string, body?: unknown, commandId?: string): Promise<Answer<T>>;
  cookies(): string;
}

export interface Citizen extends Visitor {
  readonly person: Person;
  upload(bytes: Uint8Array, mediaType?: string): Promise<Sha256>;
}

let schemaCount = 0;

/** When the clock of a portal under test begins. */
const BEGIN = '2026-11-23T03:24:00.000Z';

/** An empty database, or one with the tables and what ships. On a real PostgreSQL each portal gets an empty schema of its own. */
export async function databaseOf(
  content: 'empty' | 'seeded' = 'empty',
): Promise<NonNullable<ServiceOverrides['database']>> {
  const url = process.env['TEST_DATABASE_URL'];
  if (url === undefined) return { memory: true, from: await keptDatabase(content, BEGIN) };
  schemaCount += 1;
  const schema = `t_${process.pid}_${schemaCount}_${randomUUID().slice(0, 8)}`;
  return { url, schema };
}

export async function startTestPortal(
  overrides: ServiceOverrides = {},
  settings: Record<string, string> = {},
): Promise<TestPortal> {
  let now = Date.parse(BEGIN);
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-test-'));
  const config = readConfig({
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    PUBLIC_URL: 'https://portal.example',
    ...settings,
  });
  const services = await createServices(config, {
    now: () => new Date(now),
    database: overrides.database ?? (await databaseOf('seeded')),
    requestsPerMinute: 1_000_000,
    ...overrides,
  });
  const app = await buildApp(services);
  const { password, units } = await ensureDemonstrationStaff(services, folder, 'a-password-for-tests');
  let people = 0;

  const visitor = (): Visitor => {
    const jar = new Map<string, string>();
    const call: Visitor['call'] = async (method, url, body, headers = {}) => {
      const options: InjectOptions = {
        method: method,
        url,
        headers: { accept: 'application/json', ...(jar.size > 0 ? { cookie: cookies() } : {}), ...headers },
      };
      if (body !== undefined) options.payload = body as NonNullable<InjectOptions['payload']>;
      const response = await app.inject(options);
      for (const { name, value } of response.cookies) {
        if (value === '') jar.delete(name);
        else jar.set(name, value);
      }
      const json = /json/.test(String(response.headers['content-type'] ?? '')) && response.rawPayload.length > 0;
      const parsed: unknown = json ? JSON.parse(response.rawPayload.toString('utf8')) : undefined;
      return {
        status: response.statusCode,
        body: parsed as never,
        problem: parsed as Problem,
        bytes: response.rawPayload,
        headers: response.headers,
      };
    };
    const cookies = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    return {
      call,
      cookies,
      command: (method, url, body, commandId = randomUUID()) =>
        call(method, url, body, { 'idempotency-key': commandId }),
    };
  };

  const guest = async (): Promise<Visitor> => {
    const one = visitor();
    await one.call('POST', '/api/v1/devices');
    return one;
  };

  const officer = async (username: string): Promise<Visitor> => {
    const one = visitor();
    const answer = await one.call('POST', '/api/v1/staff/session', { username, password });
    if (answer.status !== 200) throw new Error(`officer ${username}: ${answer.status} ${answer.bytes.toString()}`);
    return one;
  };

  const readCode = async (address: string): Promise<string> => {
    await sendDueMessages(services, services);
    const message = services.inbox?.list().find((it) => it.to === address);
    return /\d{6}/.exec(message?.text ?? '')?.[0] ?? '';
  };

  const citizen = async (wish: Partial<Person> = {}): Promise<Citizen> => {
    people += 1;
    const person: Person = {
      email: `nguoi${people}@vidu.vn`,
      fullName: 'Nguyễn Thị Hoà',
      birthDate: '1990-05-01',
      personalId: `03019000${String(people).padStart(4, '0')}`,
      ...wish,
    };
    const one = await guest();
    const asked = await one.call<{ challengeId: string }>('POST', '/api/v1/sign-in-codes', {
      channel: 'EMAIL',
      address: person.email,
      language: 'vi',
    });
    const { challengeId } = asked.body;
    const code = await readCode(person.email);
    await one.call('POST', '/api/v1/sessions', { challengeId, code });
    const { fullName, birthDate, personalId } = person;
    const answer = await one.command('POST', '/api/v1/accounts', {
      challengeId,
      fullName,
      birthDate,
      personalId,
      language: 'vi',
      noticeVersion: '1',
      consents: { keepForNextTime: false },
    });
    if (answer.status !== 200) throw new Error(`citizen: ${answer.status} ${answer.bytes.toString()}`);
    const upload: Citizen['upload'] = async (bytes, mediaType = 'application/pdf') => {
      const hash = sha256(bytes);
      const created = await createUpload(one, bytes.length, hash, mediaType);
      const location = `${created.headers['location'] as string | undefined}`;
      const done = await one.call('PATCH', location, Buffer.from(bytes), {
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      });
      if (done.status !== 204) throw new Error(`upload: ${done.status} ${done.bytes.toString()}`);
      return hash;
    };
    return { ...one, person, upload };
  };

  const officers = { mai: await officer('mai'), hung: await officer('hung'), lan: await officer('lan') };
  return {
    app,
    services,
    officers,
    units,
    setTime: (instant) => {
      now = Date.parse(instant);
    },
    later: (milliseconds) => {
      now += milliseconds;
    },
    visitor,
    guest,
    citizen,
    async close() {
      await app.close();
      await services.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const createUpload = (who: Visitor, size: number, hash: string, mediaType: string): Promise<Answer> => {
  const encode = (text: string) => Buffer.from(text).toString('base64');
  return who.call('POST', '/api/v1/uploads', undefined, {
    'tus-resumable': '1.0.0',
    'upload-length': String(size),
    'upload-metadata': `sha256 ${encode(hash)},mediaType ${encode(mediaType)}`,
  });
};

/** The filled form that stands for a procedure. */
export const SAMPLES = {
  '1.000894': 'marriage',
  '1.001193': 'birth',
  '1.001612': 'household-business',
  '1.004194': 'temporary-residence',
  '1.004873': 'marital-status',
  '1.013225': 'house-permit',
  '2.000635': 'extract',
  '2.000815': 'certified-copy',
} as const;

export interface SealChange {
  readonly procedureCode?: keyof typeof SAMPLES;
  /** Another filled form of the same procedure. */
  readonly sample?: string;
  readonly answers?: Answers;
  readonly revision?: number;
  readonly dossierId?: string;
}

/**
 * A sealed dossier as the device makes it, with its papers uploaded; where its form asks for the commune of registration, at that of
 * the officers `mai` and `hung`.
 */
export async function sealDossier(portal: TestPortal, citizen: Citizen, change: SealChange = {}): Promise<Submission> {
  const code = change.procedureCode ?? '2.000635';
  const procedure = await citizen.call<{ hash: string; formHash: string }>('GET', `/api/v1/procedures/${code}`);
  const commune = shippedUnits().find((unit) => unit.unitId === portal.units[0]);
  const sample = sampleAnswers(change.sample ?? SAMPLES[code]);
  const answers: Answers = {
    ...sample,
    ...('registrationCommune' in sample ? { registrationCommune: commune?.code ?? '' } : {}),
    ...change.answers,
  };
  const { competentUnitId } = deriveSubmission(shippedForm(code), answers, shippedUnits());
  const asked = papersAsked(shippedProcedure(code), answers, { today: '2026-11-23' })
    .filter(({ group }) => group.mode === 'SUBMIT')
    .flatMap(({ group, items }) => (group.rule === 'ONE_OF' ? items.slice(0, 1) : items));
  const parts: Submission['manifest']['parts'] = [];
  for (const { component } of asked) {
    const bytes = samplePdf(component.code);
    const hash = await citizen.upload(bytes);
    parts.push({
      componentCode: component.code,
      order: 0,
      sha256: hash,
      size: bytes.length,
      mediaType: 'application/pdf',
      name: 'giay-to.pdf',
    });
  }
  return {
    answers,
    manifest: {
      v: 1,
      dossierId: DossierId.parse(change.dossierId ?? randomUUID()),
      revision: change.revision ?? 1,
      procedureCode: code,
      procedureHash: Sha256.parse(procedure.body.hash),
      formHash: Sha256.parse(procedure.body.formHash),
      answersHash: sha256(canonicalJson(answers)),
      competentUnitId: UnitId.parse(competentUnitId),
      parts,
      declaration: { textVersion: '2021-1', acceptedAt: '2026-11-23T03:20:00.000Z' },
    },
  };
}

/** Sends a sealed dossier. */
export const submit = (
  citizen: Citizen,
  submission: Submission,
  commandId?: string,
): Promise<Answer<SubmissionAnswer>> =>
  citizen.command('PUT', `/api/v1/dossiers/${submission.manifest.dossierId}`, submission, commandId);
