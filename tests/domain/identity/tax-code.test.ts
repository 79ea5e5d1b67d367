import { expect, test } from 'vitest';
import { isTaxCode } from '#domain/identity/tax-code.ts';

test.each(['0100109106', '0100686209', '0300588569', '0100109106-001', '030190123456'])('%s is a tax code', (text) => {
  expect(isTaxCode(text)).toBe(true);
});

test.each([
  ['with a wrong check digit', '0200109106'],
  ['of the branch 000', '0100109106-000'],
  ['with a branch but no dash', '0100109106001'],
  ['of nine digits', '010010910'],
  ['with letters', '01001O9106'],
  ['that is a personal number of no province', '003190123456'],
  ['that is empty', ''],
])('one %s is none', (_, text) => {
  expect(isTaxCode(text)).toBe(false);
});
