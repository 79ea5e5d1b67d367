import { expect, test } from 'vitest';
import { personIssues, tidyPerson } from '#domain/identity/person.ts';

const TODAY = '2026-11-23';
const person = { fullName: 'Nguyễn Thị Hoà', birthDate: '1990-05-01', personalId: '030190123456' };
const codes = (change: Partial<typeof person>) =>
  personIssues(tidyPerson({ ...person, ...change }), TODAY).map(({ path, code }) => `${path} ${code}`);

test('a person who is right in everything may register', () => {
  expect(codes({})).toEqual([]);
  expect(codes({ personalId: '030 190 123 456', fullName: '  Nguyễn   Thị Hoà ' })).toEqual([]);
  expect(codes({ fullName: "Y'Bham Niê-Êban".normalize('NFD') })).toEqual([]);
});

test('what is sent is composed letters, single spaces and bare figures', () => {
  const typed = { ...person, fullName: ' Nguyễn  Thị Hoà '.normalize('NFD'), personalId: '030 190-123.456' };
  expect(tidyPerson(typed)).toEqual({ ...person, fullName: 'Nguyễn Thị Hoà'.normalize('NFC') });
});

test.each([
  ['no name', { fullName: ' ' }, 'fullName field.required'],
  ['figures in the name', { fullName: 'Nguyễn 123' }, 'fullName field.name.letters'],
  ['markup in the name', { fullName: '<b>Nguyễn</b>' }, 'fullName field.name.letters'],
  ['a name that hides its direction', { fullName: 'Nguyễn\u202e Thị' }, 'fullName field.hiddenCharacters'],
  ['a name of 101 letters', { fullName: 'A'.repeat(101) }, 'fullName field.tooLong'],
  ['the 30th of February', { birthDate: '1990-02-30' }, 'birthDate field.date.notReal'],
  ['a year alone', { birthDate: '1990' }, 'birthDate field.date.notReal'],
  ['a birth tomorrow', { birthDate: '2026-11-24', personalId: '030326123456' }, 'birthDate field.date.tooLate'],
  ['a birth in 1890', { birthDate: '1890-01-01' }, 'birthDate field.date.tooEarly'],
  ['eleven figures', { personalId: '03019012345' }, 'personalId field.personalId.length'],
  ['a province that there is not', { personalId: '003190123456' }, 'personalId field.personalId.province'],
  ['another birth year', { personalId: '030191123456' }, 'personalId field.personalId.birthYear'],
])('%s is named at its field', (_, change, expected) => {
  expect(codes(change)).toContain(expected);
});
