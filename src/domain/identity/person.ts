import type { ProblemIssue } from '#domain/api/problem.ts';
import { personalIdAgrees, readPersonalId } from '#domain/identity/personal-id.ts';
import { hasHiddenCharacters, toNfc } from '#domain/text/search-key.ts';

/** Who opens an account, as typed. */
export interface Person {
  readonly fullName: string;
  readonly birthDate: string;
  readonly personalId: string;
}
export type PersonField = keyof Person;

const NAME = /^\p{L}[\p{L}\p{M}'’.\- ]*$/u;
const LONGEST_NAME = 100;
const OLDEST = 130;

/** As it is sent: NFC, single spaces; the number without the spaces that people group it with. */
export const tidyPerson = ({ fullName, birthDate, personalId }: Person): Person => ({
  fullName: toNfc(fullName)
    .replace(/[ \u00a0]+/g, ' ')
    .trim(),
  birthDate,
  personalId: personalId.replace(/[\s.-]/g, ''),
});

const isRealDay = (date: string): boolean => {
  const at = new Date(`${date}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
};

function nameIssue(name: string): Omit<ProblemIssue, 'path'> | undefined {
  if (name === '') return { code: 'field.required' };
  if (name.length > LONGEST_NAME) return { code: 'field.tooLong', params: { max: LONGEST_NAME } };
  if (hasHiddenCharacters(name)) return { code: 'field.hiddenCharacters' };
  return NAME.test(name) && name.length >= 2 ? undefined : { code: 'field.name.letters' };
}

function birthIssue(date: string, today: string): Omit<ProblemIssue, 'path'> | undefined {
  if (date === '') return { code: 'field.required' };
  if (!isRealDay(date)) return { code: 'field.date.notReal' };
  if (date > today) return { code: 'field.date.tooLate', params: { max: today } };
  const earliest = String(Number(today.slice(0, 4)) - OLDEST);
  return date.slice(0, 4) < earliest ? { code: 'field.date.tooEarly', params: { min: earliest } } : undefined;
}

function numberIssue({ personalId, birthDate }: Person): Omit<ProblemIssue, 'path'> | undefined {
  if (personalId === '') return { code: 'field.required' };
  const parts = readPersonalId(personalId);
  if (typeof parts === 'string') return { code: parts };
  return isRealDay(birthDate) && !personalIdAgrees(personalId, birthDate)
    ? { code: 'field.personalId.birthYear' }
    : undefined;
}

/** What is wrong with a tidied person, by the portal's rules, so that nobody waits for a line to hear it. */
export function personIssues(person: Person, today: string): ProblemIssue[] {
  const found = {
    fullName: nameIssue(person.fullName),
    birthDate: birthIssue(person.birthDate, today),
    personalId: numberIssue(person),
  };
  return Object.entries(found).flatMap(([path, issue]) => (issue === undefined ? [] : [{ path, ...issue }]));
}
