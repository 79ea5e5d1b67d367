import { describe, expect, test } from 'vitest';
import { quoteFees } from '#domain/fees/quote-fees.ts';
import { answerLines } from '#domain/forms/answer-lines.ts';
import type { Answers } from '#domain/forms/answers.ts';
import { compileForm } from '#domain/forms/compile-form.ts';
import { deriveSubmission } from '#domain/forms/derive.ts';
import { pruneAnswers } from '#domain/forms/visibility.ts';
import { paperIssues, papersAsked } from '#domain/procedures/papers-asked.ts';
import { sampleAnswers, shippedForm, shippedProcedure, shippedUnits } from '#tests/support/seeds.ts';

const today = { today: '2026-11-23' };
const definition = shippedForm('1.013225');
const form = compileForm(definition, { ...today, units: shippedUnits(), homeProvince: '30' });
const procedure = shippedProcedure('1.013225');
const house = sampleAnswers('house-permit');
const codes = (answers: Answers): string[] => form.validate(answers).map((it) => `${it.path}: ${it.code}`);
const warnings = (change: Answers): string[] =>
  form.warnings({ ...house, ...change }).map((it) => `${it.path}: ${it.code}`);

test('the filled application is right, without a warning, and nothing in it is left over', () => {
  expect(codes(house)).toEqual([]);
  expect(form.schema.safeParse(house).success).toBe(true);
  expect(pruneAnswers(definition, house, today)).toEqual(house);
  expect(warnings({})).toEqual([]);
});

describe('an application with one thing wrong says which', () => {
  test.each<[string, Answers, string]>([
    ['a plot measured to the thousandth', { siteArea: 96.512 }, 'siteArea: field.number.decimals'],
    ['a plot in words', { siteArea: 'gần 100 m²' }, 'siteArea: field.number.decimals'],
    ['two storeys and a half', { storeys: 2.5 }, 'storeys: field.number.whole'],
    ['no storey at all', { storeys: 0 }, 'storeys: field.number.range'],
    ['a ground floor larger than all floors', { totalFloorArea: 72 }, 'totalFloorArea: check.groundWithinTotal'],
    ['a ground floor larger than the plot', { groundArea: 97 }, 'groundArea: check.groundWithinSite'],
    ['a setback behind the line', { setback: -1 }, 'setback: field.number.range'],
    ['a house that is never finished', { months: 400 }, 'months: field.number.range'],
    ['a class that no commune permits', { buildingClass: 'I' }, 'buildingClass: field.choice.notOffered'],
    [
      'a number of eleven digits',
      { applicantPersonalId: '03007800123' },
      'applicantPersonalId: field.personalId.length',
    ],
    ['a district alone', { siteCommune: '288' }, 'siteCommune: field.address.communeMissing'],
    ['a commune outside the province', { siteCommune: '00001' }, 'siteCommune: field.commune.unknown'],
    ['a review by nobody', { reviewed: true, reviewerCertificate: 'HAD-1' }, 'reviewerName: field.required'],
    [
      'a post without an address',
      { delivery: 'POSTAL', postalName: 'Bình', postalPhone: '0912345678' },
      'postalAddress: field.required',
    ],
    [
      'an organisation with a code that no enterprise has',
      {
        investorKind: 'ORGANISATION',
        organisationName: 'Công ty Nam Sách',
        applicantPosition: 'Giám đốc',
        organisationTaxCode: '0200109106',
      },
      'organisationTaxCode: field.taxCode.invalid',
    ],
  ])('%s', (_, change, expected) => {
    expect(codes({ ...house, ...change })).toEqual([expected]);
  });
});

test('a ground level below the street is right', () => {
  expect(codes({ ...house, groundLevel: -0.3 })).toEqual([]);
});

