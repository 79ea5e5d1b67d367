import type { ProcedureSummary } from '#domain/api/catalogue.ts';
import { PAGES, pageAddress } from '#domain/api/pages.ts';

/** Names of the list's query parameters. */
export const WORDS_PARAM = 'q';
export const EVENT_PARAM = 'viec';
/** On a procedure's page: which catalogue is meant, where the portal has no guide of its own. */
export const SOURCE_PARAM = 'nguon';
export const NATIONAL = 'quoc-gia';

/** The list for these words and this life event; what is empty does not stand in the address. */
export function searchAddress(words: string, lifeEvent?: string): string {
  const params = new URLSearchParams();
  if (words.trim() !== '') params.set(WORDS_PARAM, words.trim());
  if (lifeEvent !== undefined) params.set(EVENT_PARAM, lifeEvent);
  return params.size === 0 ? PAGES.procedures : `${PAGES.procedures}?${params.toString()}`;
}

/** A procedure's page that remembers which list it was opened from, for the way back. */
export function procedureAddress(
  { code, hash }: Pick<ProcedureSummary, 'code' | 'hash'>,
  words: string,
  lifeEvent?: string,
): string {
  const list = searchAddress(words, lifeEvent);
  const address = pageAddress('procedure', { code }) + list.slice(PAGES.procedures.length);
  // A row without a hash is the national catalogue's.
  if (hash !== undefined) return address;
  return `${address}${address.includes('?') ? '&' : '?'}${SOURCE_PARAM}=${NATIONAL}`;
}
