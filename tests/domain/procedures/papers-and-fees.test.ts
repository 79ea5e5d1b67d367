import { describe, expect, test } from 'vitest';
import { WorkingCalendar } from '#domain/deadlines/working-calendar.ts';
import { timeLimitOf } from '#domain/dossiers/dossier-case.ts';
import { quoteFees } from '#domain/fees/quote-fees.ts';
import type { Answers } from '#domain/forms/answers.ts';
import { dueDateOf } from '#domain/procedures/due-date.ts';
import { paperIssues, papersAsked } from '#domain/procedures/papers-asked.ts';
import { sampleAnswers, shippedProcedure } from '#tests/support/seeds.ts';
import calendarSeed from '../../../src/server/database/seeds/working-calendar.json' with { type: 'json' };

const birth = shippedProcedure('1.001193');
const extract = shippedProcedure('2.000635');
const context = { today: '2026-11-23' };
const asked = (answers: Answers): string[] =>
  papersAsked(birth, answers, context).flatMap((it) =>
    it.items.map((item) => `${item.status} ${item.component.plainName.vi}`),
  );

describe('papers of a birth registration', () => {
  test('before any answer every paper is shown as depending on the case', () => {
    expect(asked({})).toContain('DEPENDS Giấy chứng sinh');
    expect(asked({})).toContain('DEPENDS Văn bản ủy quyền');
  });
  test('with the certificate of live birth on paper, that alone is asked for', () => {
    expect(asked(sampleAnswers('birth')).filter((it) => it.startsWith('ASKED'))).toEqual([
      'ASKED Giấy chứng sinh',
      'ASKED Giấy tờ tùy thân',
    ]);
  });
  test('without it, a witness or an undertaking is enough, either of them', () => {
    const answers = { ...sampleAnswers('birth'), birthProof: 'NONE' };
    expect(paperIssues(birth, answers, [], context)).toHaveLength(1);
    expect(paperIssues(birth, answers, [{ componentCode: 'MC-1.001193-UNDERTAKING' }], context)).toEqual([]);
  });
  test.each<[string, Answers, string]>([
    ['surrogacy, the confirmation of the clinic', { childCase: 'SURROGACY' }, 'ASKED Xác nhận mang thai hộ'],
    [
      'an abandoned child, the record of the abandonment',
      { childCase: 'ABANDONED', applicantRelation: 'CARER' },
      'ASKED Biên bản trẻ bị bỏ rơi',
    ],
    ['an authorised applicant, the authorisation', { applicantRelation: 'AUTHORISED' }, 'ASKED Văn bản ủy quyền'],
  ])('for %s is asked too, and only there', (_, change, paper) => {
    expect(asked({ ...sampleAnswers('birth'), ...change })).toContain(paper);
    expect(asked(sampleAnswers('birth'))).not.toContain(paper);
  });
  test('of an abandoned child nobody asks a certificate of live birth', () => {
    const { birthProof: _, ...answers } = sampleAnswers('birth');
    const abandoned = { ...answers, childCase: 'ABANDONED', applicantRelation: 'CARER' };
    expect(asked(abandoned).join()).not.toContain('chứng sinh');
    expect(paperIssues(birth, abandoned, [], context).map((it) => it.path)).toEqual([
      'components.000.00.00.G15-KQ003208',
    ]);
  });
  test.each(['CITIZEN_CARD', 'PASSPORT', 'OTHER'])(
    'proof of residence depends on the look-up of the agency, whoever shows a %s',
    (applicantPaperKind) => {
      for (const [procedure, sample] of [
        [birth, 'birth'],
        [extract, 'extract'],
      ] as const) {
        const items = papersAsked(procedure, { ...sampleAnswers(sample), applicantPaperKind }, context).flatMap(
          (it) => it.items,
        );
        const proof = items.find((it) => it.component.code.endsWith('KQ003785'));
        expect(proof?.status).toBe('DEPENDS');
      }
    },
  );
  test('a paper that nobody asked for is named', () => {
    const issues = paperIssues(
      birth,
      { ...sampleAnswers('birth'), birthProof: 'ELECTRONIC' },
      [{ componentCode: 'MC-OTHER' }],
      context,
    );
    expect(issues).toEqual([{ path: 'components.MC-OTHER', code: 'document.notAsked' }]);
  });
});

