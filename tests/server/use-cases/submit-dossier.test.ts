import { randomUUID } from 'node:crypto';
import { compactVerify, importJWK, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dossier, DossierSummary, Submission } from '#domain/api/dossiers.ts';
import { canonicalJson } from '#domain/dossiers/canonical-json.ts';
import { SubmissionReceiptPayload } from '#domain/dossiers/manifest.ts';
import type { Services } from '#server/services.ts';
import { expectProblem, readEverythingKept } from '#tests/server/http/expect-problem.ts';
import { type Citizen, sealDossier, sha256, startTestPortal, submit, type TestPortal } from '#tests/support/portal.ts';
import { samplePdf } from '#tests/support/sample-files.ts';

let portal: TestPortal;
let citizen: Citizen;
let other: Citizen;
beforeAll(async () => {
  portal = await startTestPortal();
  [citizen, other] = [await portal.citizen(), await portal.citizen()];
});
afterAll(() => portal.close());

const FREE = { procedureCode: '1.001193', answers: { wantsCopies: false } } as const;
const seal = (change = {}): Promise<Submission> => sealDossier(portal, citizen, { ...FREE, ...change });
const corrected = (before: Submission, childName: string): Promise<Submission> =>
  seal({
    dossierId: before.manifest.dossierId,
    revision: before.manifest.revision + 1,
    answers: { wantsCopies: false, childName },
  });
const listMine = async (who = citizen): Promise<DossierSummary[]> =>
  (await who.call<{ dossiers: DossierSummary[] }>('GET', '/api/v1/dossiers')).body.dossiers;
const read = async (id: string): Promise<Dossier> =>
  (await citizen.call<Dossier>('GET', `/api/v1/dossiers/${id}`)).body;
const officerActs = async (id: string, path: string, body?: unknown) => {
  await portal.officers.mai.call('PUT', `/api/v1/staff/dossiers/${id}/lease`);
  return portal.officers.mai.command<Dossier>('POST', `/api/v1/staff/dossiers/${id}/${path}`, body);
};

