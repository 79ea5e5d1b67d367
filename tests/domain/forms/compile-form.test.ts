import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers } from '#domain/forms/answers.ts';
import { compileForm } from '#domain/forms/compile-form.ts';
import { pruneAnswers, visiblePages } from '#domain/forms/visibility.ts';
import { sampleAnswers, shippedForm, shippedUnits } from '#tests/support/seeds.ts';

const surroundings = { today: '2026-11-23', units: shippedUnits(), homeProvince: '30' };
const birth = compileForm(shippedForm('1.001193'), surroundings);
const extract = compileForm(shippedForm('2.000635'), surroundings);
const codes = (issues: { path: string; code: string }[]): string[] => issues.map((it) => `${it.path}: ${it.code}`);

test('the filled birth declaration and the filled extract request are right', () => {
  expect(codes(birth.validate(sampleAnswers('birth')))).toEqual([]);
  expect(codes(extract.validate(sampleAnswers('extract')))).toEqual([]);
  expect(birth.schema.safeParse(sampleAnswers('birth')).success).toBe(true);
});

describe('a birth declaration with one thing wrong says which', () => {
  test.each<[string, Answers, string]>([
    ['a birth in the future', { childBirthDate: '2026-11-30' }, 'childBirthDate: field.date.tooLate'],
    ['a day that does not exist', { childBirthDate: '2026-02-30' }, 'childBirthDate: field.date.notReal'],
    [
      'an identity paper older than its holder',
      { applicantPaperDate: '1995-04-11' },
      'applicantPaperDate: check.paperAfterBirth',
    ],
    ['a father younger than the child', { fatherBirthDate: '2026-11-02' }, 'fatherBirthDate: check.fatherOlder'],
    ['parents married before the mother was born', { marriageDate: '1994' }, 'marriageDate: check.marriedAfterBirth'],
    [
      'parents married before the father was born',
      { marriageDate: '1996', fatherBirthDate: '1997', fatherPersonalId: '001097004321' },
      'marriageDate: check.marriedAfterBirth',
    ],
    [
      'an applicant who is not the father he says he is',
      { applicantRelation: 'FATHER' },
      'fatherPersonalId: check.applicantIsFather',
    ],
    ['a mother younger than the child', { motherBirthDate: '2026-11-02' }, 'motherBirthDate: check.motherOlder'],
    [
      'a father with a number of another year',
      { fatherPersonalId: '001093004321' },
      'fatherPersonalId: field.personalId.birthYear',
    ],
    ["a father with a woman's number", { fatherPersonalId: '001192004321' }, 'fatherPersonalId: field.personalId.sex'],
    ["a mother with a man's number", { motherPersonalId: '030095001234' }, 'motherPersonalId: field.personalId.sex'],
    [
      'both parents with one number',
      { fatherBirthDate: '1995', fatherPersonalId: '030195001234' },
      'fatherPersonalId: field.personalId.sex',
    ],
    [
      'an applicant with a number of another century',
      { applicantPersonalId: '030395001234' },
      'applicantPersonalId: field.personalId.birthYear',
    ],
    [
      'an applicant who is not the mother she says she is',
      { applicantPersonalId: '030190123456' },
      'motherPersonalId: check.applicantIsMother',
    ],
    [
      'a commune of another district',
      { childHomePlace: { provinceCode: '30', districtCode: '290', communeCode: '10507' } },
      'childHomePlace: field.address.communeElsewhere',
    ],
    [
      'another province without its area',
      { fatherResidence: { provinceCode: '01' } },
      'fatherResidence: field.address.areaMissing',
    ],
    ['a sex that is not offered', { childSex: 'X' }, 'childSex: field.choice.notOffered'],
    ['a name with markup', { childName: '<b>An</b>' }, 'childName: field.name.letters'],
    ['a name that turns the line around', { childName: 'An\u202Egnah' }, 'childName: field.hiddenCharacters'],
    ['too many copies', { copies: 21 }, 'copies: field.number.range'],
    ['a half copy', { copies: 1.5 }, 'copies: field.number.whole'],
    ['neither parent', { motherKnown: false, fatherKnown: false }, 'motherKnown: check.atLeastOneParent'],
    ['an answer to a question that the form does not have', { surprise: 'x' }, ': form.unknownField'],
  ])('%s', (_, change, expected) => {
    expect(codes(birth.validate({ ...sampleAnswers('birth'), ...change }))).toContain(expected);
  });
});

describe('an extract request', () => {
  const other = sampleAnswers('extract-authorised');
  const { personPersonalId: _, ...unidentified } = other;
  test.each<[string, Answers, string[]]>([
    [
      'with a paper older than its holder is told',
      { ...sampleAnswers('extract'), applicantPaperDate: '1990-02-02' },
      ['applicantPaperDate: check.paperAfterBirth'],
    ],
    [
      'of a registration before her own birth is told',
      { ...sampleAnswers('extract'), registrationDate: '1990-02-02' },
      ['registrationDate: check.registeredAfterBirth'],
    ],
    [
      "of a registration before the person's birth is told",
      { ...other, registrationDate: '1961' },
      ['registrationDate: check.registeredAfterBirth'],
    ],
    ['of the year of birth itself is right', { ...other, registrationDate: '1962-01' }, []],
    ['about nobody who could be found is told', unidentified, ['personPersonalId: check.identified']],
    ['with the number of the registration is right', { ...unidentified, registrationNumber: '15' }, []],
    ['with another paper of the person is right', { ...unidentified, personPaperNumber: '142000111' }, []],
  ])('%s', (_name, answers, expected) => {
    expect(codes(extract.validate(answers))).toEqual(expected);
  });
  test('of a marriage warns when both names are the same, and goes on', () => {
    const married = { ...sampleAnswers('extract'), extractKind: 'MARRIAGE', spouseName: 'Nguyễn Thị Ánh Tuyết' };
    expect(codes(extract.warnings(married))).toEqual(['spouseName: check.twoSpouses']);
    expect(codes(extract.validate(married))).toEqual([]);
    const forAnother = { ...other, extractKind: 'MARRIAGE', spouseName: 'Nguyễn Văn Đức' };
    expect(codes(extract.warnings(forAnother))).toEqual(['spouseName: check.twoSpouses']);
    expect(codes(extract.warnings({ ...married, spouseName: 'Lê Văn Cường' }))).toEqual([]);
  });
});

