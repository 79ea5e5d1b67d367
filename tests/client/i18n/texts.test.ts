import { describe, expect, test } from 'vitest';
import { putTexts, sentence } from '#client/i18n/texts.ts';

const VI = {
  count_other: '{{count}} hồ sơ',
  deep: { er: 'sâu {{ who }}' },
  'line.unreachable': 'Không có mạng',
  only: 'chỉ có tiếng Việt',
};
const EN = { count_one: '{{count}} dossier', count_other: '{{count}} dossiers', deep: { er: 'deep {{who}}' } };
const speak = (language: 'vi' | 'en') => putTexts({ 'vi/try': VI, 'en/try': EN }, language);

describe('The words of the screen', () => {
  test('are found by a path or by a name with dots in it, and take their values', () => {
    speak('vi');
    expect(sentence('try', 'deep.er', { who: 'Hoa' })).toBe('sâu Hoa');
    expect(sentence('try', 'line.unreachable')).toBe('Không có mạng');
    expect(sentence('other', 'try:deep.er', { who: 7 })).toBe('sâu 7');
  });

  test('count as each language counts', () => {
    speak('vi');
    expect(sentence('try', 'count', { count: 1 })).toBe('1 hồ sơ');
    speak('en');
    expect(sentence('try', 'count', { count: 1 })).toBe('1 dossier');
    expect(sentence('try', 'count', { count: 2 })).toBe('2 dossiers');
  });

  test('are Vietnamese where English has none, and the given one where neither has', () => {
    speak('en');
    expect(sentence('try', 'only')).toBe('chỉ có tiếng Việt');
    expect(sentence('try', 'newer.code', { defaultValue: 'something' })).toBe('something');
    expect(sentence('try', 'newer.code')).toBe('newer.code');
  });
});
