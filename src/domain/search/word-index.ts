import type { ProcedureSummary } from '#domain/api/catalogue.ts';
import { headLength } from './asked.ts';
import { LIFE_EVENTS } from './life-events.ts';
import { type WordForms, wordForms } from './search-words.ts';
import { soundOf } from './word-match.ts';

/** One name of a row, as numbers of words: what is compared, and the same with its marks. */
export interface Phrase {
  readonly keys: Uint32Array;
  readonly exacts: Uint32Array;
  /** Which alias it is; absent: a name. */
  readonly alias?: number;
}

export interface IndexedRow {
  readonly row: ProcedureSummary;
  readonly phrases: readonly Phrase[];
  /** Words of field, life events and of whom it is for: they help, and name nothing. */
  readonly around: ReadonlySet<number>;
  /** Its code, whole and by the figures after the dot. */
  readonly codes: readonly string[];
}

/** Words are numbered as they come; which rows a word stands in is a sorted list of their places. */
export interface WordIndex {
  readonly rows: readonly IndexedRow[];
  readonly keys: readonly string[];
  readonly exacts: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  readonly rowsOf: readonly (readonly number[])[];
  readonly bySound: ReadonlyMap<string, readonly number[]>;
  /** All words in the order of their letters: those that begin alike stand together. */
  readonly inOrder: readonly number[];
  /** A rare word says more of what is meant than "cấp" does. */
  readonly rarity: Float64Array;
}

class Numbers {
  readonly words: string[] = [];
  readonly known = new Map<string, number>();
  of(word: string): number {
    const known = this.known.get(word);
    if (known !== undefined) return known;
    this.known.set(word, this.words.length);
    this.words.push(word);
    return this.words.length - 1;
  }
}

const LETTERS_OF_EVENTS = new Map(LIFE_EVENTS.map((it) => [it.code, `${it.name.vi} ${it.name.en}`]));

export function createWordIndex(rows: readonly ProcedureSummary[]): WordIndex {
  const keys = new Numbers();
  const exacts = new Numbers();
  const forms = new Map<string, WordForms>();
  const rowsOf: number[][] = [];
  const phraseOf = (text: string, alias?: number): Phrase => {
    const all = wordForms(text, forms);
    const words = all.slice(headLength(all));
    return {
      keys: Uint32Array.from(words, ({ key }) => keys.of(key)),
      exacts: Uint32Array.from(words, ({ exact }) => exacts.of(exact)),
      ...(alias === undefined ? {} : { alias }),
    };
  };
  const around = new Map<string, readonly number[]>();
  const aroundOf = (text: string): readonly number[] => {
    const known = around.get(text);
    if (known !== undefined) return known;
    const made = wordForms(text, forms).map(({ key }) => keys.of(key));
    around.set(text, made);
    return made;
  };
  const indexed = rows.map((row, place): IndexedRow => {
    const { plainName, name, sector, subjects, lifeEvents, aliases } = row;
    const names = [...new Set([plainName.vi, name.vi, plainName.en, name.en])];
    const phrases = [...names.map((it) => phraseOf(it)), ...aliases.map((it, n) => phraseOf(it, n))];
    const told = [
      ...[...new Set([sector.name.vi, sector.name.en])],
      ...subjects.flatMap((it) => [it.vi, it.en]),
      ...lifeEvents.map((it) => LETTERS_OF_EVENTS.get(it) ?? ''),
    ];
    const code = row.code.trim().toLowerCase();
    const made = {
      row,
      phrases,
      around: new Set(told.flatMap(aroundOf)),
      codes: [...new Set([code, code.slice(code.indexOf('.') + 1)])],
    };
    const words = new Set([
      ...phrases.flatMap((it) => [...it.keys]),
      ...made.around,
      ...made.codes.map((it) => keys.of(it)),
    ]);
    for (const word of words) {
      rowsOf[word] ??= [];
      rowsOf[word].push(place);
    }
    return made;
  });
  const bySound = new Map<string, number[]>();
  keys.words.forEach((key, word) => {
    const sound = soundOf(key);
    const same = bySound.get(sound);
    if (same === undefined) bySound.set(sound, [word]);
    else same.push(word);
  });
  // Of the rarest words many stand in some long name by chance.
  const unsure = rows.length / 400;
  return {
    rows: indexed,
    keys: keys.words,
    exacts: exacts.words,
    numberOf: keys.known,
    rowsOf,
    bySound,
    inOrder: keys.words.map((_, word) => word).sort((a, b) => ((keys.words[a] ?? '') < (keys.words[b] ?? '') ? -1 : 1)),
    rarity: Float64Array.from(keys.words, (_, word) =>
      Math.log(1 + rows.length / (unsure + (rowsOf[word]?.length ?? 1))),
    ),
  };
}
