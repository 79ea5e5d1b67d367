import { describe, expect, test } from 'vitest';
import { maskDigits, maskEmail, parseEmail, parsePhone, spellPhone } from '#domain/identity/contact.ts';
import { personalIdAgrees, readPersonalId } from '#domain/identity/personal-id.ts';

describe('the personal number', () => {
  test('tells province, sex and year of birth', () => {
    expect(readPersonalId('030190123456')).toEqual({ provinceCode: '030', sex: 'FEMALE', birthYear: 1990 });
    expect(readPersonalId('030204000001')).toEqual({ provinceCode: '030', sex: 'MALE', birthYear: 2004 });
  });
  test.each([
    ['eleven digits', '03019012345', 'field.personalId.length'],
    ['letters', '03O190123456', 'field.personalId.length'],
    ['a province that never was', '003190123456', 'field.personalId.province'],
  ])('with %s is refused', (_, text, fault) => {
    expect(readPersonalId(text)).toBe(fault);
  });
  test('must name the year of the birth date', () => {
    expect(personalIdAgrees('030190123456', '1990-05-01')).toBe(true);
    expect(personalIdAgrees('030190123456', '1991-05-01')).toBe(false);
  });
});

test.each([
  ['0912 345 678', '+84912345678'],
  ['+84 912.345.678', '+84912345678'],
  ['84912345678', '+84912345678'],
  ['912345678', null],
  ['0220 385 1234', null],
  ['0123456789', null],
])('the phone number %s is kept as %s', (text, kept) => {
  expect(parsePhone(text)).toBe(kept);
});

test('a phone number is shown as people write it here', () => {
  expect(spellPhone('+84912345678')).toBe('0912 345 678');
});

test.each([
  ['An.Nguyen@Example.VN', 'An.Nguyen@example.vn'],
  ['an@example', null],
  ['an@@example.vn', null],
  ['<b>@example.vn', null],
  ['an@example.vn, binh@example.vn', null],
  [`${'a'.repeat(300)}@example.vn`, null],
])('the e-mail address %s is kept as %s', (text, kept) => {
  expect(parseEmail(text)).toBe(kept);
});

test('what a passer-by may see is masked', () => {
  expect(maskDigits('030190123456')).toBe('•••• 3456');
  expect(maskEmail('an.nguyen@example.vn')).toBe('a•••@example.vn');
});
