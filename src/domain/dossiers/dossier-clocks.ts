import type { DossierClock } from '#domain/api/dossiers.ts';
import type { Instant } from '#domain/api/primitives.ts';
import type { LegalClocks } from '#domain/deadlines/legal-clocks.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import type { WorkingCalendar } from '#domain/deadlines/working-calendar.ts';
import { addWorkingHours, endOfWorkingDay, workingMinutesBetween } from '#domain/deadlines/working-time.ts';
import { dueDateOf } from '#domain/procedures/due-date.ts';
import type { TimeLimit } from '#domain/procedures/procedure.ts';
import type { ClockEffect } from './transitions.ts';

export type ClockKind = DossierClock['kind'];

/** A clock as it is kept: what it has left is computed when it is shown. */
export interface StoredClock {
  readonly kind: ClockKind;
  readonly state: 'RUNNING' | 'PAUSED' | 'ENDED';
  readonly startedAt: Instant;
  readonly dueAt: Instant | null;
  /** Working minutes that were left when it was paused or ended; negative when it was late. */
  readonly leftMinutes: number | null;
}

export interface ClockRules {
  readonly calendar: WorkingCalendar;
  readonly legal: LegalClocks;
  /** Of the dossier's case; null before acceptance can be computed. */
  readonly timeLimit: TimeLimit;
  /** The processing of a booking counts from the appointment, where that is later than its acceptance. */
  readonly appointment?: Instant | undefined;
}

const DAY = 86_400_000;

/** The end of so many calendar days; the last one ends with its working day (Civil Code 2015 Art 148). */
export function endOfDays(calendar: WorkingCalendar, at: Instant, days: number): Instant {
  const last = `${localDate(new Date(Date.parse(at) + days * DAY).toISOString())}T00:00:00+07:00`;
  return endOfWorkingDay(calendar, new Date(last).toISOString());
}

function startClock(
  kind: ClockKind,
  at: Instant,
  { calendar, legal, timeLimit, appointment }: ClockRules,
): StoredClock {
  const dueAt =
    kind === 'INTAKE'
      ? addWorkingHours(calendar, at, legal.intakeWorkingHours)
      : kind === 'PROCESSING'
        ? dueDateOf(timeLimit, appointment !== undefined && appointment > at ? appointment : at, calendar)
        : endOfDays(calendar, at, legal.supplementDays);
  return { kind, state: 'RUNNING', startedAt: at, dueAt, leftMinutes: null };
}

const left = (clock: StoredClock, at: Instant, rules: ClockRules): number | null =>
  clock.dueAt === null ? null : workingMinutesBetween(rules.calendar, at, clock.dueAt);

/** Applies what a transition does to the clocks (K2 intake, K4 processing, K6 supplement); `resumes`: which of them `resume` wakes. */
export function applyClockEffects(
  clocks: readonly StoredClock[],
  effects: readonly ClockEffect[],
  at: Instant,
  rules: ClockRules,
  resumes: readonly ClockKind[] = ['INTAKE', 'PROCESSING', 'SUPPLEMENT'],
): StoredClock[] {
  let now = [...clocks];
  const replace = (kind: ClockKind, change: (clock: StoredClock) => StoredClock) => {
    now = now.map((clock) => (clock.kind === kind && clock.state !== 'ENDED' ? change(clock) : clock));
  };
  const end = (clock: StoredClock): StoredClock => ({
    ...clock,
    state: 'ENDED',
    leftMinutes: clock.state === 'PAUSED' ? clock.leftMinutes : left(clock, at, rules),
  });
  const start = (kind: ClockKind) => {
    now = [...now.filter((clock) => clock.kind !== kind || clock.state === 'ENDED'), startClock(kind, at, rules)];
  };
  for (const effect of effects) {
    switch (effect) {
      case 'start-intake':
        start('INTAKE');
        break;
      case 'restart-intake':
        // The clock that was stopped starts from its beginning (Decree 61/2018 Art 19.4).
        start(now.some((clock) => clock.kind === 'PROCESSING') ? 'PROCESSING' : 'INTAKE');
        break;
      case 'start-processing':
      case 'restart-processing':
        start('PROCESSING');
        break;
      case 'start-supplement':
        start('SUPPLEMENT');
        break;
      case 'end-intake':
        replace('INTAKE', end);
        break;
      case 'end-supplement':
        replace('SUPPLEMENT', end);
        break;
      case 'end-all':
        for (const kind of ['INTAKE', 'PROCESSING', 'SUPPLEMENT'] as const) replace(kind, end);
        break;
      case 'pause':
        now = now.map((clock) =>
          clock.state === 'RUNNING'
            ? { ...clock, state: 'PAUSED', leftMinutes: left(clock, at, rules), dueAt: null }
            : clock,
        );
        break;
      case 'resume':
        now = now.map((clock) =>
          clock.state === 'PAUSED' && resumes.includes(clock.kind)
            ? {
                ...clock,
                state: 'RUNNING',
                leftMinutes: null,
                dueAt: addWorkingHours(rules.calendar, at, Math.max(0, clock.leftMinutes ?? 0) / 60),
              }
            : clock,
        );
        break;
    }
  }
  return now;
}

/** The clocks as people see them at that moment. */
export function showClocks(clocks: readonly StoredClock[], at: Instant, calendar: WorkingCalendar): DossierClock[] {
  return clocks.map(({ kind, state, startedAt, dueAt, leftMinutes }) => {
    const remaining = state === 'RUNNING' && dueAt !== null ? workingMinutesBetween(calendar, at, dueAt) : leftMinutes;
    const overdue = state === 'RUNNING' && dueAt !== null ? at > dueAt : (remaining ?? 0) < 0;
    return { kind, state, startedAt, dueAt, remainingWorkingMinutes: remaining, overdue };
  });
}

/** The clock that runs or waits now: the applicant's own before the agency's. */
export const currentClock = (clocks: readonly DossierClock[]): DossierClock | null =>
  (['SUPPLEMENT', 'PROCESSING', 'INTAKE'] as const)
    .map((kind) => clocks.findLast((clock) => clock.kind === kind && clock.state !== 'ENDED'))
    .find((clock) => clock !== undefined) ?? null;
