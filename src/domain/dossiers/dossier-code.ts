import type { PlainDate, UnitId } from '#domain/api/primitives.ts';
import type { DossierCodePattern } from './dossier-code-pattern.ts';

/** Crockford's base 32: no I, L, O, U, so that a code can be read aloud. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight letters from eight random bytes: the reference that the portal gives at commit. */
export const submissionReferenceFrom = (random: Uint8Array): string =>
  Array.from(random.subarray(0, 8), (byte) => CROCKFORD[byte % 32]).join('');

/** "N7K42M9Q" → "N7K4-2M9Q". */
export const groupReference = (reference: string): string => reference.replace(/^(.{4})(.{4})$/, '$1-$2');

/** Mã số hồ sơ: the unit's code from the smallest part to the root, the date of receipt, the ordinal of the day, by the pattern. */
export function formatDossierCode(
  { pattern, missingParts, dateFormat, ordinalDigits }: DossierCodePattern,
  unitId: UnitId,
  date: PlainDate,
  ordinal: number,
): string {
  const own = unitId.split('.').reverse();
  const missing = Math.max(0, missingParts.length + 1 - own.length);
  const unit = [...missingParts.slice(0, missing), ...own].join('.');
  const day = date.replaceAll('-', '');
  const parts: Readonly<Record<string, string>> = {
    unit,
    date: dateFormat === 'YYMMDD' ? day.slice(2) : day,
    ordinal: String(ordinal).padStart(ordinalDigits, '0'),
  };
  return pattern.replaceAll(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole);
}

/** The number in the register of its day, as the code carries it; null where the code follows another pattern. */
export function ordinalOfDossierCode({ pattern, dateFormat }: DossierCodePattern, code: string): string | null {
  const parts: Readonly<Record<string, string>> = {
    '{unit}': '.+',
    '{date}': `\\d{${dateFormat.length}}`,
    '{ordinal}': '(\\d+)',
  };
  const shape = pattern
    .split(/(\{\w+\})/)
    .map((part) => parts[part] ?? part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('');
  return new RegExp(`^${shape}$`).exec(code)?.[1] ?? null;
}

/** `‹mã hồ sơ›-KQ(n)` (Decree 45/2020 Art 14). */
export const resultCode = (dossierCode: string, ordinal: number): string => `${dossierCode}-KQ${ordinal}`;

/** What people type or scan, made comparable: upper case, no spaces; a reference also without dashes and with the letters it lacks. */
export function normaliseReference(text: string): string {
  const tidy = text.normalize('NFC').toUpperCase().replace(/\s+/g, '');
  const bare = tidy.replaceAll('-', '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(bare) && !tidy.includes('.') ? bare : tidy;
}
