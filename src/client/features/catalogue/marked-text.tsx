import { Fragment } from 'react';
import { markWords } from '#domain/search/mark-words.ts';
import { shortenMarked } from '#domain/search/shorten-marked.ts';

/** Of a legal name so much stands in a list: about three lines on a phone. */
const NAME = 110;

interface MarkedTextProps {
  readonly text: string;
  readonly matched: ReadonlySet<string>;
}

/** A text with the words that were searched for marked; a long one with what lies around them. */
export function MarkedText({ text, matched }: MarkedTextProps) {
  return shortenMarked(markWords(text, matched), NAME).map((piece) =>
    piece.marked ? <mark key={piece.start}>{piece.text}</mark> : <Fragment key={piece.start}>{piece.text}</Fragment>,
  );
}