describe('what it costs', () => {
  test('three copies of an extract are 24,000 đồng', () => {
    expect(quoteFees(extract.fees, sampleAnswers('extract'), context)).toMatchObject({
      dueAtSubmission: 24_000,
      incomplete: false,
    });
  });
  test('before the number is known the price of one is shown and nothing is counted', () => {
    const quote = quoteFees(extract.fees, {}, context);
    expect(quote.lines[0]).toMatchObject({ unitAmount: 8000, amount: null });
    expect(quote.dueAtSubmission).toBe(0);
  });
  test('a birth within sixty days has no late fee, a later one is told that the council sets it', () => {
    expect(quoteFees(birth.fees, sampleAnswers('birth'), context).lines.map((it) => it.ruleId)).toEqual(['copies']);
    const late = quoteFees(birth.fees, { ...sampleAnswers('birth'), childBirthDate: '2026-08-01' }, context);
    expect(late.lines.find((it) => it.ruleId === 'lateRegistration')).toMatchObject({ amount: null });
    expect(late.incomplete).toBe(true);
  });
});

describe('the day of a result that is due the same day', () => {
  const calendar = WorkingCalendar.parse(calendarSeed);
  test.each([
    ['accepted in the morning: the same day', '2026-11-23T09:00', '2026-11-23T17:00'],
    ['accepted at three sharp: the same day', '2026-11-23T15:00', '2026-11-23T17:00'],
    ['accepted after three: the next working day', '2026-11-20T15:01', '2026-11-23T17:00'],
    ['accepted on a Saturday: Monday', '2026-11-21T16:00', '2026-11-23T17:00'],
  ])('%s', (_, accepted, due) => {
    const instant = (text: string): string => new Date(`${text}:00+07:00`).toISOString();
    expect(dueDateOf(extract.timeLimit, instant(accepted), calendar)).toBe(instant(due));
  });

  test.each([
    ['in the morning: three working days after the same day', '2026-11-23T09:00', '2026-11-26T17:00'],
    ['after three: three working days after the next one', '2026-11-19T15:01', '2026-11-25T17:00'],
  ])('a verification by another commune adds three working days, accepted %s', (_, accepted, due) => {
    const instant = (text: string): string => new Date(`${text}:00+07:00`).toISOString();
    expect(dueDateOf(timeLimitOf(birth, '1.001193.02'), instant(accepted), calendar)).toBe(instant(due));
  });
});

describe('what nobody is sure of', () => {
  const [rule] = extract.fees;
  const [group] = extract.componentGroups;

  test('an amount from memory is shown as depending on the case, and nobody is charged it', () => {
    if (rule === undefined) throw new Error('no fee');
    const sure = quoteFees([rule], { copies: 2 }, context);
    const unsure = quoteFees([{ ...rule, unsure: true }], { copies: 2 }, context);
    expect(sure.dueAtSubmission).toBe(16_000);
    expect(unsure).toMatchObject({ dueAtSubmission: 0, incomplete: true, lines: [{ amount: null, unitAmount: null }] });
  });

  test('a paper from memory is shown as depending on the case, and nothing is refused for want of it', () => {
    const [item] = group?.items ?? [];
    if (group === undefined || item === undefined) throw new Error('no paper');
    const { when: _, ...always } = item;
    const procedure = {
      ...extract,
      componentGroups: [{ ...group, items: [{ ...always, unsure: true }] }],
    };
    expect(papersAsked(procedure, {}, context)[0]?.items[0]?.status).toBe('DEPENDS');
    expect(paperIssues(procedure, {}, [], context)).toEqual([]);
  });
});

describe('limits of other kinds', () => {
  const calendar = WorkingCalendar.parse(calendarSeed);

  test('calendar days that end on a day of rest end on the working day after it', () => {
    // Friday 20 November 2026 and 15 days: Saturday 5 December.
    const due = dueDateOf({ unit: 'DAY', amount: 15 }, '2026-11-20T02:00:00.000Z', calendar);
    expect(due.slice(0, 10)).toBe('2026-12-07');
    expect(dueDateOf({ unit: 'DAY', amount: 13 }, '2026-11-20T02:00:00.000Z', calendar).slice(0, 10)).toBe(
      '2026-12-03',
    );
  });

  test('a campaign has no due date to reckon', () => {
    expect(() => dueDateOf({ unit: 'OPEN', amount: 0 }, '2026-11-20T02:00:00.000Z', calendar)).toThrow(RangeError);
  });
});

