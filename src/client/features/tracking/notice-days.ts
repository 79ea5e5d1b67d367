import type { Notice } from '#domain/api/notices.ts';
import type { PlainDate } from '#domain/api/primitives.ts';
import { localDate } from '#domain/deadlines/local-time.ts';

export interface NoticeDay {
  readonly date: PlainDate;
  readonly notices: readonly Notice[];
}

/** By the day of Việt Nam, newest first in all. */
export function byDay(notices: readonly Notice[]): NoticeDay[] {
  const days = new Map<PlainDate, Notice[]>();
  for (const notice of [...notices].sort((a, b) => (a.at < b.at ? 1 : -1))) {
    const date = localDate(notice.at);
    days.set(date, [...(days.get(date) ?? []), notice]);
  }
  return [...days].map(([date, own]) => ({ date, notices: own }));
}
