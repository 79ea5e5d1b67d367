import { AppError } from '#domain/api/errors.ts';
import type { Instant } from '#domain/api/primitives.ts';
import {
  dateOfDay,
  dayOf,
  dayOfDate,
  fromLocalMinutes,
  minuteOfDay,
  startOfDay,
  toLocalMinutes,
  weekdayOf,
} from './local-time.ts';
import type { WorkingCalendar } from './working-calendar.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Working spans of a local day in minutes of that day; empty on rest days. A day outside the calendar throws. */
function spansOf(calendar: WorkingCalendar, day: number): readonly Span[] {
  if (day < dayOfDate(calendar.validFrom) || day > dayOfDate(calendar.validTo)) {
    throw new AppError('deadline.calendarMissing', { date: dateOfDay(day) });
  }
  const date = dateOfDay(day);
  const special = calendar.days.find((it) => it.date === date)?.kind;
  const weekday = weekdayOf(day);
  const works = special === 'SWAP_WORKING' || (special === undefined && weekday !== 0 && weekday !== 6);
  return works ? calendar.hours.map((it) => ({ from: minutes(it.from), to: minutes(it.to) })) : [];
}

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, span) => sum + span.to - span.from, 0);

/** The day's minute at which `worked` minutes of it are done. */
function minuteAfter(spans: readonly Span[], worked: number): number {
  let left = worked;
  for (const span of spans) {
    if (left <= span.to - span.from) return span.from + left;
    left -= span.to - span.from;
  }
  throw new RangeError('more minutes than the working day has');
}

/** The next working day after `day`. */
function nextWorkingDay(calendar: WorkingCalendar, day: number): number {
  let next = day + 1;
  while (spansOf(calendar, next).length === 0) next += 1;
  return next;
}

/** Minutes of work still to come on the day of `at`, counted from it. */
function remainingToday(calendar: WorkingCalendar, at: number): number {
  return lengthOf(
    spansOf(calendar, dayOf(at)).map((span) => ({
      from: Math.min(Math.max(span.from, minuteOfDay(at)), span.to),
      to: span.to,
    })),
  );
}

/**
 * The instant after so many working hours (Decree 45/2020 Art 11.4: 8). Outside working time the count starts at the next opening;
 * time that ends with a working span ends there, not at the next opening.
 * @throws AppError deadline.calendarMissing where the calendar ends before.
 */
export function addWorkingHours(calendar: WorkingCalendar, start: Instant, hours: number): Instant {
  let left = Math.round(hours * 60);
  let at = toLocalMinutes(start);
  for (;;) {
    const today = remainingToday(calendar, at);
    if (left <= today && today > 0) {
      const spans = spansOf(calendar, dayOf(at));
      return fromLocalMinutes(startOfDay(dayOf(at)) + minuteAfter(spans, lengthOf(spans) - today + left));
    }
    left -= today;
    at = startOfDay(nextWorkingDay(calendar, dayOf(at)));
  }
}

/**
 * Closing time of the n-th working day after the day of `start`: the first day is not counted (Civil Code 2015 Art 147, 148).
 * A half day ends with the first half of the working minutes of its day.
 * @throws AppError deadline.calendarMissing where the calendar ends before.
 */
export function addWorkingDays(calendar: WorkingCalendar, start: Instant, days: number): Instant {
  let day = dayOf(toLocalMinutes(start));
  for (let counted = 0; counted < Math.ceil(days); counted += 1) day = nextWorkingDay(calendar, day);
  const spans = spansOf(calendar, day);
  const last = Number.isInteger(days) ? lengthOf(spans) : lengthOf(spans) / 2;
  return fromLocalMinutes(startOfDay(day) + minuteAfter(spans, last));
}

/** Closing time of the day of `at`, where it is a working day that has not closed; else of the next working day. */
export function endOfWorkingDay(calendar: WorkingCalendar, at: Instant): Instant {
  const now = toLocalMinutes(at);
  const day = remainingToday(calendar, now) > 0 ? dayOf(now) : nextWorkingDay(calendar, dayOf(now));
  const spans = spansOf(calendar, day);
  return fromLocalMinutes(startOfDay(day) + minuteAfter(spans, lengthOf(spans)));
}

/** Working minutes from `from` to `to`; negative where `to` is earlier. */
export function workingMinutesBetween(calendar: WorkingCalendar, from: Instant, to: Instant): number {
  const [a, b] = [toLocalMinutes(from), toLocalMinutes(to)];
  if (b < a) return -workingMinutesBetween(calendar, to, from);
  let sum = remainingToday(calendar, a) - remainingToday(calendar, b);
  for (let day = dayOf(a) + 1; day <= dayOf(b); day += 1) sum += lengthOf(spansOf(calendar, day));
  return sum;
}

/** Whether the agency works at that minute. */
export const isWorkingTime = (calendar: WorkingCalendar, at: Instant): boolean => {
  const now = toLocalMinutes(at);
  return spansOf(calendar, dayOf(now)).some((span) => minuteOfDay(now) >= span.from && minuteOfDay(now) < span.to);
};