describe('what nobody is sure of', () => {
  const [rule] = extract.fees;
  const [group] = extract.componentGroups;

  test('an amount from memory is shown as depending on the case, and nobody is charged it', () => {
    if (rule === undefined) throw new Error('no fee');
    const sure = quoteFees([rule], { copies: 2 }, context);
    const unsure = quoteFees([{ ...rule, unsure: true }], { copies: 2 }, context);
    expect(sure.dueAtSubmission).toBe(16_000);
    expect(unsure).toMatchObject({ dueAtSubmission: 0, incomplete: true, lines: [{ amount: null, unitAmount: null }] });
  });

  test('a paper from memory is shown as depending on the case, and nothing is refused for want of it', () => {
    const [item] = group?.items ?? [];
    if (group === undefined || item === undefined) throw new Error('no paper');
    const { when: _, ...always } = item;
    const procedure = {
      ...extract,
      componentGroups: [{ ...group, items: [{ ...always, unsure: true }] }],
    };
    expect(papersAsked(procedure, {}, context)[0]?.items[0]?.status).toBe('DEPENDS');
    expect(paperIssues(procedure, {}, [], context)).toEqual([]);
  });
});

describe('limits of other kinds', () => {
  const calendar = WorkingCalendar.parse(calendarSeed);

  test('calendar days that end on a day of rest end on the working day after it', () => {
    // Friday 20 November 2026 and 15 days: Saturday 5 December.
    const due = dueDateOf({ unit: 'DAY', amount: 15 }, '2026-11-20T02:00:00.000Z', calendar);
    expect(due.slice(0, 10)).toBe('2026-12-07');
    expect(dueDateOf({ unit: 'DAY', amount: 13 }, '2026-11-20T02:00:00.000Z', calendar).slice(0, 10)).toBe(
      '2026-12-03',
    );
  });

  test('a campaign has no due date to reckon', () => {
    expect(() => dueDateOf({ unit: 'OPEN', amount: 0 }, '2026-11-20T02:00:00.000Z', calendar)).toThrow(RangeError);
  });
});

describe('what nobody is sure of', () => {
  const [rule] = extract.fees;
  const [group] = extract.componentGroups;

  test('an amount from memory is shown as depending on the case, and nobody is charged it', () => {
    if (rule === undefined) throw new Error('no fee');
    const sure = quoteFees([rule], { copies: 2 }, context);
    const unsure = quoteFees([{ ...rule, unsure: true }], { copies: 2 }, context);
    expect(sure.dueAtSubmission).toBe(16_000);
    expect(unsure).toMatchObject({ dueAtSubmission: 0, incomplete: true, lines: [{ amount: null, unitAmount: null }] });
  });

  test('a paper from memory is shown as depending on the case, and nothing is refused for want of it', () => {
    const [item] = group?.items ?? [];
    if (group === undefined || item === undefined) throw new Error('no paper');
    const { when: _, ...always } = item;
    const procedure = {
      ...extract,
      componentGroups: [{ ...group, items: [{ ...always, unsure: true }] }],
    };
    expect(papersAsked(procedure, {}, context)[0]?.items[0]?.status).toBe('DEPENDS');
    expect(paperIssues(procedure, {}, [], context)).toEqual([]);
  });
});

describe('limits of other kinds', () => {
  const calendar = WorkingCalendar.parse(calendarSeed);

  test('calendar days that end on a day of rest end on the working day after it', () => {
    // Friday 20 November 2026 and 15 days: Saturday 5 December.
    const due = dueDateOf({ unit: 'DAY', amount: 15 }, '2026-11-20T02:00:00.000Z', calendar);
    expect(due.slice(0, 10)).toBe('2026-12-07');
    expect(dueDateOf({ unit: 'DAY', amount: 13 }, '2026-11-20T02:00:00.000Z', calendar).slice(0, 10)).toBe(
      '2026-12-03',
    );
  });

  test('a campaign has no due date to reckon', () => {
    expect(() => dueDateOf({ unit: 'OPEN', amount: 0 }, '2026-11-20T02:00:00.000Z', calendar)).toThrow(RangeError);
  });
});
