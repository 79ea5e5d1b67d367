import { ABBREVIATION_FROM, type Everyday } from './everyday.ts';
import { QUESTION_WORDS } from './everyday-words.ts';
import { type WordForms, wordForms } from './search-words.ts';
import { withoutTypingKeys } from './telex.ts';
import { oneSlipApart } from './word-match.ts';

const MAX_WORDS = 24;
/** Whole names are pasted. */
const MAX_LENGTH = 800;
/** So many readings of one question are tried. */
const MAX_READINGS = 5;

export interface AskedWord extends WordForms {
  /** How much it says: a word that only makes a question of it says little. */
  readonly weight: number;
}

/** One reading of a question: its words, and whether its author types marks ("khai tu" asks less precisely than "khai tử"). */
export interface Asked {
  readonly words: readonly AskedWord[];
  /** Keys of all words in their order, for a name that begins so. */
  readonly inOrder: readonly string[];
  readonly withMarks: boolean;
  /** In the law's words, not in the author's. */
  readonly translated: boolean;
}

const fillers = wordForms(QUESTION_WORDS);
const FILLER_KEYS = new Set(fillers.map(({ key }) => key));
const FILLERS = new Set(fillers.map(({ exact }) => exact));
/** A figure without a code's dots says how many or how old. */
const FIGURE = /^\d{1,3}$/;
/** Where no marks are typed "can" may be "cần" or "căn". */
const weightOf = ({ key, exact }: WordForms, withMarks: boolean): number =>
  FIGURE.test(key) ? 0.5 : withMarks ? (FILLERS.has(exact) ? 0.1 : 1) : FILLER_KEYS.has(key) ? 0.25 : 1;

/** Every procedure's name may begin with "Thủ tục": it says nothing. How many words to leave out. */
export const headLength = (words: readonly WordForms[]): number =>
  words[0]?.key === 'thu' && words[1]?.key === 'tuc' ? 2 : 0;

function asked(words: readonly WordForms[], withMarks: boolean, translated: boolean): Asked {
  const once = words.filter((word, n) => words.findIndex((it) => it.exact === word.exact) === n).slice(0, MAX_WORDS);
  const weighed = once.map((word) => ({ ...word, weight: weightOf(word, withMarks) }));
  // A question of nothing but such words means them.
  const all = weighed.every(({ weight }) => weight < 1) ? weighed.map((word) => ({ ...word, weight: 1 })) : weighed;
  return { words: all, inOrder: words.map(({ key }) => key), withMarks, translated };
}

interface Phrase {
  readonly from: number;
  readonly to: number;
  readonly means: readonly string[];
}

/** The everyday phrases in it, longest first, none overlapping another. */
function phrasesOf(words: readonly WordForms[], { phrases, longest }: Everyday): Phrase[] {
  const found: Phrase[] = [];
  const taken = new Set<number>();
  for (let length = Math.min(longest, words.length); length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const places = words.slice(from, from + length).map((_, n) => from + n);
      if (places.some((it) => taken.has(it))) continue;
      const said = places.map((it) => words[it]?.key).join(' ');
      const begins = words.slice(0, from).every(({ key }) => FILLER_KEYS.has(key));
      const means = phrases.get(said) ?? (begins ? phrases.get(`^${said}`) : undefined);
      if (means === undefined) continue;
      for (const place of places) taken.add(place);
      found.push({ from, to: from + length, means });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** The question with everyday phrases in the law's words. */
function translate(words: readonly WordForms[], phrases: readonly Phrase[], choice: number): WordForms[] {
  const said: WordForms[] = [];
  let at = 0;
  for (const { from, to, means } of phrases) {
    said.push(...words.slice(at, from), ...wordForms(means[Math.min(choice, means.length - 1)] ?? ''));
    at = to;
  }
  return [...said, ...words.slice(at)];
}

/** A code as it stands on papers and in other portals: "1001193", "1.001193.000.00.00.H23". */
const CODE = /^(\d)\.?(\d{6})(?:\.\d+)*$/;

/** Leftovers of the keyboard, and two words written as one, where the catalogue does not know the word itself. */
function mend(words: readonly WordForms[], isKnown: (key: string) => boolean, everyday: Everyday): WordForms[] {
  return words.flatMap((word): WordForms[] => {
    if (isKnown(word.key) || everyday.phrases.has(word.key)) return [word];
    const code = word.key.replace(CODE, '$1.$2');
    if (isKnown(code)) return [{ key: code, exact: code }];
    const meant = withoutTypingKeys(word.key);
    if (meant !== undefined && isKnown(meant)) return [{ key: meant, exact: meant }];
    for (let cut = 2; cut <= word.key.length - 2; cut += 1) {
      const halves = [word.key.slice(0, cut), word.key.slice(cut)];
      if (word.key.length >= 4 && halves.every((half) => /[aeiouy]/.test(half) && isKnown(half)))
        return halves.map((key) => ({ key, exact: key }));
    }
    const slip =
      word.key.length >= ABBREVIATION_FROM && everyday.abbreviations.find((it) => oneSlipApart(it, word.key));
    return slip ? [{ key: slip, exact: slip }] : [word];
  });
}

/** The ways to read what was typed; the first is to the letter. Empty where there is no word in it. */
export function readingsOf(text: string, isKnown: (key: string) => boolean, everyday: Everyday): Asked[] {
  const typed = wordForms(text.slice(0, MAX_LENGTH));
  const words = typed.slice(headLength(typed));
  if (words.length === 0) return [];
  const withMarks = words.some((word) => word.exact !== word.key);
  const mended = mend(words, isKnown, everyday);
  const literal = asked(words, withMarks, false);
  const readings = [literal];
  if (mended.some((word, n) => word !== words[n])) readings.push(asked(mended, false, false));
  const phrases = phrasesOf(mended, everyday);
  const choices = Math.max(0, ...phrases.map(({ means }) => means.length));
  for (let choice = 0; choice < choices && readings.length < MAX_READINGS; choice += 1)
    readings.push(asked(translate(mended, phrases, choice), false, true));
  return readings;
}
