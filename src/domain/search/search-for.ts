import type { Asked } from './asked.ts';
import type { Question } from './rank-row.ts';
import type { WordIndex } from './word-index.ts';
import { isSlip, QUALITY, soundOf } from './word-match.ts';

/** So many are ranked in detail; the rest would stand screens below. */
const CANDIDATES = 150;
/** What answers less than so much of what the best one may answer is not ranked at all. */
const WORTH_RANKING = 0.35;
const LONGER = 0.01;
/** A longer question has words that help nobody: there only words that the catalogue does not have are slips. */
const SHORT_QUESTION = 4;
/** A word that nothing in the catalogue resembles helps nobody, and everybody misses it alike. */
const UNKNOWN = 3;

/** The words that begin so, without the word itself. */
function wordsBeginning({ keys, inOrder }: WordIndex, key: string): number[] {
  let [from, to] = [0, inOrder.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((keys[inOrder[middle] ?? 0] ?? '') <= key) from = middle + 1;
    else to = middle;
  }
  const found: number[] = [];
  for (let at = from; at < inOrder.length; at += 1) {
    const word = inOrder[at] ?? 0;
    if (!keys[word]?.startsWith(key)) break;
    found.push(word);
  }
  return found;
}

/** The words of the catalogue that may answer a typed one, and how well. */
function answersOf(index: WordIndex, key: string, typing: boolean, slips: boolean): Map<number, number> {
  const found = new Map<number, number>();
  const same = index.numberOf.get(key);
  const figures = /\d/.test(key);
  if (typing || key.length > 1) {
    const quality = typing ? QUALITY.typing : QUALITY.beginning;
    for (const word of wordsBeginning(index, key)) found.set(word, quality);
  }
  if (slips && !figures) {
    index.keys.forEach((term, word) => {
      if (!found.has(word) && isSlip(key, term)) found.set(word, QUALITY.slip);
    });
    for (const word of index.bySound.get(soundOf(key)) ?? [])
      found.set(word, Math.max(QUALITY.sound, found.get(word) ?? 0));
  }
  if (same !== undefined) found.set(same, QUALITY.same);
  return found;
}

type Remembered = Map<string, ReadonlyMap<number, number>>;
/** The words before the last are the same at every key and in every reading. */
const remembered = new WeakMap<WordIndex, Remembered>();
const MEMORY = 200;

function recallAnswers(index: WordIndex, key: string, typing: boolean, slips: boolean): ReadonlyMap<number, number> {
  const memory: Remembered = remembered.get(index) ?? new Map();
  remembered.set(index, memory);
  const name = `${typing} ${slips} ${key}`;
  const known = memory.get(name);
  if (known !== undefined) return known;
  if (memory.size >= MEMORY) memory.clear();
  const found = answersOf(index, key, typing, slips);
  memory.set(name, found);
  return found;
}

export interface Candidates {
  readonly question: Question;
  /** Places of rows, the likeliest first. */
  readonly places: readonly number[];
  /** Whether some row answers every word that says something. */
  readonly whole: boolean;
}

/** Which words may be slips: in a long question those that the catalogue does not have. */
const isDoubtful = (index: WordIndex, { words }: Asked, key: string): boolean =>
  words.length <= SHORT_QUESTION || !index.numberOf.has(key);

export const mayHaveSlips = (index: WordIndex, asked: Asked): boolean =>
  asked.words.some(({ key }) => isDoubtful(index, asked, key));

/** Makes a question ready for ranking, and finds who may answer it best. */
export function searchFor(
  index: WordIndex,
  asked: Asked,
  slips: boolean,
  allowed: (place: number) => boolean,
): Candidates {
  const { words, withMarks } = asked;
  const answers = new Map<number, { nth: number; quality: number }[]>();
  const { length } = index.rows;
  const scores = new Float32Array(length);
  const best = new Float32Array(length);
  const touched: number[] = [];
  const answered = new Uint8Array(length);
  let total = 0;
  const weighed = words.map((word, nth) => {
    const typing = nth === words.length - 1;
    const known = index.numberOf.get(word.key);
    const found = recallAnswers(index, word.key, typing, slips && isDoubtful(index, asked, word.key));
    const rarities = [...(known === undefined ? found.keys() : [known])].map((it) => index.rarity[it] ?? 0);
    const weight = word.weight * (rarities.length === 0 ? UNKNOWN : Math.max(...rarities));
    touched.length = 0;
    for (const [term, quality] of found) {
      const at = answers.get(term);
      if (at === undefined) answers.set(term, [{ nth, quality }]);
      else at.push({ nth, quality });
      for (const place of index.rowsOf[term] ?? []) {
        if (best[place] === 0) touched.push(place);
        if (quality > (best[place] ?? 0)) best[place] = quality;
      }
    }
    for (const place of touched) {
      scores[place] = (scores[place] ?? 0) + (best[place] ?? 0) * weight;
      best[place] = 0;
      if (word.weight === 1 && allowed(place)) answered[place] = (answered[place] ?? 0) + 1;
    }
    total += weight;
    return { asked: word, weight, typing };
  });
  const question = { words: weighed, inOrder: asked.inOrder, answers, withMarks, total };
  const telling = words.filter(({ weight }) => weight === 1).length;
  return { question, places: highest(scores, index, allowed), whole: answered.includes(telling) };
}

/** Of equals the shorter name says it more plainly. */
function highest(scores: Float32Array, index: WordIndex, allowed: (place: number) => boolean): number[] {
  let best = 0;
  for (let place = 0; place < scores.length; place += 1) {
    const score = scores[place] ?? 0;
    if (score > best && allowed(place)) best = score;
  }
  if (best === 0) return [];
  const least = best * WORTH_RANKING;
  const worth = new Float32Array(scores.length);
  for (let place = 0; place < scores.length; place += 1) {
    const score = scores[place] ?? 0;
    if (score >= least && allowed(place))
      worth[place] = score - (index.rows[place]?.phrases[0]?.keys.length ?? 0) * LONGER;
  }
  // Numbers sort much faster than places: what the last candidate is worth, and then only those above it.
  const last = Float32Array.from(worth).sort().at(-CANDIDATES) ?? 0;
  const places: number[] = [];
  for (let place = 0; place < worth.length; place += 1) {
    const value = worth[place] ?? 0;
    if (value > 0 && value >= last) places.push(place);
  }
  return places.sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0)).slice(0, CANDIDATES);
}
