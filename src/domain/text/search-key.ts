/** NFC, as everything is stored (DOMAIN: names from phones and keyboards also come decomposed). */
export const toNfc = (text: string): string => text.normalize('NFC');

/** What search compares: without marks, đ as d, lower case, single spaces; so the place of a tone mark does not matter. */
export const searchKey = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

/** Controls, and what reorders or hides text (bidi controls, zero-width space, word joiner, BOM). */
const HIDDEN = /[\p{Cc}\p{Bidi_Control}\u200B\u2060\uFEFF]/u;

/** Line breaks and tabs are text; other controls have no place in an answer. */
export const hasHiddenCharacters = (text: string): boolean => HIDDEN.test(text.replace(/[\n\r\t]/g, ''));

/** Text as it is kept: NFC, one kind of line break, no space at the ends. */
export const tidyText = (text: string): string => toNfc(text).replace(/\r\n?/g, '\n').trim();
