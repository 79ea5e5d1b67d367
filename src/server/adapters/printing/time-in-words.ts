import { localDate, minuteOfDay, toLocalMinutes } from '#domain/deadlines/local-time.ts';
import type { TimeLimit } from '#domain/procedures/procedure.ts';
import { printedText } from './printed-text.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** "10 giờ 24 phút, ngày 23/11/2026", Asia/Ho_Chi_Minh. */
export function timeInWords(instant: string): string {
  const minutes = minuteOfDay(toLocalMinutes(instant));
  const [year, month, day] = localDate(instant).split('-');
  return printedText('print.time', {
    hour: two(Math.floor(minutes / 60)),
    minute: two(minutes % 60),
    date: `${day}/${month}/${year}`,
  });
}

/** "ngày 23 tháng 11 năm 2026", as records are dated; of a day, or of an instant's day in Việt Nam. */
export function dayInWords(at: string): string {
  const [year, month = '', day] = (at.includes('T') ? localDate(at) : at).split('-');
  // Records write 01 and 02, but 3 to 9: only those can be turned into another month with a pen.
  return printedText('print.day', { day, month: month < '03' ? month : String(Number(month)), year });
}

/** "3,5 ngày làm việc"; a limit that is not sure is told by its note. */
export function timeLimitInWords({ unit, amount, cutoff, note, unsure }: TimeLimit): string {
  if (unsure === true && note !== undefined) return note.vi;
  const figure = String(amount).replace('.', ',');
  switch (unit) {
    case 'SAME_DAY':
      return amount > 0
        ? printedText('print.timeLimit.SAME_DAY_MORE', { cutoff, amount: figure })
        : (note?.vi ?? printedText('print.timeLimit.SAME_DAY', { cutoff }));
    case 'WORKING_DAY':
      return printedText('print.timeLimit.WORKING_DAY', { amount: figure });
    case 'WORKING_HOUR':
      return printedText('print.timeLimit.WORKING_HOUR', { amount: figure });
    case 'DAY':
      return printedText('print.timeLimit.DAY', { amount: figure });
    case 'OPEN':
      return note?.vi ?? printedText('print.timeLimit.OPEN');
  }
}
