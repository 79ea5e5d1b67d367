import { describe, expect, test } from 'vitest';
import { quoteFees } from '#domain/fees/quote-fees.ts';
import { answerLines } from '#domain/forms/answer-lines.ts';
import type { AnswerRow, Answers } from '#domain/forms/answers.ts';
import { compileForm } from '#domain/forms/compile-form.ts';
import { deriveSubmission } from '#domain/forms/derive.ts';
import { pruneAnswers } from '#domain/forms/visibility.ts';
import { paperIssues, papersAsked } from '#domain/procedures/papers-asked.ts';
import { sampleAnswers, shippedForm, shippedProcedure, shippedUnits } from '#tests/support/seeds.ts';

const today = { today: '2026-11-23' };
const definition = shippedForm('1.001612');
const form = compileForm(definition, { ...today, units: shippedUnits(), homeProvince: '30' });
const procedure = shippedProcedure('1.001612');
const business = sampleAnswers('household-business');
const codes = (answers: Answers): string[] => form.validate(answers).map((it) => `${it.path}: ${it.code}`);
const [line = {}] = business['lines'] as AnswerRow[];
const [member = {}] = business['members'] as AnswerRow[];

test('the filled application is right, without a warning, and nothing in it is left over', () => {
  expect(codes(business)).toEqual([]);
  expect(form.schema.safeParse(business).success).toBe(true);
  expect(pruneAnswers(definition, business, today)).toEqual(business);
  expect(form.warnings(business)).toEqual([]);
});

describe('an application with one thing wrong says which', () => {
  test.each<[string, Answers, string]>([
    ['a name of figures alone', { businessName: '36 - 2026' }, 'businessName: check.nameHasLetters'],
    ['a name of 101 characters', { businessName: 'Á'.repeat(101) }, 'businessName: field.tooLong'],
    ['no line of business', { lines: [] }, 'lines: field.repeat.tooFew'],
    ['a line of three figures', { lines: [{ ...line, lineCode: '561' }] }, 'lines.0.lineCode: field.digits'],
    ['a line of letters', { lines: [{ ...line, lineCode: 'I561' }] }, 'lines.0.lineCode: field.digits'],
    ['one line twice', { lines: [line, line] }, 'lines: check.linesDiffer'],
    ['capital with a half đồng', { capital: 50_000_000.5 }, 'capital: field.number.whole'],
    ['capital in words', { capital: 'năm mươi triệu' }, 'capital: field.number.whole'],
    ['no capital', { capital: 0 }, 'capital: field.number.range'],
    ['a tax code with a wrong last figure', { formerTaxCode: '0100109107' }, 'formerTaxCode: field.taxCode.invalid'],
    [
      "an owner with a man's number",
      { applicantPersonalId: '030090123456' },
      'applicantPersonalId: field.personalId.sex',
    ],
    ['a member twice', { members: [member, member] }, 'members: check.membersDiffer'],
    [
      'the owner among the members',
      { members: [{ ...member, memberBirthDate: '1990', memberSex: 'FEMALE', memberPersonalId: '030190123456' }] },
      'members: check.membersDiffer',
    ],
    [
      'an agent who is the owner',
      { filedBy: 'AUTHORISED', agentName: 'Lê An', agentPersonalId: '030190123456', agentPhone: '0912345678' },
      'agentPersonalId: check.agentIsAnother',
    ],
    ['tax notices to nowhere', { taxNoticesToBusiness: false }, 'taxNoticeAddress: field.required'],
  ])('%s', (_, change, expected) => {
    expect(codes({ ...business, ...change })).toEqual([expected]);
  });
});

test.each([
  ['Hộ kinh doanh Ánh Tuyết', 'check.nameWithoutPrefix'],
  ['HỘ KINH DOANH Ánh Tuyết', 'check.nameWithoutPrefix'],
  ['Công ty Ánh Tuyết', 'check.nameIsNoCompany'],
  ['Doanh nghiệp Ánh Tuyết', 'check.nameIsNoCompany'],
])('the name “%s” is warned about and goes on', (businessName, expected) => {
  expect(form.warnings({ ...business, businessName }).map((it) => it.code)).toEqual([expected]);
  expect(codes({ ...business, businessName })).toEqual([]);
});

test('an owner under eighteen is asked about and not refused', () => {
  const young = { ...business, applicantBirthDate: '2010-02-03', applicantPersonalId: '030310123456' };
  expect(form.warnings(young).map((it) => it.code)).toEqual(['check.ownerIsAdult']);
  expect(codes(young)).toEqual([]);
});

test('who sets it up alone is asked for no members, and those once entered do not travel', () => {
  const alone = pruneAnswers(definition, { ...business, setUpBy: 'INDIVIDUAL' }, today);
  expect(Object.keys(alone)).not.toContain('members');
  expect(codes(alone)).toEqual([]);
});

test('papers of which no source is sure are told as depending on the case and never demanded', () => {
  const papers = (change: Answers): string[] =>
    papersAsked(procedure, { ...business, ...change }, today).flatMap(({ items }) =>
      items.map((it) => `${it.status} ${it.component.code}`),
    );
  expect(papers({})).toEqual(['DEPENDS MC-1.001612-MEMBERS']);
  expect(papers({ setUpBy: 'INDIVIDUAL', filedBy: 'AUTHORISED' })).toEqual(['DEPENDS MC-1.001612-AUTHORISATION']);
  expect(paperIssues(procedure, business, [], today)).toEqual([]);
  expect(paperIssues(procedure, business, [{ componentCode: 'MC-1.001612-MEMBERS' }], today)).toEqual([]);
});

test('fee and time limit carry the mark of what no source vouches for', () => {
  expect(procedure.timeLimit.unsure).toBe(true);
  expect(procedure.fees.map((it) => it.unsure)).toEqual([true]);
  expect(quoteFees(procedure.fees, business, today)).toMatchObject({ incomplete: true, lines: [{ amount: null }] });
});

test('the capital is read in figures and in words, as the form of the law asks', () => {
  const lines = answerLines(definition, business, 'vi', shippedUnits(), today).flatMap((it) => it.lines);
  expect(lines.find((it) => it.path === 'capital')?.value).toBe('50.000.000 đồng (năm mươi triệu đồng)');
});

test('the commune of the business is competent, wherever the owner lives', () => {
  const answers = { ...business, businessCommune: '10606' };
  expect(deriveSubmission(definition, answers, shippedUnits()).competentUnitId).toBe('H23.23.01');
});
