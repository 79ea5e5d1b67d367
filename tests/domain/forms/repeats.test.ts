import { expect, test } from 'vitest';
import { answerLines } from '#domain/forms/answer-lines.ts';
import type { AnswerRow, Answers } from '#domain/forms/answers.ts';
import { compileForm } from '#domain/forms/compile-form.ts';
import { pruneAnswers } from '#domain/forms/visibility.ts';
import { fixtureForm, shippedUnits } from '#tests/support/seeds.ts';

const definition = fixtureForm('household');
const today = { today: '2026-11-23' };
const form = compileForm(definition, { ...today, units: shippedUnits(), homeProvince: '30' });
const mother: AnswerRow = {
  memberName: 'Trần Thị Hoa',
  memberBirthDate: '1962',
  memberHasCard: true,
  memberPersonalId: '030162001122',
};
const child: AnswerRow = { memberName: 'Nguyễn Bảo An', memberBirthDate: '2026-11-01', memberHasCard: false };
const household = (members: unknown): Answers => ({
  applicantName: 'Nguyễn Văn Bình',
  registrationCommune: '10507',
  livesAlone: false,
  delivery: 'ELECTRONIC',
  members: members as AnswerRow[],
});
const codes = (answers: Answers): string[] => form.validate(answers).map((it) => `${it.path}: ${it.code}`);

test('a household of two is right, and a schema says so too', () => {
  expect(codes(household([mother, child]))).toEqual([]);
  expect(form.schema.safeParse(household([mother, child])).success).toBe(true);
});

test('nobody in the list is too few, four are too many, and the number allowed is told', () => {
  const { members: _, ...none } = household([]);
  for (const answers of [none, household([])])
    expect(form.validate(answers)).toEqual([{ path: 'members', code: 'field.repeat.tooFew', params: { min: 1 } }]);
  expect(codes(household([mother, child, mother]))).toEqual([]);
  expect(form.validate(household([mother, child, mother, child]))).toEqual([
    { path: 'members', code: 'field.repeat.tooMany', params: { max: 3 } },
  ]);
});

test('what is wrong names its row, and each row is judged by its own answers', () => {
  const { memberPersonalId: _, ...withoutNumber } = mother;
  const answers = household([child, withoutNumber, { ...mother, memberBirthDate: '1963-05' }]);
  expect(codes(answers)).toEqual([
    'members.1.memberPersonalId: field.required',
    'members.2.memberPersonalId: field.personalId.birthYear',
  ]);
  expect(form.validateSection('membersSection', answers).map((it) => it.path)).toEqual([
    'members.1.memberPersonalId',
    'members.2.memberPersonalId',
  ]);
});

test('an answer that its row no longer asks for does not travel, nor what hung on it, and the other rows keep theirs', () => {
  const issued = { ...mother, memberCardIssuer: 'Bộ Công an' };
  const answers = household([{ ...issued, memberHasCard: false }, issued]);
  const { memberPersonalId: _, ...withoutNumber } = mother;
  expect(pruneAnswers(definition, answers, today)['members']).toEqual([
    { ...withoutNumber, memberHasCard: false },
    issued,
  ]);
  expect(codes(answers)).toEqual([]);
});

test('who lives alone sends no list', () => {
  const answers = { ...household([mother]), livesAlone: true };
  expect(Object.keys(pruneAnswers(definition, answers, today))).not.toContain('members');
  expect(codes(answers)).toEqual([]);
});

test('each row is read under its own heading, with the questions that were asked of it', () => {
  const groups = answerLines(definition, household([mother, child]), 'vi', shippedUnits(), today);
  expect(groups.slice(1).map((it) => [it.title, it.lines.map((line) => `${line.path} ${line.value}`)])).toEqual([
    [
      'Người 1',
      [
        'members.0.memberName Trần Thị Hoa',
        'members.0.memberBirthDate 1962',
        'members.0.memberHasCard Có',
        'members.0.memberPersonalId 030162001122',
        'members.0.memberCardIssuer null',
      ],
    ],
    [
      'Người 2',
      ['members.1.memberName Nguyễn Bảo An', 'members.1.memberBirthDate 01/11/2026', 'members.1.memberHasCard Không'],
    ],
  ]);
});

test.each([
  ['a word instead of a list', 'x'],
  ['nothing instead of a row', [null]],
  ['a list instead of a row', [['x']]],
  ['a number instead of a row', [7]],
])('%s is refused and throws nothing', (_, members) => {
  expect(form.validate(household(members)).length).toBeGreaterThan(0);
});
