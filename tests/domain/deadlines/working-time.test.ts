import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WorkingCalendar } from '#domain/deadlines/working-calendar.ts';
import {
  addWorkingDays,
  addWorkingHours,
  isWorkingTime,
  workingMinutesBetween,
} from '#domain/deadlines/working-time.ts';
import seed from '../../../src/server/database/seeds/working-calendar.json' with { type: 'json' };

const calendar = WorkingCalendar.parse(seed);
const local = (text: string): string => new Date(`${text}:00+07:00`).toISOString();

describe('eight working hours for the answer (Decree 45/2020 Art 11.4)', () => {
  test.each([
    ['a holiday morning counts from the next opening', '2026-04-30T09:00', '2026-05-04T17:00'],
    ['the afternoon before Tết goes on after Tết', '2026-02-13T15:30', '2026-02-23T15:30'],
    ['a Friday night counts from Monday morning', '2026-07-10T22:15', '2026-07-13T17:00'],
    ['a lunch break counts from the afternoon and ends with the next morning', '2026-07-06T12:10', '2026-07-07T11:30'],
    ['a swapped Saturday is worked', '2026-01-09T16:00', '2026-01-10T16:00'],
  ])('%s', (_, start, due) => {
    expect(addWorkingHours(calendar, local(start), 8)).toBe(local(due));
  });
});

describe('working days for the result', () => {
  test.each([
    ['three days over Hùng Kings and 30/4', '2026-04-24T10:00', 3, '2026-05-04T17:00'],
    ['five days over Tết', '2026-02-12T10:00', 5, '2026-02-26T17:00'],
    ['seven days with a swapped Saturday and National Day', '2026-08-21T14:00', 7, '2026-09-03T17:00'],
    ['half a day ends at noon', '2026-07-06T09:00', 3.5, '2026-07-10T11:30'],
  ])('%s', (_, start, days, due) => {
    expect(addWorkingDays(calendar, local(start), days)).toBe(local(due));
  });
});

test('a year that the calendar does not know is an error, not a guess', () => {
  expect(() => addWorkingDays(calendar, local('2027-12-30T10:00'), 5)).toThrow('deadline.calendarMissing');
});

const instant = fc
  .date({ min: new Date('2021-01-05T00:00:00Z'), max: new Date('2027-10-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000).toISOString());

test('what takes n hours and then m hours takes n + m hours', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (start, n, m) => {
      expect(addWorkingHours(calendar, addWorkingHours(calendar, start, n), m)).toBe(
        addWorkingHours(calendar, start, n + m),
      );
    }),
    { numRuns: 60 },
  );
});

test('so many working hours later, so many working minutes have passed', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 80 }), (start, hours) => {
      expect(workingMinutesBetween(calendar, start, addWorkingHours(calendar, start, hours))).toBe(hours * 60);
    }),
    { numRuns: 60 },
  );
});

test('a deadline in days ends when an agency closes', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 30 }), (start, days) => {
      const due = addWorkingDays(calendar, start, days);
      expect(isWorkingTime(calendar, due)).toBe(false);
      expect(isWorkingTime(calendar, new Date(Date.parse(due) - 60_000).toISOString())).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('every year has at least five days of Tết, and a swapped day is a weekend', () => {
  for (let year = 2021; year <= 2027; year += 1) {
    const tet = calendar.days.filter((day) => day.date.startsWith(String(year)) && day.name.vi === 'Tết Nguyên đán');
    expect(tet.length, String(year)).toBeGreaterThanOrEqual(5);
  }
  for (const day of calendar.days.filter((it) => it.kind === 'SWAP_WORKING')) {
    expect([0, 6]).toContain(new Date(`${day.date}T00:00:00Z`).getUTCDay());
  }
});
