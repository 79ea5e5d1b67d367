import { useDeferredValue, useMemo } from 'react';
import { usePublic } from '#client/offline/react/use-public.ts';
import type { ProcedureSummary } from '#domain/api/catalogue.ts';
import type { ErrorCode } from '#domain/api/errors.ts';
import { createSearchIndex, type SearchHit, type SearchIndex } from '#domain/search/search-index.ts';

/** One index for all screens, made when words are typed first; a newer list of the portal makes a new one. */
let built: { readonly stamp: string; readonly index: SearchIndex } | undefined;

function indexOf(procedures: readonly ProcedureSummary[], updatedAt: string): SearchIndex {
  const stamp = `${updatedAt} ${procedures.length}`;
  if (built?.stamp !== stamp) built = { stamp, index: createSearchIndex(procedures) };
  return built.index;
}

export type ProcedureSearch =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly code: ErrorCode }
  | {
      readonly state: 'ready';
      readonly procedures: readonly ProcedureSummary[];
      readonly hits: readonly SearchHit[];
      /** The words that the hits answer: typing may be ahead of them. */
      readonly words: string;
      /** When the portal last confirmed the list. */
      readonly updatedAt: string;
    };

const NO_HITS: readonly SearchHit[] = [];

/** Searches what is kept on the device: with or without a line. `idle`: the list without hits, no index is made. */
export function useProcedureSearch(typed: string, lifeEvent?: string, idle = false): ProcedureSearch {
  const list = usePublic('procedures');
  const words = useDeferredValue(typed);
  const catalogue = list.state === 'ready' ? list.value : undefined;
  const hits = useMemo(() => {
    if (catalogue === undefined || idle) return NO_HITS;
    const filter = lifeEvent === undefined ? {} : { lifeEvent };
    return indexOf(catalogue.procedures, catalogue.updatedAt).search(words, filter);
  }, [catalogue, words, lifeEvent, idle]);
  if (list.state !== 'ready') return list;
  return { state: 'ready', procedures: list.value.procedures, hits, words, updatedAt: list.updatedAt };
}
