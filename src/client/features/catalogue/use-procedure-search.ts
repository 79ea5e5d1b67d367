import { useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { usePublic } from '#client/offline/react/use-public.ts';
import type { ProcedureSummary } from '#domain/api/catalogue.ts';
import type { ErrorCode } from '#domain/api/errors.ts';
import type { LocalText } from '#domain/api/primitives.ts';
import type { Everyday } from '#domain/search/everyday.ts';
import { createSearchIndex, type SearchIndex } from '#domain/search/search-index.ts';
import { sectorsOf } from '#domain/search/sectors-of.ts';
import type { ListFilter } from './catalogue-address.ts';
import type { FoundHit } from './search-desk.ts';
import { type SearchAnswer, searchLine } from './search-line.ts';
import { type NationalRows, useNationalList } from './use-national-list.ts';

/** One index for all screens, made when words are typed first; a newer list of the portal makes a new one, and so do more words. */
let built: { readonly stamp: string; readonly index: SearchIndex } | undefined;
let arrived: Everyday | undefined;

function indexOf({ procedures, updatedAt }: OwnList, everyday: Everyday | undefined): SearchIndex {
  const stamp = `${updatedAt} ${procedures.length} ${everyday === undefined}`;
  if (built?.stamp !== stamp) built = { stamp, index: createSearchIndex(procedures, everyday) };
  return built.index;
}

/** What people call things in every field comes with the first words that are typed; until then the commonest must do. */
function useEverydayWords(wanted: boolean): Everyday | undefined {
  const [everyday, setEveryday] = useState(arrived);
  useEffect(() => {
    if (!wanted || arrived !== undefined) return;
    import('#domain/search/all-everyday-words.ts')
      .then(({ ALL_EVERYDAY_WORDS }) => {
        arrived = ALL_EVERYDAY_WORDS;
        setEveryday(arrived);
      })
      .catch(() => undefined);
  }, [wanted]);
  return everyday;
}

export type ProcedureSearch =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly code: ErrorCode }
  | {
      readonly state: 'ready';
      readonly procedures: readonly ProcedureSummary[];
      /** The first hits, as many as were asked for at least. */
      readonly hits: readonly FoundHit[];
      readonly count: number;
      /** The words that the hits answer: typing may be ahead of them. */
      readonly words: string;
      /** The fields of the portal's own procedures, and of all others as far as they are known. */
      readonly sectors: { readonly own: readonly LocalText[]; readonly other: readonly LocalText[] };
      /** When the portal last confirmed the list. */
      readonly updatedAt: string;
      /** What is known of the national catalogue, which comes later and by itself. */
      readonly national: NationalRows;
    };

export interface SearchWish {
  readonly filter?: ListFilter;
  /** The list without hits: nothing is indexed. */
  readonly idle?: boolean;
  readonly limit?: number;
}

interface OwnList {
  readonly procedures: readonly ProcedureSummary[];
  readonly updatedAt: string;
}

/** The answer of the index over everything; undefined until it has one, and where only own rows can answer. */
function useWholeSearch(
  own: OwnList | undefined,
  national: NationalRows,
  { words, filter, limit, away }: { words: string; filter: ListFilter; limit: number; away: boolean },
): { readonly whole: SearchAnswer | undefined; readonly sectors: readonly LocalText[] } {
  const rows = national.state === 'ready' && national.value.count > 0 ? national.value : undefined;
  const stamp =
    own === undefined || rows === undefined
      ? undefined
      : `${own.updatedAt} ${own.procedures.length} ${rows.importedAt ?? ''} ${rows.count}`;
  useEffect(() => {
    if (own === undefined || rows === undefined || stamp === undefined || away) return;
    searchLine.load({ stamp, own: own.procedures, national: rows });
  }, [own, rows, stamp, away]);
  const asking = stamp !== undefined && !away;
  // What another screen asked before is no answer here.
  const [since, setSince] = useState<number>();
  useEffect(() => {
    if (!asking) return;
    const id = searchLine.ask({ words, filter, limit });
    setSince((first) => first ?? id);
  }, [asking, words, filter, limit]);
  const { ready, sectors, answer } = useSyncExternalStore(searchLine.subscribe, searchLine.get, searchLine.get);
  const ours = answer !== undefined && since !== undefined && answer.id >= since;
  return { whole: asking && ready === stamp && ours ? answer : undefined, sectors };
}

const NO_HITS: readonly FoundHit[] = [];
const PLENTY = 30;
const ALL: ListFilter = {};

/**
 * Searches what is kept on the device, with or without a line: the portal's own rows at once and here, and everything as soon as the
 * index over the national catalogue stands in its worker.
 */
export function useProcedureSearch(
  typed: string,
  { filter = ALL, idle = false, limit = PLENTY }: SearchWish = {},
): ProcedureSearch {
  const list = usePublic('procedures');
  const words = useDeferredValue(typed);
  const catalogue = list.state === 'ready' ? list.value : undefined;
  const national = useNationalList(!idle && list.state === 'ready');
  // The national catalogue knows no life events.
  const away = idle || filter.lifeEvent !== undefined;
  const { whole, sectors } = useWholeSearch(catalogue, national, { words, filter, limit, away });
  const answered = whole !== undefined;
  const everyday = useEverydayWords(!idle && words !== '' && !answered);
  const own = useMemo(() => {
    if (catalogue === undefined || idle || answered) return NO_HITS;
    // With more words the same question is read in more ways.
    return indexOf(catalogue, everyday).search(words, filter);
  }, [catalogue, words, filter, idle, answered, everyday]);
  const fields = useMemo(() => {
    const first = sectorsOf(catalogue?.procedures ?? []);
    return { own: first, other: sectors.filter(({ vi }) => !first.some((it) => it.vi === vi)) };
  }, [catalogue, sectors]);
  if (list.state !== 'ready') return list;
  return {
    state: 'ready',
    procedures: list.value.procedures,
    updatedAt: list.updatedAt,
    national,
    sectors: fields,
    hits: whole?.hits ?? own,
    count: whole?.count ?? own.length,
    words: whole?.words ?? words,
  };
}
