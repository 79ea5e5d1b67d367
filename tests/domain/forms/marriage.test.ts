import { describe, expect, test } from 'vitest';
import type { Answers } from '#domain/forms/answers.ts';
import { compileForm } from '#domain/forms/compile-form.ts';
import { deriveSubmission } from '#domain/forms/derive.ts';
import { visiblePages } from '#domain/forms/visibility.ts';
import { papersAsked } from '#domain/procedures/papers-asked.ts';
import { sampleAnswers, shippedForm, shippedProcedure, shippedUnits } from '#tests/support/seeds.ts';

const definition = shippedForm('1.000894');
const procedure = shippedProcedure('1.000894');
const today = { today: '2026-11-23' };
const form = compileForm(definition, { ...today, units: shippedUnits(), homeProvince: '30' });
const sample = sampleAnswers('marriage');
const with_ = (change: Answers): Answers => ({ ...sample, ...change });
const codes = (answers: Answers): string[] => form.validate(answers).map((it) => `${it.path}: ${it.code}`);
const elsewhere = { provinceCode: '01', areaText: 'Phường Cát Linh, quận Đống Đa', detail: 'Số 8' };

test('the filled declaration of marriage is right', () => {
  expect(codes(sample)).toEqual([]);
  expect(form.schema.safeParse(sample).success).toBe(true);
});

describe('a declaration of marriage with one thing wrong says which', () => {
  test.each<[string, Answers, string]>([
    [
      'a bride a day short of eighteen',
      { brideBirthDate: '2008-11-24', applicantBirthDate: '2008-11-24', bridePersonalId: '030308001234' },
      'brideBirthDate: check.brideOfAge',
    ],
    [
      'a groom a day short of twenty',
      { groomBirthDate: '2006-11-24', groomPersonalId: '030206004321', groomMarriageCount: 1 },
      'groomBirthDate: check.groomOfAge',
    ],
    ['one number for both', { groomPersonalId: '030300001234' }, 'bridePersonalId: check.twoPeople'],
    [
      'one passport for both',
      {
        bridePaperKind: 'PASSPORT',
        bridePaperNumber: 'C1234567',
        groomPaperKind: 'PASSPORT',
        groomPaperNumber: 'C1234567',
      },
      'groomPaperNumber: check.twoPapers',
    ],
    ["a groom with a woman's number", { groomPersonalId: '030196004321' }, 'groomPersonalId: field.personalId.sex'],
    ['a bride who is no citizen', { brideNationality: 'KR' }, 'brideNationality: check.brideCitizen'],
    ['a bride with another name than hers', { brideName: 'Trần Thị Mai' }, 'brideName: check.brideIsApplicant'],
    [
      'a divorce before the groom was born',
      { groomEndingDate: '1995' },
      'groomEndingDate: check.groomEndingAfterBirth',
    ],
    ['a card older than the bride', { bridePaperDate: '1999-01-01' }, 'bridePaperDate: check.bridePaperAfterBirth'],
    [
      'both residing in other provinces',
      { brideResidence: elsewhere, groomResidence: elsewhere },
      'groomResidence: check.oneInProvince',
    ],
    ['an undertaking of the bride alone', { undertaking: ['BRIDE'] }, 'undertaking: check.bothUndertake'],
    [
      'no marriage at all yet counted as the first',
      { brideMarriageCount: 0 },
      'brideMarriageCount: field.number.range',
    ],
  ])('%s', (_, change, expected) => {
    expect(codes(with_(change))).toContain(expected);
  });

  test('a later marriage without the paper that ended the former one', () => {
    const {
      groomEnding: _kind,
      groomEndingNumber: _number,
      groomEndingIssuer: _by,
      groomEndingDate: _on,
      ...open
    } = sample;
    expect(codes(open)).toEqual([
      'groomEnding: field.required',
      'groomEndingNumber: field.required',
      'groomEndingIssuer: field.required',
      'groomEndingDate: field.required',
    ]);
  });
});

describe('the age of marriage', () => {
  test('is reached on the birthday itself', () => {
    const bride = { brideBirthDate: '2008-11-23', applicantBirthDate: '2008-11-23', bridePersonalId: '030308001234' };
    const groom = { groomBirthDate: '2006-11-23', groomPersonalId: '030206004321' };
    expect(codes(with_({ ...bride, ...groom }))).toEqual([]);
  });
  test('of somebody whose papers give only the year is left to the officer where the year does not decide', () => {
    expect(codes(with_({ groomBirthDate: '2006', groomPersonalId: '030206004321' }))).toEqual([]);
    expect(codes(with_({ groomBirthDate: '2007', groomPersonalId: '030207004321' }))).toEqual([
      'groomBirthDate: check.groomOfAge',
    ]);
  });
});

describe('the place of registration', () => {
  const unit = (answers: Answers): string | undefined =>
    deriveSubmission(definition, answers, shippedUnits()).competentUnitId;
  const asked = (answers: Answers): boolean =>
    visiblePages(definition, answers, today).some(({ page }) => page.id === 'registrationPage');

  test('is asked only of two who reside in two communes of the province, and then chosen', () => {
    expect(asked(sample)).toBe(true);
    expect(unit(sample)).toBe('H23.21.01');
    expect(unit(with_({ registerAt: 'GROOM' }))).toBe('H23.22.01');
  });
  test('follows from the residences of all others', () => {
    const { registerAt: _, ...open } = sample;
    const neighbours = { ...open, groomResidence: sample['brideResidence'] ?? '' };
    expect([asked(neighbours), unit(neighbours), codes(neighbours)]).toEqual([false, 'H23.21.01', []]);
    const far = { ...open, brideResidence: elsewhere };
    expect([asked(far), unit(far), codes(far)]).toEqual([false, 'H23.22.01', []]);
  });
  test('is where both come to sign and receive the certificate: nothing else is asked', () => {
    expect(deriveSubmission(definition, sample, shippedUnits())).toMatchObject({
      delivery: 'COUNTER',
      returnUnitId: 'H23.21.01',
      copies: 2,
      applicantName: 'Trần Thị Hoa',
    });
  });
});

test('the paper of a former marriage may be sent and is demanded of nobody: the agency looks it up', () => {
  const submitted = papersAsked(procedure, sample, today)
    .filter(({ group }) => group.mode === 'SUBMIT')
    .flatMap(({ items }) => items.map((item) => `${item.status} ${item.component.code}`));
  expect(submitted).toEqual(['DEPENDS MC-1.000894-GROOM-ENDING']);
});
