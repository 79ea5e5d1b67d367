import { tidyText } from '#domain/text/search-key.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi;
/** Their content is no text. */
const SILENT = /<(script|style)\b[^<]*(?:<(?!\/\1)[^<]*)*<\/\1\s*>/gi;
const BREAK = /<\/?(?:br|p|div|li|ul|ol|tr|table|h[1-6])\b[^<>]*>/gi;
/** A letter must follow: "< 15 m" is text. */
const TAG = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi;
/** What turns or hides text, and controls other than the line break. */
const HIDDEN = /[\p{Bidi_Control}\u200B-\u200D\u2060\uFEFF]|(?!\n)\p{Cc}/gu;

function decodeEntities(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return point > 0 && point <= 0x10_ff_ff && (point < 0xd8_00 || point > 0xdf_ff)
      ? String.fromCodePoint(point)
      : whole;
  });
}

const withoutTags = (text: string): string => text.replace(SILENT, ' ').replace(BREAK, '\n').replace(TAG, '');

/** Prose of the catalogue as plain paragraphs: without markup, escaped or not, hidden characters and empty lines. */
export function plainParagraphs(text: string | null | undefined): string[] {
  // Escaped once more on the way: the first decoding may bring markup to light.
  const bare = decodeEntities(withoutTags(decodeEntities(withoutTags(text ?? ''))));
  return tidyText(bare.replace(/\\[rn]/g, '\n').replace(/\\t|\t/g, ' '))
    .replace(HIDDEN, '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}

/** The same on one line: a name. */
export const plainLine = (text: string | null | undefined): string => plainParagraphs(text).join(' ');

/** A name without the dash or star of the list that it was copied from; "+" stays: it stands under what is before it. */
export const withoutBullet = (text: string): string => text.replace(/^(?:[-–•*·.]\s*)+/, '');

/** What makes two entries the same for a reader. */
export const sameness = (text: string): string =>
  withoutBullet(text)
    .toLocaleLowerCase('vi')
    .replace(/^\+\s*/, '')
    .replace(/[\s.;:,]+$/, '');

/** The first of each, by what makes them the same. */
export function onceEach<T>(list: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>();
  return list.filter((item) => {
    const name = key(item);
    return !seen.has(name) && seen.add(name);
  });
}
