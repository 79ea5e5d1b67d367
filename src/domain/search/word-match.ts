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
export const isSlip = (typed: string, term: string): boolean =>
  Math.min(typed.length, term.length) >= SLIP_FROM && !/\d/.test(typed) && oneSlipApart(typed, term);

/**
 * As it sounds where people write by ear: "fep" and "phép", "zay" and "giấy", and the l and n, ch and tr, s and x of the Red River
 * delta. Only words of the same sound are compared by it.
 */
export const soundOf = (key: string): string =>
  key
    .replace(/^(?:ph|f)/, 'f')
    .replace(/^(?:gi|d|r|z|j)(?=[aeiouy])/, 'z')
    .replace(/^(?:tr|ch)/, 'ch')
    .replace(/^[sx]/, 's')
    .replace(/^[ln](?=[aeiouy])/, 'l')
    .replace(/^(?:c|q|k)(?=[^h])/, 'k')
    .replace(/^(?:ngh|ng)/, 'ng')
    .replace(/^gh/, 'g')
    .replace(/y$/, 'i');

/** How well a word of the catalogue answers a typed one, 0 to 1: the word itself, its beginning, its sound, a slip. */
export const QUALITY = { same: 1, typing: 0.85, beginning: 0.6, sound: 0.6, slip: 0.45 } as const;
