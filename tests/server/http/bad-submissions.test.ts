import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Submission } from '#domain/api/dossiers.ts';
import type { ErrorCode } from '#domain/api/errors.ts';
import { canonicalJson } from '#domain/dossiers/canonical-json.ts';
import type { Answers } from '#domain/forms/answers.ts';
import {
  type Answer,
  type Citizen,
  sealDossier,
  sha256,
  startTestPortal,
  submit,
  type TestPortal,
} from '#tests/support/portal.ts';
import { samplePdf } from '#tests/support/sample-files.ts';
import { expectProblem, HOSTILE, readEverythingKept, sentenceOf } from './expect-problem.ts';

let portal: TestPortal;
let citizen: Citizen;
let other: Citizen;
/** Received already: what every refusal must leave as it is. */
let received: Submission;
/** Sealed and whole, not sent yet: each test sends it with one thing wrong. */
let sealed: Submission;
let kept: Record<string, unknown>;

beforeAll(async () => {
  portal = await startTestPortal();
  [citizen, other] = [await portal.citizen(), await portal.citizen()];
  received = await sealDossier(portal, citizen, { procedureCode: '1.001193' });
  expect((await submit(citizen, received)).status).toBe(200);
  sealed = await sealDossier(portal, citizen, { procedureCode: '1.001193' });
});
beforeEach(async () => {
  kept = await readEverythingKept(portal);
});
afterAll(() => portal.close());

/** The sealed dossier with other answers, sealed anew. */
const answering = (change: Record<string, unknown>): Submission => {
  const answers = { ...sealed.answers, ...change } as Answers;
  return { answers, manifest: { ...sealed.manifest, answersHash: hashOf(answers) } };
};
const hashOf = (answers: unknown) => {
  try {
    return sha256(canonicalJson(answers));
  } catch {
    return sha256('no canonical form');
  }
};
const listing = (change: Record<string, unknown>): Submission => ({
  ...sealed,
  manifest: { ...sealed.manifest, ...change },
});
const firstPart = (change: Record<string, unknown>): Submission =>
  listing({ parts: sealed.manifest.parts.map((part, n) => (n === 0 ? { ...part, ...change } : part)) });

async function expectRefused(
  submission: Submission,
  code: ErrorCode | readonly ErrorCode[],
  note?: unknown,
): Promise<Answer> {
  const answer = await submit(citizen, submission);
  expectProblem(answer, code, note);
  for (const issue of answer.problem.issues ?? []) {
    if (!issue.code.startsWith('check.') && !issue.code.startsWith('request.'))
      expect([issue.code, typeof sentenceOf('vi', issue.code)]).toEqual([issue.code, 'string']);
  }
  expect(await readEverythingKept(portal)).toEqual(kept);
  return answer;
}

