import { expect, test } from 'vitest';
import { ALL_EVERYDAY_WORDS } from '#domain/search/all-everyday-words.ts';
import { readingsOf } from '#domain/search/asked.ts';
import { withoutTypingKeys } from '#domain/search/telex.ts';
import { soundOf } from '#domain/search/word-match.ts';

test.each([
  ['ddawng', 'dang'],
  ['thuowngf', 'thuong'],
  ['trus', 'tru'],
  ['sinh1', 'sinh'],
  ['d9uong2', 'duong'],
])('what a keyboard left of a word, %s, is read as %s', (typed, meant) => {
  expect(withoutTypingKeys(typed)).toBe(meant);
});

test.each(['khai', '004222', 'kt3x9', 'html'])('%s is no such leftover', (typed) => {
  expect(withoutTypingKeys(typed)).toBeUndefined();
});

test.each([
  ['fep', 'phep'],
  ['zay', 'giay'],
  ['chu', 'tru'],
  ['nap', 'lap'],
])('%s sounds like %s', (a, b) => {
  expect(soundOf(a)).toBe(soundOf(b));
});

const read = (words: string): string[] =>
  readingsOf(words, () => true, ALL_EVERYDAY_WORDS).map((asked) => asked.words.map(({ key }) => key).join(' '));

test('an everyday phrase is also read in the law’s words, the longer one first, and the rest of the question stays', () => {
  expect(read('sua nha o que')).toEqual([
    'sua nha o que',
    'cap giay phep xay dung sua chua cai tao doi voi cong trinh iii iv nha o rieng le o que',
  ]);
  expect(read('mat so do')).toEqual(['mat so do', 'cap lai giay chung nhan do bi mat']);
});

test('what has two meanings is read both ways', () => {
  expect(read('bhtn')).toEqual(['bhtn', 'bao hiem that nghiep', 'tro cap that nghiep']);
});
