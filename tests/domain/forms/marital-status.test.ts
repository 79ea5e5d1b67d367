import { describe, expect, test } from 'vitest';
import { quoteFees } from '#domain/fees/quote-fees.ts';
import type { AnswerRow, Answers } from '#domain/forms/answers.ts';
import { compileForm } from '#domain/forms/compile-form.ts';
import { deriveSubmission } from '#domain/forms/derive.ts';
import { paperIssues, papersAsked } from '#domain/procedures/papers-asked.ts';
import { sampleAnswers, shippedForm, shippedProcedure, shippedUnits } from '#tests/support/seeds.ts';

const definition = shippedForm('1.004873');
const procedure = shippedProcedure('1.004873');
const today = { today: '2026-11-23' };
const form = compileForm(definition, { ...today, units: shippedUnits(), homeProvince: '30' });
const own = sampleAnswers('marital-status');
const other = sampleAnswers('marital-status-authorised');
const told = (issues: { path: string; code: string }[]): string[] => issues.map((it) => `${it.path}: ${it.code}`);
const codes = (answers: Answers): string[] => told(form.validate(answers));

test('the filled requests for oneself and for another person are right, and nothing is to be warned of', () => {
  for (const sample of [own, other]) {
    expect(codes(sample)).toEqual([]);
    expect(told(form.warnings(sample))).toEqual([]);
    expect(form.schema.safeParse(sample).success).toBe(true);
  }
});

describe('a request for a marital-status certificate with one thing wrong says which', () => {
  test.each<[string, Answers, Answers, string]>([
    ['a married person who wants to marry', own, { maritalStatus: 'MARRIED' }, 'maritalStatus: check.freeToMarry'],
    ['a divorce before the birth', own, { divorceDate: '1994' }, 'divorceDate: check.divorcedAfterBirth'],
    ['a divorce in the future', own, { divorceDate: '2026-12-01' }, 'divorceDate: field.date.tooLate'],
    [
      'a partner with her own number',
      own,
      { partnerBirthDate: '1995-04-12', partnerPersonalId: '030195001234' },
      'partnerPersonalId: check.partnerIsAnother',
    ],
    ["a man with a woman's number", own, { ownSex: 'MALE' }, 'applicantPersonalId: field.personalId.sex'],
    [
      'a card older than its holder',
      own,
      { applicantPaperDate: '1995-04-11' },
      'applicantPaperDate: check.paperAfterBirth',
    ],
    ['twenty-one originals', other, { copies: 21 }, 'copies: field.number.range'],
    [
      'another person with the number of the one who asks',
      other,
      { personPaperKind: 'CITIZEN_CARD', personPersonalId: '030190123456' },
      'personPersonalId: field.personalId.birthYear',
    ],
    ['a marriage before the birth', other, { marriageDate: '1961' }, 'marriageDate: check.marriedAfterBirth'],
    ['no place at all', own, { residences: [] }, 'residences: field.repeat.tooFew'],
    [
      'an exemption that the law does not know',
      own,
      { feeExemption: 'STUDENT' },
      'feeExemption: field.choice.notOffered',
    ],
  ])('%s', (_, sample, change, expected) => {
    expect(codes({ ...sample, ...change })).toContain(expected);
  });

  test.each<[string, Answers, string]>([
    ['a purpose that is not said', other, 'purposeText'],
    ['no other person to marry', own, 'partnerName'],
    ['a person abroad without an earlier commune here', other, 'priorCommune'],
    ['a divorce without its judgment', own, 'divorceNumber'],
  ])('%s', (_, sample, missing) => {
    const { [missing]: _left, ...open } = sample;
    expect(codes(open)).toEqual([`${missing}: field.required`]);
  });
});

