import type { Instant, PlainDate } from '#domain/api/primitives.ts';

const MINUTE = 60_000;
const DAY = 1_440;
/** Việt Nam keeps UTC+7 all year. */
const OFFSET = 420;

/** Minutes since 1970-01-01 00:00 local time; seconds round down. */
export const toLocalMinutes = (instant: Instant): number => {
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds)) throw new RangeError(`not an instant: ${instant}`);
  return Math.floor(milliseconds / MINUTE) + OFFSET;
};

export const fromLocalMinutes = (minutes: number): Instant => new Date((minutes - OFFSET) * MINUTE).toISOString();

/** Day number since 1970-01-01, local. */
export const dayOf = (minutes: number): number => Math.floor(minutes / DAY);
export const minuteOfDay = (minutes: number): number => minutes - dayOf(minutes) * DAY;
export const startOfDay = (day: number): number => day * DAY;

export const dateOfDay = (day: number): PlainDate => new Date(day * DAY * MINUTE).toISOString().slice(0, 10);
export const dayOfDate = (date: PlainDate): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / (DAY * MINUTE));

/** 0 Sunday to 6 Saturday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** The local calendar day of an instant. */
export const localDate = (instant: Instant): PlainDate => dateOfDay(dayOf(toLocalMinutes(instant)));
