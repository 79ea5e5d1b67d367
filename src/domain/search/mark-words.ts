import { toNfc } from '#domain/text/search-key.ts';
import { placedWords, wordForms } from './search-words.ts';

export interface TextPiece {
  readonly text: string;
  readonly marked: boolean;
  /** Where it begins in the text. */
  readonly start: number;
}

/** Cuts a text so that the matched words can be marked; words that follow each other become one piece. */
export function markWords(text: string, matched: ReadonlySet<string>): TextPiece[] {
  const whole = toNfc(text);
  const runs: { start: number; end: number }[] = [];
  for (const { word, start, end } of placedWords(whole)) {
    if (!wordForms(word).some(({ key, exact }) => matched.has(key) || matched.has(exact))) continue;
    const last = runs.at(-1);
    if (last !== undefined && whole.slice(last.end, start) === ' ') last.end = end;
    else runs.push({ start, end });
  }
  const pieces: TextPiece[] = [];
  let at = 0;
  const cut = (end: number, marked: boolean): void => {
    if (end > at) pieces.push({ text: whole.slice(at, end), marked, start: at });
    at = end;
  };
  for (const { start, end } of runs) {
    cut(start, false);
    cut(end, true);
  }
  cut(whole.length, false);
  return pieces;
}
