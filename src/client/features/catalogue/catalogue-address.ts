import { PAGES, pageAddress } from '#domain/api/pages.ts';

/** Names of the list's query parameters. */
export const WORDS_PARAM = 'q';
export const EVENT_PARAM = 'viec';

/** The list for these words and this life event; what is empty does not stand in the address. */
export function searchAddress(words: string, lifeEvent?: string): string {
  const params = new URLSearchParams();
  if (words.trim() !== '') params.set(WORDS_PARAM, words.trim());
  if (lifeEvent !== undefined) params.set(EVENT_PARAM, lifeEvent);
  return params.size === 0 ? PAGES.procedures : `${PAGES.procedures}?${params.toString()}`;
}

/** A procedure's page that remembers which list it was opened from, for the way back. */
export function procedureAddress(code: string, words: string, lifeEvent?: string): string {
  const list = searchAddress(words, lifeEvent);
  return pageAddress('procedure', { code }) + list.slice(PAGES.procedures.length);
}
