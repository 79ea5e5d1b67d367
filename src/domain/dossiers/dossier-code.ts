import type { PlainDate, UnitId } from '#domain/api/primitives.ts';

/** Crockford's base 32: no I, L, O, U, so that a code can be read aloud. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight letters from eight random bytes: the reference that the portal gives at commit. */
export const submissionReferenceFrom = (random: Uint8Array): string =>
  Array.from(random.subarray(0, 8), (byte) => CROCKFORD[byte % 32]).join('');

/** "N7K42M9Q" → "N7K4-2M9Q". */
export const groupReference = (reference: string): string => reference.replace(/^(.{4})(.{4})$/, '$1-$2');

/**
 * Mã số hồ sơ of 2021 (Circular 01/2018 Art 19): unit code from the smallest part to the root in four parts, date of receipt YYMMDD,
 * ordinal of the day in four digits, more where a day has more. H23.21.05 on 2026-11-23 → "000.05.21.H23-261123-0042".
 */
export function formatDossierCode(unitId: UnitId, date: PlainDate, ordinal: number): string {
  const parts = unitId.split('.').reverse();
  while (parts.length < 4) parts.unshift(parts.length === 3 ? '000' : '00');
  return `${parts.join('.')}-${date.slice(2).replaceAll('-', '')}-${String(ordinal).padStart(4, '0')}`;
}

/** `‹mã hồ sơ›-KQ(n)` (Decree 45/2020 Art 14). */
export const resultCode = (dossierCode: string, ordinal: number): string => `${dossierCode}-KQ${ordinal}`;

/** What people type or scan, made comparable: upper case, no spaces; a reference also without dashes and with the letters it lacks. */
export function normaliseReference(text: string): string {
  const tidy = text.normalize('NFC').toUpperCase().replace(/\s+/g, '');
  const bare = tidy.replaceAll('-', '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(bare) && !tidy.includes('.') ? bare : tidy;
}
