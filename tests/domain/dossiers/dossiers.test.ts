import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#domain/dossiers/canonical-json.ts';
import {
  formatDossierCode,
  groupReference,
  normaliseReference,
  resultCode,
  submissionReferenceFrom,
} from '#domain/dossiers/dossier-code.ts';
import { DossierCodePattern } from '#domain/dossiers/dossier-code-pattern.ts';
import { DossierStatus, isFinal } from '#domain/dossiers/dossier-status.ts';
import { availableActions, findTransition, TRANSITIONS } from '#domain/dossiers/transitions.ts';
import { shippedCodePattern } from '#tests/support/seeds.ts';

describe('canonical JSON (RFC 8785)', () => {
  test('sorts members, keeps lists, writes numbers as ECMAScript does', () => {
    expect(canonicalJson({ b: [1, 1e21, 0.1], a: 'é"\n', c: undefined })).toBe('{"a":"é\\"\\n","b":[1,1e+21,0.1]}');
  });
  test('the order in which members were written never matters', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
  test('what JSON cannot carry is refused', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow(TypeError);
    expect(() => canonicalJson('\ud800')).toThrow(TypeError);
  });
});

describe('codes', () => {
  test('a dossier code names unit, day and ordinal, and a full day does not break it', () => {
    const pattern = shippedCodePattern();
    expect(formatDossierCode(pattern, 'H23.21.05', '2026-11-23', 42)).toBe('000.05.21.H23-261123-0042');
    expect(formatDossierCode(pattern, 'H23', '2026-11-23', 1)).toBe('000.00.00.H23-261123-0001');
    expect(formatDossierCode(pattern, 'H23.21.05.07', '2026-11-23', 1)).toBe('07.05.21.H23-261123-0001');
    expect(formatDossierCode(pattern, 'H23.21.05', '2026-11-23', 10_001)).toBe('000.05.21.H23-261123-10001');
    expect(resultCode('000.05.21.H23-261123-0042', 1)).toBe('000.05.21.H23-261123-0042-KQ1');
  });
  test('another province numbers its dossiers by its own pattern, without a change of the program', () => {
    const pattern = DossierCodePattern.parse({
      pattern: '{unit}-{date}-{ordinal}',
      missingParts: [],
      dateFormat: 'YYYYMMDD',
      ordinalDigits: 7,
    });
    expect(formatDossierCode(pattern, 'G09.20', '2026-06-09', 92_637)).toBe('20.G09-20260609-0092637');
    for (const wrong of ['{unit}-{date}', '{unit}-{date}-{ordinal}-{ordinal}', '']) {
      expect(DossierCodePattern.safeParse({ ...pattern, pattern: wrong }).success, wrong).toBe(false);
    }
  });
  test('a reference is found however it was typed', () => {
    const reference = submissionReferenceFrom(new Uint8Array([21, 7, 19, 4, 2, 20, 9, 23]));
    expect(reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(normaliseReference(` ${groupReference(reference).toLowerCase()} `)).toBe(reference);
    expect(normaliseReference('oil1-2m9q')).toBe('01112M9Q');
    expect(normaliseReference('000.05.21.h23-261123-0042')).toBe('000.05.21.H23-261123-0042');
  });
});

describe('a dossier’s life', () => {
  test('ends nowhere but in the three final states', () => {
    for (const status of DossierStatus.options) {
      expect(
        TRANSITIONS.some((it) => it.from === status),
        status,
      ).toBe(!isFinal(status));
    }
  });
  test('nobody but an officer accepts, and nobody refuses without a reason', () => {
    expect(findTransition('SUBMITTED', 'accept', ['applicant'])).toBeUndefined();
    expect(
      TRANSITIONS.filter((it) => it.action === 'refuse' || it.action === 'stop').every(
        (it) => it.reason === 'required',
      ),
    ).toBe(true);
  });
  test('an applicant may correct or withdraw what is not yet accepted', () => {
    expect(availableActions('SUBMITTED', ['applicant'])).toEqual(['revise', 'requestWithdrawal']);
  });
  test('each state and action of a role leads to one place', () => {
    const keys = TRANSITIONS.flatMap((it) => it.by.map((role) => `${it.from} ${it.action} ${role}`));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