describe('A commit whose manifest is wrong is refused', () => {
  test('when its address and its id differ, or the hash is not of these answers', async () => {
    const elsewhere = await citizen.command('PUT', `/api/v1/dossiers/${randomUUID()}`, sealed);
    expectProblem(elsewhere, 'dossier.manifestMismatch');
    await expectRefused(listing({ answersHash: sha256('other answers') }), 'dossier.manifestMismatch');
    await expectRefused(
      { ...sealed, answers: { ...sealed.answers, childName: 'Nguyễn Bảo Bình' } },
      'dossier.manifestMismatch',
    );
  });

  test('when the procedure is unknown, or procedure or form are of another version', async () => {
    for (const procedureCode of ['9.999999', '', '2.000635 ', "1' or '1'='1", 'x'.repeat(1000)])
      await expectRefused(
        listing({ procedureCode }),
        ['procedure.notFound', 'procedure.versionOutdated'],
        procedureCode,
      );
    await expectRefused(listing({ procedureCode: 'a\u0000b' }), 'request.invalid');
    await expectRefused(listing({ procedureHash: sha256('last year') }), 'procedure.versionOutdated');
    await expectRefused(listing({ formHash: sha256('last year') }), 'procedure.versionOutdated');
    // The version in force of another procedure is not this one's.
    const foreign = await citizen.call<{ hash: string }>('GET', '/api/v1/procedures/2.000635');
    await expectRefused(listing({ procedureHash: foreign.body.hash }), 'procedure.versionOutdated');
  });

  test('when another unit is named than the one that follows from the answers', async () => {
    await expectRefused(listing({ competentUnitId: portal.units[1] }), 'dossier.unitNotFound');
    await expectRefused(listing({ competentUnitId: 'H23' }), 'dossier.unitNotFound');
    await expectRefused(listing({ competentUnitId: 'A99.99.99' }), 'dossier.unitNotFound');
    await expectRefused(listing({ competentUnitId: 'nowhere' }), 'request.invalid');
    await expectRefused(answering({ registrationCommune: '99999' }), 'form.answersInvalid');
    await expectRefused(answering({ registrationCommune: '01' }), 'form.answersInvalid');
  });

  test('when the declaration of truth is missing or of another wording', async () => {
    const acceptedAt = sealed.manifest.declaration.acceptedAt;
    await expectRefused(listing({ declaration: { textVersion: '1999-1', acceptedAt } }), 'dossier.declarationMissing');
    await expectRefused(listing({ declaration: { textVersion: '2021-1' } }), 'request.invalid');
    await expectRefused(
      listing({ declaration: { textVersion: '2021-1', acceptedAt: 'yesterday' } }),
      'request.invalid',
    );
  });

  test('when its revision jumps, comes back, or belongs to nothing', async () => {
    for (const revision of [2, 7, 2 ** 31, Number.MAX_SAFE_INTEGER])
      await expectRefused(listing({ revision }), 'dossier.notFound', revision);
    for (const revision of [0, -1, 1.5, 1e300, '1', null])
      await expectRefused(listing({ revision }), 'request.invalid', revision);
    const { dossierId } = received.manifest;
    for (const revision of [3, 2 ** 31, Number.MAX_SAFE_INTEGER])
      await expectRefused(listing({ dossierId, revision }), 'dossier.revisionTaken', revision);
    const declaration = { ...sealed.manifest.declaration, acceptedAt: '2026-11-23T03:21:00.000Z' };
    await expectRefused(listing({ dossierId, declaration }), 'dossier.revisionTaken');
  });

  test("when it is somebody else's, as if it were nobody's", async () => {
    const { dossierId } = received.manifest;
    const theirs = await sealDossier(portal, other, { procedureCode: '1.001193', dossierId });
    kept = await readEverythingKept(portal);
    expectProblem(await submit(other, theirs), 'dossier.notFound');
    expect(await readEverythingKept(portal)).toEqual(kept);
  });
});

describe('A commit whose files are not right is refused', () => {
  test('when one is not there, and the answer names which', async () => {
    const missing = sha256('never sent');
    const answer = await expectRefused(firstPart({ sha256: missing }), 'dossier.partsMissing');
    expect(answer.problem.facts).toEqual({ missing: [missing] });
  });

  test("when it is another account's, as if it were not there", async () => {
    const bytes = samplePdf('of the other one');
    const hash = await other.upload(bytes);
    kept = await readEverythingKept(portal);
    const answer = await expectRefused(firstPart({ sha256: hash, size: bytes.length }), 'dossier.partsMissing');
    expect(answer.problem.facts).toEqual({ missing: [hash] });
  });

  test('when size or type are not those of the bytes', async () => {
    const size = sealed.manifest.parts[0]?.size ?? 0;
    for (const wrong of [size + 1, 1, Number.MAX_SAFE_INTEGER])
      await expectRefused(firstPart({ size: wrong }), ['dossier.manifestMismatch', 'document.dossierTooLarge'], wrong);
    await expectRefused(firstPart({ mediaType: 'image/png' }), 'dossier.manifestMismatch');
    for (const wrong of [0, -5, 1.5, '10', 1e300])
      await expectRefused(firstPart({ size: wrong }), 'request.invalid', wrong);
    await expectRefused(firstPart({ mediaType: 'text/html' }), 'request.invalid');
  });

  test('when a paper is missing, not asked for, given too often, or two stand in one place', async () => {
    const [part] = sealed.manifest.parts;
    const none = await expectRefused(listing({ parts: [] }), 'document.missing');
    expect(none.problem.issues?.[0]?.path).toMatch(/^components\./);
    const strange = await expectRefused(
      listing({ parts: [...sealed.manifest.parts, { ...part, componentCode: 'ROOT' }] }),
      'document.missing',
    );
    expect(strange.problem.issues?.map((it) => it.code)).toContain('document.notAsked');
    await expectRefused(listing({ parts: [...sealed.manifest.parts, part] }), [
      'dossier.manifestMismatch',
      'document.missing',
    ]);
    const many = Array.from({ length: 100 }, (_, order) => ({ ...part, order }));
    await expectRefused(listing({ parts: many }), 'document.missing');
    await expectRefused(listing({ parts: Array.from({ length: 201 }, () => part) }), 'request.invalid');
  });

  test('when a file name is a path, hides something, or breaks a line', async () => {
    const { html, format, sql, long, ...unsafe } = HOSTILE;
    for (const name of ['', '.', '..', 'a/b.pdf', long ?? ''])
      await expectRefused(firstPart({ name }), 'request.invalid', name.slice(0, 20));
    for (const [kind, name] of Object.entries(unsafe))
      if (kind !== 'decomposed' && kind !== 'prototype')
        await expectRefused(firstPart({ name }), 'request.invalid', kind);
    expect([html, format, sql].every((it) => typeof it === 'string')).toBe(true);
  });
});

