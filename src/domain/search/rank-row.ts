import type { AskedWord } from './asked.ts';
import type { IndexedRow, Phrase, WordIndex } from './word-index.ts';

/** Another word than the one typed, where marks were typed: "tự" for "tử". */
const OTHER_MARKS = 0.4;
/** Words of the field, the life event, the subjects: they answer, and name nothing. */
const AROUND = 0.6;
/** Beside a name that does not say it they help by half. */
const AROUND_A_NAME = 0.5;
/** The beginning of a code, while it is typed. */
const CODE_BEGUN = 0.85;
const CODE_FROM = 3;
/** A name that begins with all that was typed, word for word, or is it. Less than so many words begin hundreds of names. */
const BEGINS_SO = 1.2;
const IS_SO = 1.6;
const BEGINS_FROM = 3;

/** A typed word and the words of the catalogue that may answer it. */
export interface Search {
  readonly asked: AskedWord;
  /** How much it counts: how rare it is, and whether it only makes a question of it. */
  readonly weight: number;
  readonly typing: boolean;
}

/** A question ready for ranking. */
export interface Question {
  readonly words: readonly Search[];
  /** Keys of all typed words in their order. */
  readonly inOrder: readonly string[];
  /** By the catalogue's word: which typed ones it answers, and how well. */
  readonly answers: ReadonlyMap<number, readonly { readonly nth: number; readonly quality: number }[]>;
  readonly withMarks: boolean;
  readonly total: number;
}

export interface Ranked {
  readonly indexed: IndexedRow;
  readonly question: Question;
  /** The name that answers best. */
  readonly phrase: Phrase | undefined;
  /** That name is an everyday one, and says more of what was asked than the row's own names do. */
  readonly byAlias: boolean;
  /** How much of the question is answered, 0 to 1, rare words counting more. */
  readonly covered: number;
  /** What the order goes by. */
  readonly value: number;
}

interface Said {
  readonly best: Float64Array;
  readonly covered: number;
  readonly precision: number;
  readonly pairs: number;
}

/** How well one name answers: what of the question it says, how much else it says, and how much stands together as asked. */
function sayingOf(phrase: Phrase, question: Question, index: WordIndex, around: Float64Array): Said {
  const { words, answers, withMarks } = question;
  const best = new Float64Array(words.length);
  let [said, all, pairs, count, last] = [0, 0, 0, 0, -2];
  for (let place = 0; place < phrase.keys.length; place += 1) {
    const word = phrase.keys[place] ?? 0;
    const rarity = index.rarity[word] ?? 0;
    all += rarity;
    let nth = -2;
    let top = 0;
    for (const answer of answers.get(word) ?? []) {
      let { quality } = answer;
      const search = words[answer.nth];
      if (withMarks && search !== undefined) {
        const exact = index.exacts[phrase.exacts[place] ?? 0] ?? '';
        const { asked, typing } = search;
        const asTyped = exact === asked.exact || (typing && exact.startsWith(asked.exact));
        // "tử" is no beginning of "tục"; a word still without marks may be ("thuo" of "thường").
        if (!asTyped && asked.exact !== asked.key && quality < 1) quality = 0;
        else if (!asTyped) quality *= OTHER_MARKS;
      }
      if (quality > (best[answer.nth] ?? 0)) best[answer.nth] = quality;
      if (quality > top) [top, nth] = [quality, answer.nth];
    }
    said += top * rarity;
    if (nth >= 0) count += 1;
    if (nth === last + 1) pairs += top;
    last = nth;
  }
  let covered = 0;
  words.forEach(({ weight }, n) => {
    covered += (best[n] || AROUND_A_NAME * (around[n] ?? 0)) * weight;
  });
  return {
    best,
    covered: covered / question.total,
    precision: all === 0 ? 0 : said / all,
    pairs: words.length < 2 ? 1 : Math.min(1, pairs / Math.max(1, count - 1)),
  };
}

/** What a name is worth more because it is, or begins with, what was typed. */
function beginning({ keys }: Phrase, { inOrder }: Question, index: WordIndex): number {
  const { length } = inOrder;
  if (length < BEGINS_FROM || length > keys.length) return 1;
  for (let place = 0; place < length - 1; place += 1) if (index.keys[keys[place] ?? 0] !== inOrder[place]) return 1;
  const [last, typed] = [index.keys[keys[length - 1] ?? 0] ?? '', inOrder[length - 1] ?? ''];
  if (!last.startsWith(typed)) return 1;
  return length === keys.length && last === typed ? IS_SO : BEGINS_SO;
}

/** How well a row answers: by the one of its names that answers best, and a little by everything else that it says. */
export function rankRow(indexed: IndexedRow, question: Question, index: WordIndex): Ranked {
  const { words, answers, total } = question;
  const around = new Float64Array(words.length);
  for (const word of indexed.around)
    for (const { nth, quality } of answers.get(word) ?? []) around[nth] = Math.max(around[nth] ?? 0, quality * AROUND);
  const best = around.slice();
  let [value, names, most] = [0, 0, 0];
  let found: Phrase | undefined;
  for (const phrase of indexed.phrases) {
    const said = sayingOf(phrase, question, index, around);
    for (let n = 0; n < best.length; n += 1) best[n] = Math.max(best[n] ?? 0, said.best[n] ?? 0);
    const worth =
      said.covered ** 1.2 *
      (0.2 + 0.8 * said.precision) *
      (0.6 + 0.4 * said.pairs) *
      beginning(phrase, question, index);
    if (phrase.alias === undefined) names = Math.max(names, said.covered);
    if (worth > value) [value, most, found] = [worth, said.covered, phrase];
  }
  words.forEach(({ asked: { key }, typing }, n) => {
    if (indexed.codes.includes(key)) [best[n], value] = [1, value + 1];
    else if (typing && key.length >= CODE_FROM && indexed.codes.some((code) => code.startsWith(key)))
      [best[n], value] = [CODE_BEGUN, value + CODE_BEGUN];
  });
  let covered = 0;
  words.forEach(({ weight }, n) => {
    covered += (best[n] ?? 0) * weight;
  });
  covered /= total;
  return {
    indexed,
    question,
    phrase: found,
    byAlias: found?.alias !== undefined && most > names,
    covered,
    value: value + 0.15 * covered ** 2,
  };
}

/**
 * The row's words that answered, for `markWords`: by their key, or with their marks where these were typed and the row has just that
 * word ("lái" does not mark "lại").
 */
export function matchedWords({ indexed, question }: Ranked, index: WordIndex): ReadonlySet<string> {
  const matched = new Set<string>();
  const [alike, asTyped] = [new Map<number, string>(), new Set<number>()];
  for (const { keys, exacts } of indexed.phrases)
    keys.forEach((word, place) => {
      for (const { nth } of question.answers.get(word) ?? []) {
        const exact = index.exacts[exacts[place] ?? 0] ?? '';
        const { asked } = question.words[nth] ?? {};
        if (asked !== undefined && asked.exact !== asked.key && asked.exact === exact) {
          matched.add(exact);
          asTyped.add(nth);
        } else alike.set(word, index.keys[word] ?? '');
      }
    });
  for (const [word, key] of alike)
    if (question.answers.get(word)?.some(({ nth }) => !asTyped.has(nth)) === true) matched.add(key);
  for (const word of [...indexed.around, ...indexed.codes.map((code) => index.numberOf.get(code) ?? -1)])
    if (question.answers.has(word)) matched.add(index.keys[word] ?? '');
  return matched;
}
