import { expect, test } from 'vitest';
import type { Language } from '#domain/api/primitives.ts';
import { formatNumber, readNumber } from '#domain/text/figures.ts';

test.each<[number, Language, string]>([
  [96.5, 'vi', '96,5'],
  [50_000_000, 'vi', '50.000.000'],
  [1234.25, 'vi', '1.234,25'],
  [1234.25, 'en', '1,234.25'],
  [-0.45, 'vi', '-0,45'],
  [7, 'en', '7'],
])('%d is written in %s as %s', (value, language, text) => {
  expect(formatNumber(value, language)).toBe(text);
  expect(readNumber(text, language)).toBe(value);
});

test.each<[string, Language, number | undefined]>([
  ['96.5', 'vi', 96.5],
  ['50 000 000', 'vi', 50_000_000],
  ['1.500', 'vi', 1500],
  ['1,500', 'en', 1500],
  ['−0,45', 'vi', -0.45],
  ['1.2.3', 'vi', undefined],
  ['12,', 'vi', undefined],
  ['khoảng 90', 'vi', undefined],
  ['1e5', 'vi', undefined],
  ['', 'vi', undefined],
])('“%s” (%s) is read as %s', (text, language, value) => {
  expect(readNumber(text, language)).toBe(value);
});
