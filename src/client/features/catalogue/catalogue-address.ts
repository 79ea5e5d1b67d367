import type { ProcedureSummary } from '#domain/api/catalogue.ts';
import { PAGES, pageAddress } from '#domain/api/pages.ts';
import type { SearchFilter } from '#domain/search/search-index.ts';

/** Names of the list's query parameters. */
export const WORDS_PARAM = 'q';
export const EVENT_PARAM = 'viec';
export const SECTOR_PARAM = 'linh-vuc';
export const APPLICANT_PARAM = 'danh-cho';
/** On a procedure's page: which catalogue is meant, where the portal has no guide of its own. */
export const SOURCE_PARAM = 'nguon';
export const NATIONAL = 'quoc-gia';

/** What makes the list shorter beside words; as in `SearchFilter`. */
export type ListFilter = Pick<SearchFilter, 'lifeEvent' | 'sector' | 'applicant'>;

/** The filter of an address; what it names may not exist. */
export function filterOf(params: URLSearchParams): ListFilter {
  const [lifeEvent, sector, applicant] = [EVENT_PARAM, SECTOR_PARAM, APPLICANT_PARAM].map((it) => params.get(it) ?? '');
  return {
    ...(lifeEvent ? { lifeEvent } : {}),
    ...(sector ? { sector } : {}),
    ...(applicant ? { applicant } : {}),
  };
}

/** The list for these words and this filter; what is empty does not stand in the address. */
export function searchAddress(words: string, { lifeEvent, sector, applicant }: ListFilter = {}): string {
  const params = new URLSearchParams();
  if (words.trim() !== '') params.set(WORDS_PARAM, words.trim());
  if (lifeEvent !== undefined) params.set(EVENT_PARAM, lifeEvent);
  if (sector !== undefined) params.set(SECTOR_PARAM, sector);
  if (applicant !== undefined) params.set(APPLICANT_PARAM, applicant);
  return params.size === 0 ? PAGES.procedures : `${PAGES.procedures}?${params.toString()}`;
}

/** A procedure's page that remembers which list it was opened from, for the way back. */
export function procedureAddress(
  { code, hash }: Pick<ProcedureSummary, 'code' | 'hash'>,
  words: string,
  filter?: ListFilter,
): string {
  const list = searchAddress(words, filter);
  const address = pageAddress('procedure', { code }) + list.slice(PAGES.procedures.length);
  // A row without a hash is the national catalogue's.
  if (hash !== undefined) return address;
  return `${address}${address.includes('?') ? '&' : '?'}${SOURCE_PARAM}=${NATIONAL}`;
}
