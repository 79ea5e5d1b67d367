import MiniSearch, { type QueryCombination, type SearchResult } from 'minisearch';
import type { ProcedureSummary } from '#domain/api/catalogue.ts';
import { LIFE_EVENTS } from './life-events.ts';
import { type Asked, askedOf, nameWords, type Ranked, rankRow } from './rank-row.ts';
import { keyWords } from './search-words.ts';
import { slipsOf } from './word-match.ts';

export interface SearchFilter {
  readonly lifeEvent?: string;
  readonly sector?: string;
  readonly level?: ProcedureSummary['level'];
}

export interface SearchHit {
  readonly row: ProcedureSummary;
  /** Keys of the row's words that answered, for `markWords`. */
  readonly matched: ReadonlySet<string>;
  /** The everyday name by which it was found, where its own names do not say it. */
  readonly alias?: string;
}

export interface SearchIndex {
  /** Best first. No words: every row that passes the filter, in the catalogue's order. */
  search(words: string, filter?: SearchFilter): SearchHit[];
}

/** What one would call it counts most. */
const FIELD_WEIGHTS = { plainName: 3, aliases: 3, code: 3, name: 2, event: 1.5, sector: 1, subjects: 0.5 };
const FIELDS = Object.keys(FIELD_WEIGHTS);
/** A hit that answers much less of the question than the best one does is noise. */
const WORTH_SHOWING = 0.6;
/** So many are ranked in detail; the rest would stand screens below. */
const CANDIDATES = 400;
/** A longer question has words that help nobody: there only long words that the catalogue does not have are slips. */
const SHORT_QUESTION = 4;
const LONG_WORD = 4;
const NO_WORDS: ReadonlySet<string> = new Set();

function documentOf(row: ProcedureSummary, id: number) {
  const event = LIFE_EVENTS.filter((it) => row.lifeEvents.includes(it.code)).map((it) => `${it.name.vi} ${it.name.en}`);
  const code = row.code.toLowerCase();
  const named = row.name.vi === row.plainName.vi;
  const fields = {
    plainName: [...nameWords(row.plainName.vi), ...keyWords(row.plainName.en)],
    aliases: keyWords(row.aliases.join(' ')),
    // Found by the whole code and by the figures after its dot.
    code: [code, ...code.split('.')],
    name: named ? [] : [...nameWords(row.name.vi), ...keyWords(row.name.en)],
    event: keyWords(event.join(' ')),
    sector: keyWords(`${row.sector.name.vi} ${row.sector.name.en}`),
    subjects: keyWords(row.subjects.map((it) => `${it.vi} ${it.en}`).join(' ')),
  } satisfies Record<keyof typeof FIELD_WEIGHTS, string[]>;
  return { id, words: new Map<string, readonly string[]>(Object.entries(fields)) };
}
type SearchDocument = ReturnType<typeof documentOf>;

const passes = (row: ProcedureSummary, { lifeEvent, sector, level }: SearchFilter): boolean =>
  (lifeEvent === undefined || row.lifeEvents.includes(lifeEvent)) &&
  (sector === undefined || row.sector.code === sector) &&
  (level === undefined || row.level === level);

/** In how many rows each word occurs. */
function countWords(documents: readonly SearchDocument[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of documents) {
    for (const term of new Set([...words.values()].flat())) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

/**
 * One index and one ranking for the device and for the portal. MiniSearch finds who may answer; `rankRow` says how well.
 * Building takes the time, asking does not.
 */
export function createSearchIndex(rows: readonly ProcedureSummary[]): SearchIndex {
  const documents = rows.map(documentOf);
  const counts = countWords(documents);
  const index = new MiniSearch<SearchDocument>({
    fields: FIELDS,
    extractField: ({ id, words }, field) => (field === 'id' ? String(id) : (words.get(field) ?? []).join(' ')),
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: {
      tokenize: (word) => [word],
      processTerm: (term) => term,
      boost: FIELD_WEIGHTS,
      combineWith: 'OR',
      // Saying a word nine times in one long name answers no better than saying it once: a low k.
      bm25: { k: 0.3, b: 0.5, d: 0.5 },
      weights: { prefix: 0.02, fuzzy: 0 },
    },
  });
  index.addAll(documents);
  /** A rare word says more of what is meant than "thủ tục" does. */
  const rarity = (term: string): number => Math.log(1 + rows.length / (counts.get(term) ?? 1));

  const find = ({ words }: Asked, slips: boolean, filter: SearchFilter): SearchResult[] => {
    const queries = words.flatMap(({ key }, n): QueryCombination[] => {
      const doubtful = slips && (words.length <= SHORT_QUESTION || (key.length >= LONG_WORD && !counts.has(key)));
      const meant = doubtful ? slipsOf(key, counts.keys()) : [];
      return [
        { queries: [key], prefix: n === words.length - 1 || key.length > 1 },
        ...(meant.length > 0 ? [{ queries: meant, boostTerm: () => 0.1 }] : []),
      ];
    });
    const allowed = ({ id }: SearchResult): boolean => {
      const row = rows[Number(id)];
      return row !== undefined && passes(row, filter);
    };
    return index.search({ queries }, { filter: allowed }).slice(0, CANDIDATES);
  };
  const rank = (asked: Asked, slips: boolean, filter: SearchFilter): Ranked[] =>
    find(asked, slips, filter).flatMap(({ id, match }) => {
      const row = rows[Number(id)];
      return row === undefined ? [] : [rankRow(row, match, asked, rarity, FIELD_WEIGHTS)];
    });

  return {
    search(text, filter = {}) {
      const asked = askedOf(text);
      if (asked.words.length === 0)
        return rows.filter((row) => passes(row, filter)).map((row) => ({ row, matched: NO_WORDS }));
      const asTyped = rank(asked, false, filter);
      // Slips are looked for only where no row answers every word as it was typed.
      const ranked = asTyped.some(({ whole }) => whole) ? asTyped : rank(asked, true, filter);
      const best = Math.max(0, ...ranked.map(({ covered }) => covered));
      const hits = ranked
        .filter(({ covered }) => covered >= best * WORTH_SHOWING)
        .sort((a, b) => b.value - a.value)
        .map(({ row, matched, alias }) => ({ row, matched, ...(alias === undefined ? {} : { alias }) }));
      // Who has typed "thủ" so far may go on to any of them.
      if (asked.words[0]?.key !== 'thu' || !'tuc'.startsWith(asked.words[1]?.key ?? '')) return hits;
      const shown = new Set(hits.map(({ row }) => row));
      const others = rows.filter((row) => passes(row, filter) && !shown.has(row));
      return [...hits, ...others.map((row) => ({ row, matched: NO_WORDS }))];
    },
  };
}