describe('the personal number in an extract request', () => {
  test.each<[string, string, Answers, string[]]>([
    [
      'of another year than her own',
      'extract',
      { ownBirthDate: '1989-02-03' },
      ['applicantPersonalId: field.personalId.birthYear'],
    ],
    ['of another sex than her own', 'extract', { ownSex: 'MALE' }, ['applicantPersonalId: field.personalId.sex']],
    [
      'of another year than the person for whom it is asked',
      'extract-authorised',
      { personBirthDate: '1963-01' },
      ['personPersonalId: field.personalId.birthYear'],
    ],
    [
      'of another sex than that person',
      'extract-authorised',
      { personSex: 'FEMALE' },
      ['personPersonalId: field.personalId.sex'],
    ],
  ])('%s is told', (_, sample, change, expected) => {
    expect(codes(extract.validate({ ...sampleAnswers(sample), ...change }))).toEqual(expected);
  });
  test('is told as soon as the birth and sex that it contradicts are, on their screen, two pages later', () => {
    const wrong = { ...sampleAnswers('extract'), ownBirthDate: '1989-02-03', ownSex: 'MALE' };
    expect(codes(extract.validateSection('ownSection', sampleAnswers('extract')))).toEqual([]);
    expect(codes(extract.validateSection('ownSection', { ...wrong, ownSex: 'FEMALE' }))).toEqual([
      'ownBirthDate: field.personalId.birthYear',
    ]);
    expect(codes(extract.validateSection('ownSection', wrong))).toEqual(['ownBirthDate: field.personalId.birthYear']);
    // Neither on a screen that has no part in it, nor on one where the number itself is wrong.
    expect(codes(extract.validateSection('copiesSection', wrong))).toEqual([]);
    expect(codes(extract.validateSection('ownSection', { ...wrong, applicantPersonalId: '1' }))).toEqual([]);
  });
  test('a registration before the birth is told on the screen where the birth is asked', () => {
    const answers: Answers = { ...sampleAnswers('extract'), registrationDate: '1950-01-01' };
    const { ownBirthDate: _, ...before } = answers;
    expect(codes(extract.validateSection('registrationSection', before))).toEqual([]);
    expect(codes(extract.validateSection('ownSection', answers))).toEqual(['ownBirthDate: check.registeredAfterBirth']);
  });
  test('passes where birth and sex are not told yet', () => {
    const { ownBirthDate: _born, ownSex: _sex, ...open } = sampleAnswers('extract');
    expect(codes(extract.validateSection('applicantPaperSection', open))).toEqual([]);
  });
});

test('an empty declaration asks for what is first, not for everything at once', () => {
  const first = codes(birth.validate({}));
  expect(first).toContain('childCase: field.required');
  expect(first.some((it) => it.startsWith('marriageDate'))).toBe(false);
});

test('an abandoned child has no questions about parents, and answers about them do not travel', () => {
  const form = shippedForm('1.001193');
  const answers: Answers = { ...sampleAnswers('birth'), childCase: 'ABANDONED', applicantRelation: 'CARER' };
  const pages = visiblePages(form, answers, { today: '2026-11-23' }).map((it) => it.page.id);
  expect(pages).not.toContain('parentsPage');
  expect(Object.keys(pruneAnswers(form, answers, { today: '2026-11-23' }))).not.toContain('motherName');
  expect(codes(birth.validate(answers))).toEqual([]);
});

test.each(['MOTHER', 'FATHER'])('nobody is offered to be the %s of an abandoned child', (applicantRelation) => {
  const answers: Answers = { ...sampleAnswers('birth'), childCase: 'ABANDONED', applicantRelation };
  expect(codes(birth.validate(answers))).toEqual(['applicantRelation: field.choice.notOffered']);
});

test('more than sixty days after the birth the form warns and goes on', () => {
  const late = { ...sampleAnswers('birth'), childBirthDate: '2026-08-01' };
  expect(codes(birth.warnings(late))).toEqual(['childBirthDate: check.sixtyDays']);
  expect(codes(birth.validate(late))).toEqual([]);
});

test('whatever is thrown at it, a form answers with issues and never with a fault of its own', () => {
  const ids = [...Object.keys(sampleAnswers('birth')), '__proto__', 'constructor'];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...ids), fc.anything({ maxDepth: 2 })), (answers) => {
      const result = birth.schema.safeParse(answers);
      expect(result.success).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test('pruning twice is pruning once', () => {
  const form = shippedForm('1.001193');
  const sample = sampleAnswers('birth');
  fc.assert(
    fc.property(fc.subarray(Object.keys(sample)), (keys) => {
      const answers = Object.fromEntries(
        keys.flatMap((key) => (sample[key] === undefined ? [] : [[key, sample[key]]])),
      );
      const once = pruneAnswers(form, answers, { today: '2026-11-23' });
      expect(pruneAnswers(form, once, { today: '2026-11-23' })).toEqual(once);
    }),
    { numRuns: 100 },
  );
});
