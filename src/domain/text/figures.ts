import type { Amount, Instant, Language, PartialDate } from '#domain/api/primitives.ts';
import { dateOfDay, dayOf, minuteOfDay, toLocalMinutes, weekdayOf } from '#domain/deadlines/local-time.ts';

const WEEKDAYS = {
  vi: ['Chủ Nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

/** 8000 → "8.000 đồng" / "8,000 đồng". */
export const formatDong = (amount: Amount, language: Language): string =>
  `${String(amount).replace(/\B(?=(\d{3})+$)/g, language === 'vi' ? '.' : ',')} đồng`;

/** "2026-11-23" → "23/11/2026"; "2026-11" → "11/2026"; "2026" stays. */
export const formatDate = (date: PartialDate): string => date.split('-').reverse().join('/');

/** "10:24, thứ Hai 23/11/2026", local time, 24 hours. */
export function formatDateTime(instant: Instant, language: Language): string {
  const at = toLocalMinutes(instant);
  const minute = minuteOfDay(at);
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return `${time}, ${WEEKDAYS[language][weekdayOf(dayOf(at))]} ${formatDate(dateOfDay(dayOf(at)))}`;
}

/** A yes-or-no answer as it is printed. */
export const yesOrNo = (yes: boolean, language: Language): string =>
  language === 'vi' ? (yes ? 'Có' : 'Không') : yes ? 'Yes' : 'No';
