import type { Amount, Instant, Language, PartialDate, PlainDate } from '#domain/api/primitives.ts';
import { dateOfDay, dayOf, dayOfDate, minuteOfDay, toLocalMinutes, weekdayOf } from '#domain/deadlines/local-time.ts';

const WEEKDAYS = {
  vi: ['Chủ Nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

/** 1234.5 → "1.234,5" / "1,234.5". */
export function formatNumber(value: number, language: Language): string {
  const [whole = '', part] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'vi' ? '.' : ',');
  return part === undefined ? grouped : `${grouped}${language === 'vi' ? ',' : '.'}${part}`;
}

/**
 * What "1.234,5" (English "1,234.5") means; undefined where it is no number. A point that stands where no thousands end is taken
 * for a comma and the other way round: some keypads offer only one of them.
 */
export function readNumber(text: string, language: Language): number | undefined {
  const [group, mark] = language === 'vi' ? ['.', ','] : [',', '.'];
  const bare = text.replace(/\s/g, '').replace('−', '-');
  const thousands = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${mark}\\d+)?$`).test(bare);
  const plain = (thousands ? bare.replaceAll(group, '') : bare).replace(/[.,]/, '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** 8000 → "8.000 đồng" / "8,000 đồng". */
export const formatDong = (amount: Amount, language: Language): string => `${formatNumber(amount, language)} đồng`;

/** "2026-11-23" → "23/11/2026"; "2026-11" → "11/2026"; "2026" stays. */
export const formatDate = (date: PartialDate): string => date.split('-').reverse().join('/');

/** "thứ Hai 23/11/2026". */
export const formatDay = (date: PlainDate, language: Language): string =>
  `${WEEKDAYS[language][weekdayOf(dayOfDate(date))]} ${formatDate(date)}`;

/** "10:24", local time, 24 hours. */
export function formatTime(instant: Instant): string {
  const minute = minuteOfDay(toLocalMinutes(instant));
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** A yes-or-no answer as it is printed. */
export const yesOrNo = (yes: boolean, language: Language): string =>
  language === 'vi' ? (yes ? 'Có' : 'Không') : yes ? 'Yes' : 'No';

/** "10:24, thứ Hai 23/11/2026", local time, 24 hours. */
export const formatDateTime = (instant: Instant, language: Language): string =>
  `${formatTime(instant)}, ${formatDay(dateOfDay(dayOf(toLocalMinutes(instant))), language)}`;
