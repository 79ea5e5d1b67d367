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

const ROWS_OF_KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const placeOfKey = (letter: string): readonly [row: number, column: number] => {
  const row = ROWS_OF_KEYS.findIndex((keys) => keys.includes(letter));
  return [row, (ROWS_OF_KEYS[row]?.indexOf(letter) ?? 0) + row / 2];
};
const areBeside = (a: string, b: string): boolean => {
  const [[rowA, columnA], [rowB, columnB]] = [placeOfKey(a), placeOfKey(b)];
  return Math.abs(rowA - rowB) <= 1 && Math.abs(columnA - columnB) <= 1;
};

/** Two letters, of which one is the key beside the one meant: "ce" for "xe". */
function isKeyBeside(typed: string, term: string): boolean {
  if (typed.length !== 2 || term.length !== 2) return false;
  const [other] = [0, 1].filter((at) => typed[at] !== term[at]);
  if (other === undefined || typed[1 - other] !== term[1 - other]) return false;
  return areBeside(typed[other] ?? '', term[other] ?? '');
}

/** A word shorter than this is one slip from too many others; figures are never guessed. */
const SLIP_FROM = 3;
export const isSlip = (typed: string, term: string): boolean =>
  Math.abs(typed.length - term.length) <= 1 &&
  !/\d/.test(typed) &&
  (Math.min(typed.length, term.length) >= SLIP_FROM ? oneSlipApart(typed, term) : isKeyBeside(typed, term));

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
