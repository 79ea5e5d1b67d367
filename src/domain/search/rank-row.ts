import type { ProcedureSummary } from '#domain/api/catalogue.ts';
import { exactWords, keyWords } from './search-words.ts';
import { wordQuality } from './word-match.ts';

const MAX_WORDS = 24;
const MAX_LENGTH = 200;
/** Another word than the one typed, where marks were typed: "tự" for "tử". */
const OTHER_MARKS = 0.5;

/** A question: its words, and whether its author types marks ("khai tu" asks less precisely than "khai tử"). */
export interface Asked {
  readonly words: readonly { readonly key: string; readonly exact: string }[];
  readonly withMarks: boolean;
}

/** Every procedure's name may begin with "Thủ tục": it says nothing. How many words to leave out. */
const withoutHead = (keys: readonly string[]): number => (keys[0] === 'thu' && keys[1] === 'tuc' ? 2 : 0);

/** The words of a procedure's name that tell it from others. */
export function nameWords(name: string): string[] {
  const keys = keyWords(name);
  return keys.slice(withoutHead(keys));
}

export function askedOf(text: string): Asked {
  const cut = text.slice(0, MAX_LENGTH);
  const exact = exactWords(cut);
  const all = keyWords(cut).map((key, n) => ({ key, exact: exact[n] ?? key }));
  const words = all.slice(withoutHead(all.map(({ key }) => key)));
  return {
    words: words.filter((word, n) => words.findIndex((it) => it.exact === word.exact) === n).slice(0, MAX_WORDS),
    withMarks: words.some((word) => word.exact !== word.key),
  };
}

export interface Ranked {
  readonly row: ProcedureSummary;
  readonly matched: ReadonlySet<string>;
  readonly alias?: string | undefined;
  /** How much of the question is answered, 0 to 1, rare words counting more. */
  readonly covered: number;
  /** Whether every word is answered somehow. */
  readonly whole: boolean;
  /** What the order goes by. */
  readonly value: number;
}

interface RowTexts {
  /** Names and aliases as phrases of keys, between spaces. */
  readonly phrases: readonly string[];
  readonly exact: ReadonlySet<string>;
}
/** Made when a row is first ranked: most never are. */
const texts = new WeakMap<ProcedureSummary, RowTexts>();

function textsOf(row: ProcedureSummary): RowTexts {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const names = [row.plainName.vi, row.plainName.en, row.name.vi, row.name.en, ...row.aliases];
  const made = {
    phrases: names.map((name) => ` ${nameWords(name).join(' ')} `),
    exact: new Set(exactWords([...names, row.sector.name.vi, ...row.subjects.map((it) => it.vi)].join(' '))),
  };
  texts.set(row, made);
  return made;
}

/**
 * How well a row answers: each word by its best match alone (quality × where it stands × how rare it is), more where
 * words stand together as asked (Vietnamese words are two syllables and more), most where the question is the name.
 * @param match which of the row's words were found, and in which fields
 */
export function rankRow(
  row: ProcedureSummary,
  match: Readonly<Record<string, readonly string[]>>,
  { words, withMarks }: Asked,
  rarity: (term: string) => number,
  weights: Readonly<Record<string, number>>,
): Ranked {
  const { phrases, exact } = textsOf(row);
  const terms = Object.entries(match).map(([term, fields]) => ({
    term,
    weight: Math.max(...fields.map((field) => weights[field] ?? 0)),
  }));
  const answers = words.map((word, n) => {
    const typing = n === words.length - 1;
    const asTyped =
      !withMarks || exact.has(word.exact) || (typing && [...exact].some((it) => it.startsWith(word.exact)));
    const best = { term: '', quality: 0, weight: 0 };
    for (const { term, weight } of terms) {
      // "tử" is no beginning of "tục"; a word still without marks may be ("thuo" of "thường").
      if (!asTyped && word.exact !== word.key && term !== word.key && term.startsWith(word.key)) continue;
      const quality = wordQuality(word.key, term, typing) * (asTyped ? 1 : OTHER_MARKS);
      if (quality * weight > best.quality * best.weight) Object.assign(best, { term, quality, weight });
    }
    const asked = rarity(word.key);
    return { ...best, rarity: asked, worth: best.quality * best.weight * Math.min(asked, rarity(best.term)) };
  });
  const sum = (of: (answer: (typeof answers)[number]) => number): number =>
    answers.reduce((total, answer) => total + of(answer), 0);
  const covered = sum((it) => it.quality * it.rarity) / sum((it) => it.rarity);
  const has = (phrase: string) => phrases.some((it) => it.includes(phrase));
  const pairs = answers.slice(1).filter((it, n) => has(` ${answers[n]?.term} ${it.term} `)).length;
  const asked = ` ${answers.map((it) => it.term).join(' ')} `;
  const share = Math.max(0, ...phrases.map((it) => (it.includes(asked) ? asked.length / it.length : 0)));
  const matched = new Set(terms.map(({ term }) => term));
  return {
    row,
    matched,
    alias: aliasThatSays(row, matched),
    covered,
    whole: answers.every(({ quality }) => quality > 0),
    value: sum((it) => it.worth) * covered ** 2 * (1 + pairs) * (1 + share),
  };
}

/** The alias with the most matched words, when it says more of them than the names do. */
function aliasThatSays(row: ProcedureSummary, matched: ReadonlySet<string>): string | undefined {
  const count = (text: string): number => new Set(keyWords(text).filter((key) => matched.has(key))).size;
  let most = count(`${row.plainName.vi} ${row.name.vi} ${row.plainName.en} ${row.name.en}`);
  let found: string | undefined;
  for (const alias of row.aliases) {
    const said = count(alias);
    if (said > most) [most, found] = [said, alias];
  }
  return found;
}
