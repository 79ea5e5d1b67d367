import type { PlainDate } from '#domain/api/primitives.ts';

/** Codes of the 63 provinces of birth registration; they stay for life whatever is merged later. */
const PROVINCES = new Set(
  '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096'.split(
    ' ',
  ),
);

export type PersonalIdFault = 'field.personalId.length' | 'field.personalId.province';

export interface PersonalIdParts {
  readonly provinceCode: string;
  readonly sex: 'MALE' | 'FEMALE';
  readonly birthYear: number;
}

/**
 * Số định danh cá nhân: 12 digits, no check digit. Three of the province of birth registration, one of century and sex
 * (0 and 1: 1900s male and female, 2 and 3: 2000s, …), two of the year, six by chance.
 */
export function readPersonalId(text: string): PersonalIdParts | PersonalIdFault {
  if (!/^\d{12}$/.test(text)) return 'field.personalId.length';
  const provinceCode = text.slice(0, 3);
  if (!PROVINCES.has(provinceCode)) return 'field.personalId.province';
  const century = Number(text[3]);
  return {
    provinceCode,
    sex: century % 2 === 0 ? 'MALE' : 'FEMALE',
    birthYear: 1900 + Math.floor(century / 2) * 100 + Number(text.slice(4, 6)),
  };
}

/** Whether number and birth date, or the year of a partial one, name the same year. */
export function personalIdAgrees(text: string, birthDate: PlainDate): boolean {
  const parts = readPersonalId(text);
  return typeof parts !== 'string' && parts.birthYear === Number(birthDate.slice(0, 4));
}