describe('A commit that comes again', () => {
  test('under the same id gets the same answer, to the letter, and leaves one dossier', async () => {
    const submission = await seal();
    const key = randomUUID();
    const first = await submit(citizen, submission, key);
    const before = await readEverythingKept(portal);
    portal.later(3_600_000);
    const again = await submit(citizen, submission, key);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await readEverythingKept(portal)).toEqual(before);
  });

  test('under another id, because the first answer was lost with the page, gets the same receipt', async () => {
    const submission = await seal();
    const first = await submit(citizen, submission);
    const before = await readEverythingKept(portal);
    portal.later(60_000);
    const again = await submit(citizen, submission);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await readEverythingKept(portal)).toEqual(before);
  });

  test('after it was accepted still gets its receipt, for nothing is changed by it', async () => {
    const submission = await seal();
    const first = await submit(citizen, submission);
    expect((await officerActs(submission.manifest.dossierId, 'acceptance')).status).toBe(200);
    const again = await submit(citizen, submission);
    expect([again.status, again.body.receipt]).toEqual([200, first.body.receipt]);
  });

  test('ten times at once, under one id or ten, leaves one dossier with one receipt', async () => {
    for (const keys of [Array<string>(10).fill(randomUUID()), Array.from({ length: 10 }, () => randomUUID())]) {
      const submission = await seal();
      const { dossierId } = submission.manifest;
      const answers = await Promise.all(keys.map((key) => submit(citizen, submission, key)));
      expect(answers.map((it) => it.status)).toEqual(keys.map(() => 200));
      expect(new Set(answers.map((it) => it.body.receipt)).size).toBe(1);
      expect(new Set(answers.map((it) => it.body.submissionReference)).size).toBe(1);
      expect((await listMine()).filter((it) => it.id === dossierId)).toHaveLength(1);
      const dossier = await read(dossierId);
      expect(dossier.events.map((it) => it.action)).toEqual(['submit']);
      expect(dossier.documents.map((it) => it.kind)).toEqual(['SUBMISSION_RECEIPT']);
      const notices = await citizen.call<{ notices: { dossierId: string }[] }>('GET', '/api/v1/notices');
      expect(notices.body.notices.filter((it) => it.dossierId === dossierId)).toHaveLength(1);
    }
  });

  test('ten different dossiers at once get ten references', async () => {
    const submissions = await Promise.all(Array.from({ length: 10 }, () => seal()));
    const answers = await Promise.all(submissions.map((it) => submit(citizen, it)));
    expect(new Set(answers.map((it) => it.body.submissionReference)).size).toBe(10);
    for (const { body } of answers) expect(body.submissionReference).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
  });

  test('two dossiers at once under one command: one is received, the other is told so and leaves nothing', async () => {
    const key = randomUUID();
    const submissions = [await seal(), await seal()];
    const answers = await Promise.all(submissions.map((it) => submit(citizen, it, key)));
    expect(answers.map((it) => it.status).sort((a, b) => a - b)).toEqual([200, 409]);
    const refused = submissions[answers.findIndex((it) => it.status === 409)]?.manifest.dossierId;
    expect((await listMine()).some((it) => it.id === refused)).toBe(false);
  });

  test('from two accounts at once under one id belongs to the one that was first', async () => {
    const dossierId = randomUUID();
    const [mine, theirs] = [await seal({ dossierId }), await sealDossier(portal, other, { ...FREE, dossierId })];
    const answers = await Promise.all([submit(citizen, mine), submit(other, theirs)]);
    expect(answers.map((it) => it.status).sort((a, b) => a - b)).toEqual([200, 404]);
    const owners = [await listMine(citizen), await listMine(other)].filter((list) =>
      list.some((it) => it.id === dossierId),
    );
    expect(owners).toHaveLength(1);
  });
});

describe('A commit that breaks on the way', () => {
  /** The portal with one part of it broken, until `work` is done. */
  async function withBroken<K extends 'signer' | 'randomUuid' | 'catalogue'>(
    name: K,
    broken: Services[K],
    work: () => Promise<void>,
  ): Promise<void> {
    const whole = portal.services[name];
    Object.assign(portal.services, { [name]: broken });
    try {
      await work();
    } finally {
      Object.assign(portal.services, { [name]: whole });
    }
  }

  test('leaves nothing, not even its id: the same command succeeds afterwards', async () => {
    const submission = await seal();
    const key = randomUUID();
    const before = await readEverythingKept(portal);
    const fail = (): never => {
      throw new Error('the key store is away');
    };
    await withBroken('signer', { ...portal.services.signer, sign: fail }, async () => {
      const answer = await submit(citizen, submission, key);
      expect([answer.status, answer.problem.code]).toEqual([500, 'portal.internal']);
      expect(answer.bytes.toString()).not.toContain('key store');
    });
    // The last thing that a commit makes are the ids of notice and message: all the rest is thought out by then.
    let left = 2;
    const runOut = (): string => {
      left -= 1;
      return left < 0 ? fail() : randomUUID();
    };
    await withBroken('randomUuid', runOut, async () => {
      expect((await submit(citizen, submission, key)).status).toBe(500);
      left = 2;
    });
    // A row that the database refuses, when the others are written by the same statement.
    const strange = (): string => {
      left -= 1;
      return left < 0 ? 'no id' : randomUUID();
    };
    await withBroken('randomUuid', strange, async () => {
      expect((await submit(citizen, submission, key)).status).toBe(500);
    });
    expect(await readEverythingKept(portal)).toEqual(before);
    const answer = await submit(citizen, submission, key);
    expect(answer.status).toBe(200);
    expect((await read(submission.manifest.dossierId)).events).toHaveLength(1);
  });

  test('refused for a missing part succeeds under the same id when the part has come', async () => {
    const submission = await seal();
    const late = samplePdf(`late ${randomUUID()}`);
    const parts = submission.manifest.parts.map((part, n) =>
      n === 0 ? { ...part, sha256: sha256(late), size: late.length } : part,
    );
    const whole = { ...submission, manifest: { ...submission.manifest, parts } };
    const key = randomUUID();
    const refused = await submit(citizen, whole, key);
    expectProblem(refused, 'dossier.partsMissing');
    expect(refused.problem.facts).toEqual({ missing: [sha256(late)] });
    await citizen.upload(late);
    expect((await submit(citizen, whole, key)).status).toBe(200);
  });
});

