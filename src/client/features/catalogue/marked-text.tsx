import { Fragment } from 'react';
import { markWords } from '#domain/search/mark-words.ts';

/** A text with the words that were searched for marked. */
export function MarkedText({ text, matched }: { readonly text: string; readonly matched: ReadonlySet<string> }) {
  return markWords(text, matched).map((piece) =>
    piece.marked ? <mark key={piece.start}>{piece.text}</mark> : <Fragment key={piece.start}>{piece.text}</Fragment>,
  );
}