describe('the places of residence, the present one first', () => {
  const place = { provinceCode: '30', districtCode: '288', communeCode: '10507' };
  const period = (from: string, to?: string): AnswerRow => ({
    residencePlace: place,
    residenceFrom: from,
    ...(to === undefined ? {} : { residenceTo: to }),
  });
  const lived = (...residences: AnswerRow[]): Answers => ({ ...own, residences });

  test.each<[string, AnswerRow[], string[]]>([
    ['one place since birth', [period('1995-04-12')], []],
    ['one place that was left', [period('1995', '2020')], []],
    ['three known only by their years', [period('2019'), period('2015', '2019'), period('1995', '2015')], []],
    ['moved on the very day', [period('2019-06-01'), period('1995', '2019-06-01')], []],
    [
      'left before coming',
      [period('2019-06-01', '2019-05-01'), period('1995', '2019-05-01')],
      ['residences.0.residenceTo: check.periodOrder'],
    ],
    [
      'an earlier place that was never left',
      [period('2019-06-01'), period('1995')],
      ['residences.1.residenceTo: check.periodEnded'],
    ],
    [
      'two places at one time',
      [period('2019-06-01'), period('1995', '2019-07-15')],
      ['residences.0.residenceFrom: check.periodsApart'],
    ],
    [
      'the oldest place first',
      [period('1995', '2019-05-31'), period('2019-06-01', '2026-01-01')],
      ['residences.0.residenceFrom: check.periodsApart'],
    ],
    ['a move still to come', [period('2026-11-24')], ['residences.0.residenceFrom: field.date.tooLate']],
    ['a leave still to come', [period('1995', '2026-12-01')], ['residences.0.residenceTo: field.date.tooLate']],
  ])('%s', (_, rows, expected) => {
    expect(codes(lived(...rows))).toEqual(expected);
    expect(told(form.validateSection('residencesSection', lived(...rows)))).toEqual(expected);
  });

  test('a list that begins after the age of marriage is warned of, by sex, and goes on', () => {
    const warned = (rows: AnswerRow[], change: Answers = {}): string[] =>
      told(form.warnings({ ...lived(...rows), ...change }));
    const since = 'residences.0.residenceFrom: check.sinceMarriageAge';
    expect(warned([period('2013-04-12')])).toEqual([]);
    expect(warned([period('2013-04-13')])).toEqual([since]);
    expect(warned([period('2013-04-13')], { ownSex: 'MALE' })).toEqual([]);
    expect(warned([period('2015-04-13')], { ownSex: 'MALE' })).toEqual([since]);
    expect(codes(lived(period('2013-04-13')))).toEqual([]);
  });

  test('a gap of more than a month is warned of', () => {
    const rows = [period('2019-06-01'), period('1995', '2019-04-30')];
    expect(told(form.warnings(lived(...rows)))).toEqual(['residences.0.residenceFrom: check.periodGap']);
    expect(codes(lived(...rows))).toEqual([]);
  });
});

describe('its fee', () => {
  const line = (answers: Answers) => quoteFees(procedure.fees, answers, today).lines[0];
  test('is set by the council: not known here, and no zero', () => {
    expect(line(own)).toMatchObject({ amount: null, unitAmount: null, payAt: 'RESULT' });
    expect(line(own)).not.toHaveProperty('waivedBecause');
  });
  test.each([
    ['MERITORIOUS', 'Người thuộc gia đình có công với cách mạng'],
    ['POOR', 'Người thuộc hộ nghèo'],
    ['DISABLED', 'Người khuyết tật'],
  ])('is waived for %s, with the reason', (feeExemption, vi) => {
    expect(line({ ...own, feeExemption })).toMatchObject({ amount: 0, waivedBecause: { vi } });
  });
});

describe('where it is settled', () => {
  const unit = (answers: Answers): string | undefined =>
    deriveSubmission(definition, answers, shippedUnits()).competentUnitId;
  test('is the commune where the person concerned resides, not the one who asks', () => {
    expect(unit(own)).toBe('H23.21.01');
    const person = { personResidence: { provinceCode: '30', districtCode: '290', communeCode: '10546', detail: 'x' } };
    expect(unit({ ...other, ...person })).toBe('H23.22.01');
  });
  test('is the last commune of the province for somebody who lives elsewhere', () => {
    expect(unit(other)).toBe('H23.21.02');
  });
});

describe('its papers', () => {
  const asked = (answers: Answers): string[] =>
    papersAsked(procedure, answers, today)
      .filter(({ group }) => group.mode === 'SUBMIT')
      .flatMap(({ items }) => items.map((item) => `${item.status} ${item.component.plainName.vi}`));
  test('are the earlier certificate where one is held, and what the agency may fail to find', () => {
    expect(asked(own)).toEqual([
      'ASKED Giấy xác nhận đã cấp trước đây',
      'DEPENDS Giấy về ly hôn hoặc vợ, chồng đã chết',
      'DEPENDS Giấy về nơi thường trú trước đây',
    ]);
    expect(asked({ ...own, issuedBefore: 'NO' })).not.toContain('ASKED Giấy xác nhận đã cấp trước đây');
  });
  test('are the authorisation of whoever asks for somebody else, and no proof of an exemption at once', () => {
    expect(asked(other)).toEqual([
      'ASKED Văn bản ủy quyền',
      'DEPENDS Giấy về nơi thường trú trước đây',
      'DEPENDS Giấy về diện miễn lệ phí',
    ]);
    expect(paperIssues(procedure, other, [], today).map((it) => it.path)).toEqual([
      'components.000.00.00.G15-KQ003454',
    ]);
  });
});
