import { searchKey, toNfc } from '#domain/text/search-key.ts';

/** A run of letters with their marks, or figures with the dots of a code inside: "1.001193" is one word. */
const WORD = /\p{N}+(?:\.\p{N}+)+|[\p{L}\p{M}\p{N}]+/gu;
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/;

export interface PlacedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a text and where they stand in it. */
export const placedWords = (text: string): PlacedWord[] =>
  [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }));

/** A word as it is compared: without marks, and with them. */
export interface WordForms {
  readonly key: string;
  readonly exact: string;
}

/** With its marks, the tone moved to the end: "hoà" and "hòa" are one word, "tử" and "tự" are two. */
function exactForm(word: string): string {
  const letters = word.toLowerCase().normalize('NFD');
  const tone = TONE.exec(letters)?.[0];
  return tone === undefined ? letters : letters.replace(TONE, '') + tone;
}

/** The words of a text. Words repeat: a memory saves nearly all of the work over a whole catalogue. */
export function wordForms(text: string, known?: Map<string, WordForms>): WordForms[] {
  return (toNfc(text).match(WORD) ?? []).map((word) => {
    const before = known?.get(word);
    if (before !== undefined) return before;
    const forms = { key: searchKey(word), exact: exactForm(word) };
    known?.set(word, forms);
    return forms;
  });
}
