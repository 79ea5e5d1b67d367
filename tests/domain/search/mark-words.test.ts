import { expect, test } from 'vitest';
import { markWords } from '#domain/search/mark-words.ts';
import { oneSlipApart } from '#domain/search/word-match.ts';

const marked = (text: string, ...words: string[]): string =>
  markWords(text, new Set(words))
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('');

test('matched words are marked with their own spelling, neighbours as one', () => {
  expect(marked('Đăng ký khai sinh cho bé', 'khai', 'sinh')).toBe('Đăng ký [khai sinh] cho bé');
  expect(marked('Khai sinh, khai tử', 'khai')).toBe('[Khai] sinh, [khai] tử');
});

test('a word inside another word is not marked', () => {
  expect(marked('Khai thác', 'kha')).toBe('Khai thác');
});

test('a decomposed text is marked at the right place', () => {
  expect(marked('Giấy chứng tử'.normalize('NFD'), 'tu')).toBe('Giấy chứng [tử]');
});

test('nothing matched: the text stays whole, and an empty one gives nothing', () => {
  expect(marked('Hộ tịch')).toBe('Hộ tịch');
  expect(markWords('', new Set(['a']))).toEqual([]);
});

test.each([
  ['sinh', 'sihn', true],
  ['sinh', 'sin', true],
  ['sinh', 'sinhh', true],
  ['sinh', 'sink', true],
  ['sinh', 'sinh', false],
  ['sinh', 'hnis', false],
  ['sinh', 'si', false],
  ['aab', 'ab', true],
])('%s and %s: one slip apart is %s', (a, b, apart) => {
  expect(oneSlipApart(a, b)).toBe(apart);
  expect(oneSlipApart(b, a)).toBe(apart);
});
