import { describe, expect, test } from 'vitest';
import { quoteFees } from '#domain/fees/quote-fees.ts';
import type { AnswerRow, Answers } from '#domain/forms/answers.ts';
import { compileForm } from '#domain/forms/compile-form.ts';
import { deriveSubmission } from '#domain/forms/derive.ts';
import { pruneAnswers } from '#domain/forms/visibility.ts';
import { papersAsked } from '#domain/procedures/papers-asked.ts';
import { sampleAnswers, shippedForm, shippedProcedure, shippedUnits } from '#tests/support/seeds.ts';

const today = { today: '2026-11-23' };
const definition = shippedForm('1.004194');
const form = compileForm(definition, { ...today, units: shippedUnits(), homeProvince: '30' });
const procedure = shippedProcedure('1.004194');
const household = sampleAnswers('temporary-residence');
const list = sampleAnswers('temporary-residence-list');
const codes = (answers: Answers): string[] => form.validate(answers).map((it) => `${it.path}: ${it.code}`);
const [husband = {}, child = {}] = household['members'] as AnswerRow[];
const people = list['listed'] as AnswerRow[];

test('the filled declarations of a household and of a list are right, and nothing in them is left over', () => {
  for (const answers of [household, list]) {
    expect(codes(answers)).toEqual([]);
    expect(form.schema.safeParse(answers).success).toBe(true);
    expect(pruneAnswers(definition, answers, today)).toEqual(answers);
    expect(form.warnings(answers)).toEqual([]);
  }
});

describe('a declaration with one thing wrong says which', () => {
  test.each<[string, Answers, string]>([
    ['a stay that ended yesterday', { temporaryUntil: '2026-11-22' }, 'temporaryUntil: field.date.tooEarly'],
    ['eleven digits', { applicantPersonalId: '03019012345' }, 'applicantPersonalId: field.personalId.length'],
    ["a man's number", { applicantPersonalId: '030090123456' }, 'applicantPersonalId: field.personalId.sex'],
    [
      'a head of the household who is the declarant',
      { householderPersonalId: '030190123456' },
      'householderPersonalId: check.householderIsAnother',
    ],
    [
      'an owner who is the declarant, of a home that is not hers',
      { ownerPersonalId: '030190123456' },
      'ownerPersonalId: check.ownerIsAnother',
    ],
    [
      'an owner who is the head after all',
      { ownerPersonalId: '030061004321' },
      'ownerPersonalId: check.ownerIsNotHouseholder',
    ],
    ['nobody in the list of those who come along', { members: [] }, 'members: field.repeat.tooFew'],
    ['one person twice', { members: [husband, husband] }, 'members: check.membersDiffer'],
    [
      'the declarant among those who come along',
      {
        members: [
          { ...husband, memberBirthDate: '1990', memberSex: 'FEMALE', memberPersonalId: '030190123456' },
        ] as AnswerRow[],
      },
      'members: check.membersDiffer',
    ],
    [
      'a child for whom no parent agreed',
      { members: [husband, { ...child, memberGuardianConsent: 'NO' }] },
      'members.1.memberGuardianConsent: field.choice.notOffered',
    ],
    [
      'a member with a number of another year',
      { members: [{ ...husband, memberPersonalId: '001089002233' }] },
      'members.0.memberPersonalId: field.personalId.birthYear',
    ],
    ['an exemption without saying how it is proven', { exemptGroup: 'DISABLED' }, 'exemptProof: field.required'],
    ['a phone number of eight figures', { applicantPhone: '09123456' }, 'applicantPhone: field.phone.invalid'],
  ])('%s', (_, change, expected) => {
    expect(codes({ ...household, ...change })).toEqual([expected]);
  });

  test.each<[string, Answers, string]>([
    ['an empty list', { listed: [] }, 'listed: field.repeat.tooFew'],
    ['one person twice', { listed: [...people, ...people.slice(0, 1)] }, 'listed: check.listedDiffer'],
    [
      'a tax code with a wrong last figure',
      { organisationTaxCode: '0100109107' },
      'organisationTaxCode: field.taxCode.invalid',
    ],
    ['a home of one’s own', { dwellingCase: 'OWN' }, 'dwellingCase: field.choice.notOffered'],
  ])('in a list: %s', (_, change, expected) => {
    expect(codes({ ...list, ...change })).toEqual([expected]);
  });
});

test('a declarant under eighteen is asked for a parent or guardian, an adult is not', () => {
  const young = { ...household, applicantBirthDate: '2010-02-03', applicantPersonalId: '030310123456' };
  expect(codes(young)).toEqual([
    'guardianName: field.required',
    'guardianPersonalId: field.required',
    'guardianConsent: field.required',
  ]);
  expect(
    codes({ ...young, guardianName: 'Trần Thị Hoa', guardianPersonalId: '030310123456', guardianConsent: 'VNEID' }),
  ).toEqual(['guardianPersonalId: check.guardianIsAnother']);
});

test('who moves in with a relative joins that household and is not asked whether', () => {
  const { householdRole: _, dwellingProof: _proof, ...open } = household;
  const joining: Answers = { ...open, dwellingCase: 'RELATIVE' };
  expect(codes(joining)).toEqual([]);
  expect(codes({ ...joining, householderPersonalId: '030190123456' })).toEqual([
    'householderPersonalId: check.householderIsAnother',
  ]);
  const kept = pruneAnswers(definition, { ...household, dwellingCase: 'RELATIVE', householdRole: 'HEAD' }, today);
  expect(Object.keys(kept)).not.toContain('householdRole');
  expect(kept['householderName']).toBe('Trần Văn Được');
});

