import { describe, expect, test } from 'vitest';
import { inAppAddress } from '#client/features/account/in-app-address.ts';

describe('After signing in one goes on', () => {
  test.each(['/ho-so/3f0f8a80-7f0e-4c6e-9d3e-0d2f6f6c1a11', '/soan/1/applicantSection?a=b#c', '/', '/thu-tuc'])(
    'to %s, a page of the app',
    (next) => {
      expect(inAppAddress(next)).toBe(next);
    },
  );
  test.each([
    ['nothing at all', null],
    ['another site', 'https://evil.example/'],
    ['another site without its scheme', '//evil.example'],
    ['a backslash, which browsers read as a slash', '/\\evil.example'],
    ['a tab, which browsers drop', '/\t/evil.example'],
    ['a line break', '/\n/evil.example'],
    ['a script', 'javascript:alert(1)'],
    ['a relative path', 'ho-so'],
    ['sign-in itself, for ever', '/dang-nhap?next=/dang-nhap'],
    ['the interface', '/api/v1/session'],
  ])('to my dossiers, when the address names %s', (_, next) => {
    expect(inAppAddress(next)).toBe('/ho-so');
  });
});