test.each<[string, Answers, string[]]>([
  ['three storeys in five metres', { height: 5 }, ['height: check.highEnough']],
  ['one storey of twenty metres', { storeys: 1, height: 20 }, ['height: check.notTooHigh']],
  ['three storeys on one', { totalFloorArea: 72.5 }, ['totalFloorArea: check.moreThanGround']],
  ['one storey on one', { storeys: 1, height: 4.2, totalFloorArea: 72.5 }, []],
])('%s is asked about and not refused', (_, change, expected) => {
  expect(warnings(change)).toEqual(expected);
  expect(codes({ ...house, ...change })).toEqual([]);
});

describe('papers', () => {
  const asked = (change: Answers, status: 'ASKED' | 'DEPENDS' = 'ASKED'): string[] =>
    papersAsked(procedure, { ...house, ...change }, today).flatMap(({ items }) =>
      items.filter((it) => it.status === status).map((it) => it.component.code),
    );
  const [drawings, neighbour] = ['000.00.00.G17-KQ002712', 'MC-1.013225-NEIGHBOUR'];
  test('any one of the land papers is enough, with the drawings in two sets and the commitment to the neighbours', () => {
    const given = (...list: string[]) => list.map((componentCode) => ({ componentCode }));
    expect(paperIssues(procedure, house, given('G17-KQ005479', drawings, neighbour), today)).toEqual([]);
    expect(paperIssues(procedure, house, given(drawings, neighbour), today)).toEqual([
      { path: 'components.G17-KQ005477', code: 'document.missing' },
    ]);
    const paper = procedure.componentGroups.flatMap((it) => it.items).find((it) => it.code === drawings);
    expect(paper).toMatchObject({ originals: 2, copies: 2 });
  });
  test('land that is in the database needs no paper unless it is not found', () => {
    expect(asked({ landProof: 'DATABASE', hasNeighbour: false })).toEqual([drawings]);
    expect(asked({ landProof: 'DATABASE' }, 'DEPENDS')).toHaveLength(4);
  });
  test('fire safety and review are asked for where they are due, and depend on the case where one does not know', () => {
    expect(asked({ fireSafety: 'HAS', reviewed: true })).toEqual(
      expect.arrayContaining(['MC-1.013225-FIRE', 'MC-1.013225-REVIEW']),
    );
    expect(asked({ fireSafety: 'UNKNOWN' }, 'DEPENDS')).toEqual(['MC-1.013225-FIRE']);
    expect(asked({}, 'DEPENDS')).toEqual([]);
  });
});

test('the fee is set by the council: no amount, never zero', () => {
  const quote = quoteFees(procedure.fees, house, today);
  expect(quote).toMatchObject({ dueAtSubmission: 0, incomplete: true, lines: [{ amount: null, unitAmount: null }] });
  expect(procedure.fees.map((it) => it.unsure)).toEqual([true]);
});

test('a house takes seven working days, other works ten, and the other number of the catalogue is shown as unsure', () => {
  const limits = procedure.cases.map(({ code, timeLimit }) => [code, timeLimit?.amount, timeLimit?.unsure ?? false]);
  expect(procedure.timeLimit).toMatchObject({ unit: 'WORKING_DAY', amount: 7 });
  expect(limits).toEqual([
    ['MC-1.013225-HOUSE', 7, false],
    ['MC-1.013225-WORKS', 10, false],
    ['1.013225.01', 20, true],
  ]);
});

test('areas are read with a comma and their unit, in English with a point', () => {
  const read = (language: 'vi' | 'en') =>
    answerLines(definition, house, language, shippedUnits(), today)
      .flatMap((it) => it.lines)
      .filter((it) => ['siteArea', 'groundArea', 'months'].includes(it.path))
      .map((it) => it.value);
  expect(read('vi')).toEqual(['96,5 m²', '72,5 m²', '8 tháng']);
  expect(read('en')).toEqual(['96.5 m²', '72.5 m²', '8 months']);
});

test('the commune of the land is competent, wherever the owner lives', () => {
  const answers = { ...house, siteCommune: '10507' };
  expect(deriveSubmission(definition, answers, shippedUnits()).competentUnitId).toBe('H23.21.01');
});