describe('Answers that are wrong are refused at their place', () => {
  test('field by field: missing, of another kind, too long, impossible', async () => {
    const cases: [string, readonly unknown[]][] = [
      [
        'childName',
        [
          undefined,
          '',
          7,
          true,
          [],
          {},
          ['a'],
          'x'.repeat(101),
          'An 2',
          HOSTILE['html'],
          HOSTILE['sql'],
          HOSTILE['control'],
          HOSTILE['zero'],
          HOSTILE['bidi'],
        ],
      ],
      [
        'childBirthDate',
        [
          undefined,
          '2026-02-30',
          '2026-13-01',
          '01/11/2026',
          '2099-01-01',
          '1066-01-01',
          20261101,
          '2026-11-01T00:00:00Z',
        ],
      ],
      ['childSex', [undefined, 'X', ['FEMALE'], 1, '__proto__', 'constructor']],
      [
        'childHomePlace',
        [
          undefined,
          'Hải Dương',
          {},
          { provinceCode: '30' },
          { provinceCode: '99' },
          { provinceCode: '30', districtCode: '288', communeCode: '1' },
          { provinceCode: '01', areaText: 'x'.repeat(201) },
          { provinceCode: '__proto__', areaText: 'a' },
        ],
      ],
      ['applicantPhone', ['113', '0912', '+1 212 555 0100', 912345678, 'x'.repeat(100_000)]],
      [
        'applicantPersonalId',
        [undefined, '1', '999190123456', '03019012345x', 30190123456, '０３０１９０１２３４５６'],
      ],
      ['applicantPaperIssuer', [undefined, 'x'.repeat(151), 'a\u0000', 'a\u202eb', {}]],
      ['copies', [undefined, 0, -1, 1.5, 1e9, '2', Number.MAX_SAFE_INTEGER, [2]]],
      ['wantsCopies', [undefined, 'true', 1, [], {}]],
      ['delivery', [undefined, 'PIGEON', ['ELECTRONIC'], true]],
      ['motherKnown', [undefined, 'yes', 0]],
    ];
    for (const [field, values] of cases) {
      for (const value of values) {
        const answer = await expectRefused(
          answering({ [field]: value }),
          ['form.answersInvalid', 'request.invalid'],
          [field, value],
        );
        if (answer.problem.code === 'form.answersInvalid')
          expect([field, answer.problem.issues?.some((it) => it.path.split('.')[0] === field)]).toEqual([field, true]);
      }
    }
  });

  test('when they hold what the form does not ask, half a character, or no answers at all', async () => {
    for (const name of ['isStaff', 'constructor', 'toString', '', 'a'.repeat(5000)])
      await expectRefused(answering({ [name]: 'x' }), 'form.answersInvalid', name.slice(0, 20));
    const crowd = Object.fromEntries(Array.from({ length: 2_001 }, (_, n) => [`field${n}`, 'x']));
    await expectRefused(answering(crowd), 'request.tooLarge');
    await expectRefused(answering({ childName: 'a\ud83d' }), 'request.invalid');
    await expectRefused({ ...sealed, answers: [] as never }, 'request.invalid');
    await expectRefused(answering({ childName: null }), 'request.invalid');
    await expectRefused(answering({ childName: [[['deep']]] }), 'request.invalid');
    await expectRefused(answering({ motherName: [{ a: 'row' }] }), 'form.answersInvalid');
  });
});
