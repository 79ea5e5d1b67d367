import { expect, test } from 'vitest';
import { markWords } from '#domain/search/mark-words.ts';
import { shortenMarked, shortenName } from '#domain/search/shorten-marked.ts';

const LONG =
  'Đăng ký biến động đối với trường hợp thay đổi quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất theo thỏa thuận của các thành viên hộ gia đình hoặc của vợ và chồng; nhận quyền sử dụng đất theo kết quả giải quyết tranh chấp';

const shortened = (text: string, ...words: string[]): string =>
  shortenMarked(markWords(text, new Set(words)), 80)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('');

test('a name that fits, or nearly, stays whole', () => {
  expect(shortened('Đăng ký khai sinh', 'khai')).toBe('Đăng ký [khai] sinh');
  const nearly = `${'chữ '.repeat(22)}x`;
  expect(shortened(nearly)).toBe(nearly);
});

test('a long name is cut between words, and says that it goes on', () => {
  expect(shortened(LONG, 'bien', 'dong')).toBe(
    'Đăng ký [biến động] đối với trường hợp thay đổi quyền sử dụng đất, quyền sở hữu …',
  );
  expect(shortened(LONG)).toMatch(/^Đăng ký biến động .* …$/);
});

test('where a word matched further on, that place is shown after the beginning', () => {
  expect(shortened(LONG, 'vo', 'chong')).toBe(
    'Đăng ký biến động đối với trường hợp thay … [vợ] và [chồng]; nhận quyền sử dụng đất …',
  );
  expect(shortened(LONG, 'tranh', 'chap')).toBe(
    'Đăng ký biến động đối với trường hợp thay … đất theo kết quả giải quyết [tranh chấp]',
  );
});

test('of several places the one with most of the words is shown', () => {
  expect(shortened(LONG, 'dat', 'tranh', 'chap')).toContain('[tranh chấp]');
});

test('the pieces have beginnings of their own: they are keys', () => {
  const starts = shortenMarked(markWords(LONG, new Set(['chong'])), 80).map((it) => it.start);
  expect(new Set(starts).size).toBe(starts.length);
});

test('a title that is a page long is cut between words', () => {
  expect(shortenName(LONG, 60)).toBe('Đăng ký biến động đối với trường hợp thay đổi quyền sử dụng …');
  expect(shortenName('Đăng ký khai tử', 60)).toBe('Đăng ký khai tử');
});
