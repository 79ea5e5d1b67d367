import type { LocalText } from '#domain/api/primitives.ts';

export interface LifeEvent {
  readonly code: string;
  /** As one would say aloud what happened. */
  readonly name: LocalText;
}

/** What happens in a life and brings people here (DOMAIN: by event, not by office). The search knows these words too. */
export const LIFE_EVENTS: readonly LifeEvent[] = [
  { code: 'BIRTH', name: { vi: 'Sinh con', en: 'Having a child' } },
  { code: 'MARRIAGE', name: { vi: 'Kết hôn', en: 'Getting married' } },
  { code: 'HOUSING', name: { vi: 'Nhà, đất', en: 'House and land' } },
  { code: 'BUSINESS', name: { vi: 'Mở cửa hàng', en: 'Opening a shop' } },
  { code: 'RESIDENCE', name: { vi: 'Chuyển chỗ ở', en: 'Moving home' } },
  { code: 'WORK', name: { vi: 'Đi làm, mất việc', en: 'Work, or losing a job' } },
  { code: 'DEATH', name: { vi: 'Người thân mất', en: 'A death in the family' } },
];