test('a stay of more than two years is warned about and goes on', () => {
  const long = { ...household, temporaryUntil: '2028-11-24' };
  expect(form.warnings(long).map((it) => it.code)).toEqual(['check.twoYears']);
  expect(codes(long)).toEqual([]);
});

describe('papers', () => {
  const asked = (answers: Answers, status: 'ASKED' | 'DEPENDS' = 'ASKED'): string[] =>
    papersAsked(procedure, answers, today).flatMap(({ items }) =>
      items.filter((it) => it.status === status).map((it) => it.component.plainName.vi),
    );
  const onlyNow = 'Quyết định cho nhập, trở lại quốc tịch';
  test.each<[string, Answers, string[], string[]]>([
    [
      'of a tenant whose landlord has signed: the lease and the consent',
      {},
      ['Giấy tờ chứng minh chỗ ở hợp pháp', 'Giấy đồng ý của chủ chỗ ở'],
      [onlyNow],
    ],
    [
      'of a tenant whose lease is in a database: only where the look-up fails',
      { dwellingProof: 'DATABASE', ownerConsent: 'VNEID' },
      [],
      ['Giấy tờ chứng minh chỗ ở hợp pháp', onlyNow],
    ],
    [
      'of one who moves in with a relative: consent and no proof of the dwelling',
      { dwellingCase: 'RELATIVE', householderConsent: 'SIGNED', ownerKind: 'HOUSEHOLDER' },
      ['Giấy đồng ý của chủ hộ'],
      [onlyNow],
    ],
    [
      'of a soldier: the letter of his unit',
      { dwellingCase: 'BARRACKS', force: 'ARMY' },
      ['Giấy giới thiệu của đơn vị quân đội'],
      [onlyNow],
    ],
    [
      'of a child whose parent has signed elsewhere: that consent too',
      { dwellingCase: 'OWN', dwellingProof: 'DATABASE', members: [{ ...child, memberGuardianConsent: 'SIGNED' }] },
      ['Giấy đồng ý của cha, mẹ, người giám hộ'],
      ['Giấy tờ chứng minh chỗ ở hợp pháp', onlyNow],
    ],
    [
      'of one who is exempt and proves it on paper: the proof',
      { dwellingCase: 'BARRACKS', force: 'POLICE', exemptGroup: 'DISABLED', exemptProof: 'PAPER' },
      ['Giấy giới thiệu của Thủ trưởng đơn vị công an', 'Giấy chứng minh được miễn lệ phí'],
      [onlyNow],
    ],
  ])('%s', (_, change, now, perhaps) => {
    const answers = pruneAnswers(definition, { ...household, ...change }, today);
    expect(asked(answers)).toEqual(now);
    expect(asked(answers, 'DEPENDS')).toEqual(perhaps);
  });

  test('of a list: the consent of the house, the request and each declaration', () => {
    expect(asked(list)).toEqual([
      'Giấy đồng ý của chủ chỗ ở',
      'Văn bản đề nghị kèm danh sách',
      'Tờ khai CT01 của từng người',
    ]);
  });
});

describe('the fee', () => {
  const due = (answers: Answers): number => quoteFees(procedure.fees, answers, today).dueAtSubmission;
  test('is 7,000 đồng for a household, however many come along', () => {
    expect(due(household)).toBe(7000);
  });
  test.each(['DISABLED', 'MINORITY', 'OTHER'])('is nothing for who is exempt as %s, and says why', (exemptGroup) => {
    const quote = quoteFees(procedure.fees, { ...household, exemptGroup, exemptProof: 'PAPER' }, today);
    expect(quote.dueAtSubmission).toBe(0);
    expect(quote.lines.map((it) => it.waivedBecause !== undefined)).toEqual([true]);
  });
  test.each([
    ['a child of fifteen', '2011-03-01', '030311123456'],
    ['a person of sixty', '1966-11-23', '030166123456'],
  ])('is nothing for %s, who is not asked about it', (_, applicantBirthDate, applicantPersonalId) => {
    const { exemptGroup: _group, ...open } = household;
    const guardian = { guardianName: 'Trần Thị Hoa', guardianPersonalId: '030170123456', guardianConsent: 'VNEID' };
    const answers = pruneAnswers(definition, { ...open, ...guardian, applicantBirthDate, applicantPersonalId }, today);
    expect(codes(answers)).toEqual([]);
    expect(due(answers)).toBe(0);
  });
  test('is 5,000 đồng for each on a list who is not exempt', () => {
    expect(due(list)).toBe(10_000);
    const { listedExempt: _, ...old } = people[1] ?? {};
    const elderly = { ...old, listedBirthDate: '1960', listedPersonalId: '020160000456' };
    const answers = { ...list, listed: [...people, elderly] };
    expect(codes(answers)).toEqual([]);
    expect(due(answers)).toBe(10_000);
  });
});

test('the commune of the dwelling is competent', () => {
  expect(deriveSubmission(definition, household, shippedUnits())).toMatchObject({
    competentUnitId: 'H23.21.01',
    delivery: 'ELECTRONIC',
    applicantName: 'Nguyễn Thị Ánh Tuyết',
  });
});
