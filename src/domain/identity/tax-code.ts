import { readPersonalId } from './personal-id.ts';

const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;

/**
 * Mã số thuế: ten digits with a check digit (10 − weighted sum mod 11), with "-NNN" for a branch (never 000), or since 1/7/2025
 * the twelve-digit personal number of a person or a household.
 */
export function isTaxCode(text: string): boolean {
  if (/^\d{12}$/.test(text)) return typeof readPersonalId(text) !== 'string';
  if (!/^\d{10}(-(?!000)\d{3})?$/.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, n) => total + weight * Number(text[n]), 0);
  return 10 - (sum % 11) === Number(text[9]);
}
