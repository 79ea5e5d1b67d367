import { searchKey } from '#domain/text/search-key.ts';
import type { TextPiece } from './mark-words.ts';

/** So much of a long text's beginning always stays: it says what the whole is about. */
const HEAD = 0.55;

const wordsOf = (pieces: readonly TextPiece[]): string[] =>
  pieces.filter((it) => it.marked).flatMap((it) => searchKey(it.text).split(' '));

const slice = (pieces: readonly TextPiece[], from: number, to: number): TextPiece[] =>
  pieces.flatMap(({ text, marked, start }) => {
    const part = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    return part === '' ? [] : [{ text: part, marked, start: Math.max(from, start) }];
  });

/**
 * A long text for a list, about `atMost` characters: its beginning, and where the marked words stand further on, the place that has
 * most of them. Cut between words; what is left out shows as “…”.
 */
export function shortenMarked(pieces: readonly TextPiece[], atMost: number): readonly TextPiece[] {
  const whole = pieces.map((it) => it.text).join('');
  if (whole.length <= atMost * 1.15) return pieces;
  const between = (at: number): number => (at >= whole.length ? whole.length : whole.lastIndexOf(' ', at));
  const dots = (start: number, text: string): TextPiece => ({ text, marked: false, start });
  const end = between(atMost);
  const begun = slice(pieces, 0, end);
  const seen = new Set(wordsOf(begun));
  if (wordsOf(pieces).every((word) => seen.has(word))) return [...begun, dots(end, ' …')];

  const head = between(atMost * HEAD);
  const kept = slice(pieces, 0, head);
  const before = new Set(wordsOf(kept));
  let best: TextPiece[] = [];
  let news = -1;
  const room = atMost - head;
  for (const { marked, start } of pieces) {
    if (!marked || start <= head) continue;
    // At the end the words before a find fill the room that is left.
    const from = Math.max(head + 1, Math.min(start, whole.indexOf(' ', whole.length - room) + 1));
    const window = slice(pieces, from, between(from + room));
    const found = new Set(wordsOf(window).filter((word) => !before.has(word))).size;
    if (found > news) [best, news] = [window, found];
  }
  const first = best[0]?.start ?? head;
  const last = best.at(-1);
  const stop = last === undefined ? head : last.start + last.text.length;
  const gap = dots(head, first - head > 1 ? ' … ' : ' ');
  return [...kept, gap, ...best, ...(stop < whole.length ? [dots(stop, ' …')] : [])];
}

/** A name that is a page long, for a title; the whole stands elsewhere on that screen. */
export const shortenName = (text: string, atMost: number): string =>
  shortenMarked([{ text, marked: false, start: 0 }], atMost)
    .map((it) => it.text)
    .join('');