describe('The same dossier with other content', () => {
  test('before it is accepted is a new revision under the same reference, and the old one stays on record', async () => {
    const submission = await seal();
    const first = await submit(citizen, submission);
    portal.later(60_000);
    const second = await corrected(submission, 'Nguyễn Bảo Anh');
    const answer = await submit(citizen, second);
    expect(answer.status).toBe(200);
    expect(answer.body.submissionReference).toBe(first.body.submissionReference);
    expect(answer.body.receipt).not.toBe(first.body.receipt);
    const dossier = await read(submission.manifest.dossierId);
    expect([dossier.revision, dossier.answers['childName']]).toEqual([2, 'Nguyễn Bảo Anh']);
    expect(dossier.events.map((it) => it.action)).toEqual(['submit', 'revise']);
    // The first one again is still answered as the first.
    expect((await submit(citizen, submission)).body.receipt).toBe(first.body.receipt);
    expect((await read(submission.manifest.dossierId)).revision).toBe(2);
  });

  test('two corrections at once: one is the next revision, the other is told so and keeps its content', async () => {
    const submission = await seal();
    await submit(citizen, submission);
    const rivals = await Promise.all(['Nguyễn Bảo Anh', 'Nguyễn Bảo Ánh'].map((name) => corrected(submission, name)));
    const answers = await Promise.all(rivals.map((it) => submit(citizen, it)));
    expect(answers.map((it) => it.status).sort((a, b) => a - b)).toEqual([200, 409]);
    const loser = answers.find((it) => it.status === 409);
    expect(loser?.problem.code).toBe('dossier.revisionTaken');
    expect((await read(submission.manifest.dossierId)).revision).toBe(2);
  });

  test('after it is accepted is refused, and the accepted one stays', async () => {
    const submission = await seal();
    await submit(citizen, submission);
    const { dossierId } = submission.manifest;
    expect((await officerActs(dossierId, 'acceptance')).status).toBe(200);
    const next = await corrected(submission, 'Nguyễn Bảo Anh');
    const before = await readEverythingKept(portal);
    expectProblem(await submit(citizen, next), 'dossier.alreadyAccepted');
    expect(await readEverythingKept(portal)).toEqual(before);
    expect((await read(dossierId)).answers['childName']).toBe('Nguyễn Bảo An');
  });

  test('of another procedure is refused: a correction corrects, it does not become something else', async () => {
    const submission = await seal();
    await submit(citizen, submission);
    const { dossierId } = submission.manifest;
    const foreign = await sealDossier(portal, citizen, { dossierId, revision: 2 });
    expectProblem(await submit(citizen, foreign), 'dossier.manifestMismatch');
  });
});

