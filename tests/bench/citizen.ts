import { createHash, randomUUID } from 'node:crypto';
import type { Submission } from '#domain/api/dossiers.ts';
import { DossierId, Sha256, UnitId } from '#domain/api/primitives.ts';
import { canonicalJson } from '#domain/dossiers/canonical-json.ts';
import { deriveSubmission } from '#domain/forms/derive.ts';
import { sampleAnswers, shippedForm, shippedUnits } from '#tests/support/seeds.ts';
import type { Shot } from './load.ts';

const CODE = '1.001193';
/** Giấy chứng sinh: up to four files. */
const PAPER = '000.00.00.G15-KQ004389';
const TUS = { 'tus-resumable': '1.0.0' };
/** As the app sends a file: 4 MiB a request. */
const PIECE = 4 * 1024 * 1024;

export const sha256 = (content: string | Uint8Array): Sha256 =>
  Sha256.parse(createHash('sha256').update(content).digest('hex'));

/** Somebody with an account, who sends by plain requests what the app sends. */
export interface BenchCitizen {
  readonly cookie: string;
  /** `hash`: the app knows it before it sends. */
  upload(bytes: Uint8Array, hash?: Sha256): Promise<Sha256>;
  /** A request that commits a new dossier with these files. */
  submissionWith(files: readonly { readonly sha256: Sha256; readonly size: number }[]): Promise<() => Shot>;
}

export async function newCitizen(url: string): Promise<BenchCitizen> {
  const jar = new Map<string, string>();
  const cookie = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const call = async (method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}) => {
    const init: RequestInit = { method, headers: { cookie: cookie(), ...headers } };
    if (body !== undefined) init.body = body;
    const answer = await fetch(url + path, init);
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      jar.set(name, value);
    }
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const send = async (method: string, path: string, body: unknown): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    return (await call(method, path, JSON.stringify(body), headers)).json();
  };
  const own = String(Date.now()).slice(-6);
  const address = `bench.${own}.${process.pid}@vidu.vn`;
  await call('POST', '/api/v1/devices');
  const asked = await send('POST', '/api/v1/sign-in-codes', { channel: 'EMAIL', address, language: 'vi' });
  const { challengeId } = asked as { challengeId: string };
  let code: string | undefined;
  for (let tries = 0; tries < 100 && code === undefined; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const inbox = await (await call('GET', '/demo/inbox')).text();
    code = /\b\d{6}\b/.exec(inbox.split(`data-to="${address}"`)[1]?.split('</small>')[1] ?? '')?.[0];
  }
  await send('POST', '/api/v1/sessions', { challengeId, code });
  await send('POST', '/api/v1/accounts', {
    challengeId,
    fullName: 'Nguyễn Thị Hoà',
    birthDate: '1990-05-01',
    personalId: `030190${own}`,
    language: 'vi',
    noticeVersion: '1',
    consents: { keepForNextTime: false },
  });
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  return {
    cookie: cookie(),
    async upload(bytes, hash = sha256(bytes)) {
      const created = await call('POST', '/api/v1/uploads', undefined, {
        ...TUS,
        'upload-length': String(bytes.length),
        'upload-metadata': `sha256 ${base64(hash)},mediaType ${base64('application/pdf')}`,
      });
      const location = created.headers.get('location') ?? '';
      for (let at = 0; at < bytes.length; at += PIECE) {
        await call('PATCH', location, Buffer.from(bytes.subarray(at, at + PIECE)), {
          ...TUS,
          'upload-offset': String(at),
          'content-type': 'application/offset+octet-stream',
        });
      }
      return hash;
    },
    async submissionWith(files) {
      const known = await (await call('GET', `/api/v1/procedures/${CODE}`)).json();
      const procedure = known as { hash: string; formHash: string };
      const answers = sampleAnswers('birth');
      const answersHash = sha256(canonicalJson(answers));
      const { competentUnitId } = deriveSubmission(shippedForm(CODE), answers, shippedUnits());
      return () => {
        const dossierId = DossierId.parse(randomUUID());
        const submission: Submission = {
          answers,
          manifest: {
            v: 1,
            dossierId,
            revision: 1,
            procedureCode: CODE,
            procedureHash: Sha256.parse(procedure.hash),
            formHash: Sha256.parse(procedure.formHash),
            answersHash,
            competentUnitId: UnitId.parse(competentUnitId),
            parts: files.map((file, order) => ({
              ...file,
              componentCode: PAPER,
              order,
              mediaType: 'application/pdf',
              name: `giay-${order}.pdf`,
            })),
            declaration: { textVersion: '2021-1', acceptedAt: new Date().toISOString() },
          },
        };
        return {
          method: 'PUT',
          path: `/api/v1/dossiers/${dossierId}`,
          headers: { cookie: cookie(), 'content-type': 'application/json', 'idempotency-key': randomUUID() },
          body: JSON.stringify(submission),
        };
      };
    },
  };
}
