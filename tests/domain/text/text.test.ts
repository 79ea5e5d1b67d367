import { describe, expect, test } from 'vitest';
import { formatDate, formatDateTime, formatDay, formatDong, formatTime } from '#domain/text/figures.ts';
import { dateInWords, numberInWords } from '#domain/text/numbers-in-words.ts';
import { hasHiddenCharacters, searchKey, tidyText } from '#domain/text/search-key.ts';

describe('the search key', () => {
  test.each([
    ['Đăng ký khai sinh', 'dang ky khai sinh'],
    ['Hoà Bình', 'hoa binh'],
    ['Hòa  Bình ', 'hoa binh'],
    ['Nguyễn Đường'.normalize('NFD'), 'nguyen duong'],
  ])('%s is found as %s', (text, key) => {
    expect(searchKey(text)).toBe(key);
  });
});

test.each([
  [0, 'không'],
  [5, 'năm'],
  [15, 'mười lăm'],
  [21, 'hai mươi mốt'],
  [24, 'hai mươi tư'],
  [105, 'một trăm linh năm'],
  [8000, 'tám nghìn'],
  [1_005_000, 'một triệu không trăm linh năm nghìn'],
  [200_000, 'hai trăm nghìn'],
])('%i is said "%s"', (n, words) => {
  expect(numberInWords(n)).toBe(words);
});

test.each([
  ['2026-11-30', 'Ngày ba mươi tháng mười một năm hai nghìn hai mươi sáu'],
  ['2026-03-15', 'Ngày mười lăm tháng ba năm hai nghìn hai mươi sáu'],
  ['1995-04-05', 'Ngày mùng năm tháng tư năm một nghìn chín trăm chín mươi lăm'],
  ['2005-01-01', 'Ngày mùng một tháng một năm hai nghìn không trăm linh năm'],
])('%s is written out as on civil-status papers', (date, words) => {
  expect(dateInWords(date)).toBe(words);
});

test('amounts, dates and hours are written as in Việt Nam', () => {
  expect(formatDong(8000, 'vi')).toBe('8.000 đồng');
  expect(formatDong(1_250_000, 'en')).toBe('1,250,000 đồng');
  expect(formatDate('2026-11')).toBe('11/2026');
  expect(formatDateTime('2026-11-23T03:24:59Z', 'vi')).toBe('10:24, thứ Hai 23/11/2026');
  expect(formatDateTime('2026-11-22T17:05:00Z', 'vi')).toBe('00:05, thứ Hai 23/11/2026');
  expect(formatDay('2026-11-22', 'vi')).toBe('Chủ Nhật 22/11/2026');
  expect(formatTime('2026-11-22T17:05:00Z')).toBe('00:05');
});

test('text that hides or reorders itself is recognised, line breaks are not', () => {
  expect(hasHiddenCharacters('a\u202Eb')).toBe(true);
  expect(hasHiddenCharacters('a\u0000b')).toBe(true);
  expect(hasHiddenCharacters('a\nb')).toBe(false);
  expect(tidyText(' a\r\nb ')).toBe('a\nb');
});
