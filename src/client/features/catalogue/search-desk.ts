import type { ProcedureSummary } from '#domain/api/catalogue.ts';
import type { LocalText } from '#domain/api/primitives.ts';
import type { NationalList } from '#domain/procedures/national-list.ts';
import { unpackNationalRows } from '#domain/procedures/national-packing.ts';
import { summaryOfNationalRow } from '#domain/procedures/national-row.ts';
import { ALL_EVERYDAY_WORDS } from '#domain/search/all-everyday-words.ts';
import { createSearchIndex, type SearchFilter, type SearchHit, type SearchIndex } from '#domain/search/search-index.ts';
import { sectorsOf } from '#domain/search/sectors-of.ts';

/** All rows to search: the portal's own, and the national catalogue as it came. */
export interface SearchRows {
  readonly stamp: string;
  readonly own: readonly ProcedureSummary[];
  readonly national: NationalList;
}

export interface SearchQuestion {
  /** Rises with every question: an answer to an older one comes too late. */
  readonly id: number;
  readonly words: string;
  readonly filter: SearchFilter;
  /** So many hits are sent; the rest are counted. */
  readonly limit: number;
}

export type ToDesk = ({ readonly kind: 'rows' } & SearchRows) | ({ readonly kind: 'question' } & SearchQuestion);

export interface FoundHit extends SearchHit {
  /** Gone from the newest national catalogue. */
  readonly gone?: boolean;
}

export type FromDesk =
  | {
      readonly kind: 'ready';
      readonly stamp: string;
      /** The fields of all rows, for who chooses among them. */
      readonly sectors: readonly LocalText[];
    }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly words: string;
      readonly count: number;
      readonly hits: readonly FoundHit[];
    };

/**
 * The index over everything, wherever it runs. Of questions that wait only the newest is answered: who types is already past the
 * others.
 */
export function createSearchDesk(post: (message: FromDesk) => void): (message: ToDesk) => void {
  let index: SearchIndex | undefined;
  let gone: ReadonlySet<string> = new Set();
  let waiting: SearchQuestion | undefined;
  const answer = (): void => {
    if (waiting === undefined || index === undefined) return;
    const { id, words, filter, limit } = waiting;
    waiting = undefined;
    const hits = index.search(words, filter);
    const shown = hits.slice(0, limit).map((hit) => (gone.has(hit.row.code) ? { ...hit, gone: true } : hit));
    post({ kind: 'answer', id, words, count: hits.length, hits: shown });
  };
  return (message) => {
    if (message.kind === 'rows') {
      const { stamp, own, national } = message;
      gone = new Set(national.gone);
      const rows = [...own, ...unpackNationalRows(national).map(summaryOfNationalRow)];
      index = createSearchIndex(rows, ALL_EVERYDAY_WORDS);
      post({ kind: 'ready', stamp, sectors: sectorsOf(rows) });
      answer();
      return;
    }
    const idle = waiting === undefined;
    waiting = message;
    // Whatever else has arrived by then is heard first.
    if (idle) setTimeout(answer);
  };
}
