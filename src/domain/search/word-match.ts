/** One letter more, less or other, or two neighbours changed over: what a thumb does. */
export function oneSlipApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const [restA, restB] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

/** A word shorter than this is one slip from too many others; figures are never guessed. */
const SLIP_FROM = 3;
const isSlip = (typed: string, term: string): boolean =>
  Math.min(typed.length, term.length) >= SLIP_FROM && !/\d/.test(typed) && oneSlipApart(typed, term);

/** The words of the catalogue that a mistyped one may have been meant as. */
export const slipsOf = (typed: string, vocabulary: Iterable<string>): string[] =>
  [...vocabulary].filter((term) => isSlip(typed, term));

/**
 * How well a word of the catalogue answers a typed one, 0 to 1. The numbers keep the order: the word itself, its
 * beginning (nearly as good while it is being typed), a slip.
 */
export function wordQuality(typed: string, term: string, stillTyping: boolean): number {
  if (typed === term) return 1;
  if (term.startsWith(typed)) return stillTyping ? 0.85 : 0.7;
  return isSlip(typed, term) ? 0.45 : 0;
}
