import type { Instant } from '#domain/api/primitives.ts';
import { dayOf, fromLocalMinutes, minuteOfDay, startOfDay, toLocalMinutes } from '#domain/deadlines/local-time.ts';
import type { WorkingCalendar } from '#domain/deadlines/working-calendar.ts';
import { addWorkingDays, addWorkingHours, endOfWorkingDay } from '#domain/deadlines/working-time.ts';
import type { TimeLimit } from './procedure.ts';

/**
 * When the result is due (giờ hẹn trả). SAME_DAY: by closing time of the day of acceptance; accepted after the cutoff, by closing
 * time of the next working day (Decree 61/2018 Art 18: 15:00). DAY: by closing time of the n-th day after; where that is a day of
 * rest, of the working day that follows (Civil Code 2015 Art 147, 148).
 * @throws RangeError for an OPEN limit: such a procedure is not filed here.
 */
export function dueDateOf(limit: TimeLimit, acceptedAt: Instant, calendar: WorkingCalendar): Instant {
  if (limit.unit === 'WORKING_HOUR') return addWorkingHours(calendar, acceptedAt, limit.amount);
  if (limit.unit === 'WORKING_DAY') return addWorkingDays(calendar, acceptedAt, limit.amount);
  if (limit.unit === 'OPEN') throw new RangeError('no length is set for this procedure');
  if (limit.unit === 'DAY') {
    const last = startOfDay(dayOf(toLocalMinutes(acceptedAt)) + Math.ceil(limit.amount));
    return endOfWorkingDay(calendar, fromLocalMinutes(last));
  }
  const end = endOfWorkingDay(calendar, acceptedAt);
  const accepted = toLocalMinutes(acceptedAt);
  const [hour = 15, minute = 0] = (limit.cutoff ?? '15:00').split(':').map(Number);
  const late = dayOf(toLocalMinutes(end)) === dayOf(accepted) && minuteOfDay(accepted) > hour * 60 + minute;
  return late ? addWorkingDays(calendar, acceptedAt, 1) : end;
}