describe('The receipt', () => {
  test('is signed with ES256 by a key that the portal publishes, over the canonical JSON of what was received', async () => {
    const submission = await sealDossier(portal, citizen);
    const { body } = await submit(citizen, submission);
    const published = await portal.visitor().call<{ keys: JWK[] }>('GET', '/.well-known/jwks.json');
    for (const key of published.body.keys) expect(key).not.toHaveProperty('d');
    const verified = await compactVerify(body.receipt, async ({ kid }) => {
      const key = published.body.keys.find((it) => it.kid === kid);
      if (key === undefined) throw new Error('signed by nobody who is known');
      return importJWK(key, 'ES256');
    });
    expect(verified.protectedHeader.alg).toBe('ES256');
    const text = new TextDecoder().decode(verified.payload);
    const payload = SubmissionReceiptPayload.parse(JSON.parse(text));
    expect(text).toBe(canonicalJson(payload));
    expect(payload).toMatchObject({
      iss: 'https://portal.example',
      submissionReference: body.submissionReference,
      manifest: submission.manifest,
    });
    expect(sha256(canonicalJson(submission.answers))).toBe(payload.manifest.answersHash);
    const dossier = await read(submission.manifest.dossierId);
    expect([dossier.receipt, dossier.officialReceivedAt]).toEqual([body.receipt, payload.officialReceivedAt]);
    // No answer stands in what anybody may be shown.
    expect(text).not.toContain('Tuyết');
  });

  test('that was touched anywhere is no receipt', async () => {
    const { body } = await submit(citizen, await seal());
    const { keys } = (await portal.visitor().call<{ keys: JWK[] }>('GET', '/.well-known/jwks.json')).body;
    const key = await importJWK(keys[0] ?? {}, 'ES256');
    const [head = '', payload = '', signature = ''] = body.receipt.split('.');
    const forged = Buffer.from(
      Buffer.from(payload, 'base64url').toString().replace(body.submissionReference, '00000000'),
    ).toString('base64url');
    await expect(compactVerify(`${head}.${payload}.${signature}`, key)).resolves.toBeDefined();
    await expect(compactVerify(`${head}.${forged}.${signature}`, key)).rejects.toThrow();
  });
});

describe('What was sent', () => {
  test('is read by its owner and the competent unit, and by nobody else', async () => {
    const submission = await seal();
    await submit(citizen, submission);
    const { dossierId } = submission.manifest;
    const { mai, lan } = portal.officers;
    expect((await read(dossierId)).answers).toEqual(submission.answers);
    const atDesk = await mai.call<Dossier>('GET', `/api/v1/staff/dossiers/${dossierId}`);
    expect(atDesk.body.answers).toEqual(submission.answers);
    expectProblem(await other.call('GET', `/api/v1/dossiers/${dossierId}`), 'dossier.notFound');
    expectProblem(await lan.call('GET', `/api/v1/staff/dossiers/${dossierId}`), 'dossier.notFound');
    const seen = await portal.visitor().call('GET', `/api/v1/look-ups/${(await read(dossierId)).submissionReference}`);
    expect(Object.keys(seen.body as object).sort()).toEqual(['code', 'ended', 'step', 'steps']);
  });

  test('costs one upload however often it is sent, and nobody learns that somebody else has sent it', async () => {
    const bytes = samplePdf('the same for two people');
    const hash = sha256(bytes);
    const missing = async (who: Citizen): Promise<string[]> =>
      (await who.call<{ missing: string[] }>('POST', '/api/v1/parts/missing', { sha256: [hash, hash] })).body.missing;
    expect(await missing(citizen)).toEqual([hash, hash]);
    await citizen.upload(bytes);
    expect(await missing(citizen)).toEqual([]);
    expect(await missing(other)).toEqual([hash, hash]);
    await citizen.upload(bytes);
    await other.upload(bytes);
    expect(await missing(other)).toEqual([]);
    // One and the same file in two dossiers of one person needs no second upload.
    const submission = await seal();
    const parts = submission.manifest.parts.map((part, n) =>
      n === 0 ? { ...part, sha256: hash, size: bytes.length } : part,
    );
    for (const dossierId of [randomUUID(), randomUUID()]) {
      const manifest = { ...submission.manifest, dossierId, parts } as Submission['manifest'];
      expect((await submit(citizen, { ...submission, manifest })).status).toBe(200);
      const file = await citizen.call('GET', `/api/v1/dossiers/${dossierId}/files/${hash}`);
      expect(file.bytes.equals(Buffer.from(bytes))).toBe(true);
    }
  });
});
