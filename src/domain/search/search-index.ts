import type { ProcedureSummary } from '#domain/api/catalogue.ts';
import { APPLICANT_KINDS } from './applicant-kinds.ts';
import { type Asked, readingsOf } from './asked.ts';
import { type Everyday, everydayOf } from './everyday.ts';
import { EVERYDAY_WORDS } from './everyday-words.ts';
import { matchedWords, type Ranked, rankRow } from './rank-row.ts';
import { mayHaveSlips, searchFor } from './search-for.ts';
import { wordForms } from './search-words.ts';
import { createWordIndex } from './word-index.ts';

export interface SearchFilter {
  readonly lifeEvent?: string;
  /** Vietnamese name of the field: its codes differ between the catalogues. */
  readonly sector?: string;
  /** Code of one of `APPLICANT_KINDS`. */
  readonly applicant?: string;
  readonly level?: ProcedureSummary['level'];
}

export interface SearchHit {
  readonly row: ProcedureSummary;
  /** The row's words that answered, for `markWords`. */
  readonly matched: ReadonlySet<string>;
  /** The everyday name by which it was found, where its own names do not say it. */
  readonly alias?: string;
}

export interface SearchIndex {
  /** Best first. No words: every row that passes the filter, in the catalogue's order. */
  search(words: string, filter?: SearchFilter): SearchHit[];
}

/** A hit that answers much less of the question than the best one does is noise. */
const WORTH_SHOWING = 0.6;
/** Of a whole sentence much is said that no procedure answers. */
const WORTH_SHOWING_LONG = 0.4;
const LONG = 5;
/** And one that answers next to nothing of it is none, however poor the others are. */
const LEAST = 0.2;
/** What the law calls it, where other words were typed. */
const TRANSLATED = 0.95;
/** The province's own procedures are what its people come for; another province's are not. */
const OWN = 1.25;
/** But not before one that says clearly more of what was asked. */
const AS_MUCH = 0.85;
const ELSEWHERE = 0.8;
const BETWEEN_AGENCIES = 0.6;
const NO_WORDS: ReadonlySet<string> = new Set();

const SUBJECTS: ReadonlyMap<string, readonly string[]> = new Map(
  APPLICANT_KINDS.map(({ code, subjects }) => [code, subjects]),
);

const passes = (row: ProcedureSummary, { lifeEvent, sector, applicant, level }: SearchFilter): boolean =>
  (lifeEvent === undefined || row.lifeEvents.includes(lifeEvent)) &&
  (sector === undefined || row.sector.name.vi === sector) &&
  (applicant === undefined || row.subjects.some(({ vi }) => SUBJECTS.get(applicant)?.includes(vi))) &&
  (level === undefined || row.level === level);

function nearness({ hash, province, internal }: ProcedureSummary): number {
  if (hash !== undefined) return OWN;
  return internal === true ? BETWEEN_AGENCIES : province === undefined ? 1 : ELSEWHERE;
}

/** A row, and by which readings of the question it was found. */
interface Found {
  readonly row: ProcedureSummary;
  readonly value: number;
  /** As it was typed, and in the law's words. */
  readonly by: readonly Ranked[];
  readonly byLaw: readonly Ranked[];
}

/** Rows of one name (each province has its own) stand once among the first; the others come after everything else. */
function oncePerName(ranked: readonly Found[]): Found[] {
  const seen = new Set<string>();
  const [first, later]: [Found[], Found[]] = [[], []];
  for (const it of ranked) {
    const name = it.row.plainName.vi.toLowerCase();
    (seen.has(name) ? later : first).push(it);
    seen.add(name);
  }
  return [...first, ...later];
}

/** The words that a first page can afford; ALL_EVERYDAY_WORDS are five times as many. */
const FIRST_WORDS = everydayOf(EVERYDAY_WORDS);

/** One index and one ranking for the device and for the portal. Building takes the time, asking does not. */
export function createSearchIndex(rows: readonly ProcedureSummary[], everyday: Everyday = FIRST_WORDS): SearchIndex {
  const index = createWordIndex(rows);
  const isKnown = (key: string): boolean => index.numberOf.has(key);

  /** Slips are looked for only where no row answers every word as it was typed. */
  const answersTo = (asked: Asked, filter: SearchFilter): Ranked[] => {
    const allowed = (place: number): boolean => {
      const row = rows[place];
      return row !== undefined && passes(row, filter);
    };
    const asTyped = searchFor(index, asked, false, allowed);
    const done = asTyped.whole || !mayHaveSlips(index, asked);
    const { question, places } = done ? asTyped : searchFor(index, asked, true, allowed);
    return places.flatMap((place) => {
      const row = index.rows[place];
      return row === undefined ? [] : [rankRow(row, question, index)];
    });
  };

  return {
    search(text, filter = {}) {
      const readings = readingsOf(text, isKnown, everyday);
      if (readings.length === 0)
        return rows.filter((row) => passes(row, filter)).map((row) => ({ row, matched: NO_WORDS }));
      const best = new Map<ProcedureSummary, Found>();
      for (const asked of readings) {
        const ranked = answersTo(asked, filter);
        const share = asked.words.length >= LONG ? WORTH_SHOWING_LONG : WORTH_SHOWING;
        const most = Math.max(0, ...ranked.map(({ covered }) => covered));
        const least = most * share;
        for (const it of ranked) {
          if (it.covered < Math.max(least, LEAST)) continue;
          const { row } = it.indexed;
          const near = it.covered < most * AS_MUCH ? Math.min(1, nearness(row)) : nearness(row);
          const value = it.value * near * (asked.translated ? TRANSLATED : 1);
          const { by = [], byLaw = [], value: before = 0 } = best.get(row) ?? {};
          best.set(row, {
            row,
            value: Math.max(value, before),
            by: asked.translated ? by : [...by, it],
            byLaw: asked.translated ? [...byLaw, it] : byLaw,
          });
        }
      }
      const found = oncePerName([...best.values()].sort((a, b) => b.value - a.value));
      const hits = found.map(({ row, by, byLaw }): SearchHit => {
        const byOwnName = [...by, ...(by.length === 0 ? byLaw : [])].find(({ byAlias }) => byAlias)?.phrase?.alias;
        const alias = byOwnName === undefined ? undefined : row.aliases[byOwnName];
        // What was typed is marked; the law's words where they say more, or the name has none of those typed.
        const marks = (all: readonly Ranked[]) => all.flatMap((it) => [...matchedWords(it, index)]);
        const worth = (all: readonly Ranked[]) => Math.max(0, ...all.map((it) => it.value));
        const typed = new Set(marks(by));
        const isMarked = wordForms(row.plainName.vi).some(({ key, exact }) => typed.has(key) || typed.has(exact));
        const matched = isMarked && worth(by) >= worth(byLaw) ? typed : new Set([...typed, ...marks(byLaw)]);
        return { row, matched, ...(alias === undefined ? {} : { alias }) };
      });
      // Who has typed "thủ" so far may go on to any of them.
      const [first, second = '', third] = wordForms(text.slice(0, 20)).map(({ key }) => key);
      if (first !== 'thu' || !'tuc'.startsWith(second) || third !== undefined) return hits;
      const shown = new Set(hits.map(({ row }) => row));
      const others = rows.filter((row) => passes(row, filter) && !shown.has(row));
      return [...hits, ...others.map((row) => ({ row, matched: NO_WORDS }))];
    },
  };
}
