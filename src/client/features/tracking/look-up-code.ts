import { normaliseReference } from '#domain/dossiers/dossier-code.ts';

const DOSSIER_CODE = /^((?:[0-9A-Z]{1,6}\.){0,3})([A-Z]\d{2})-?(\d{6})-?(\d{4,})(?:-KQ\d*)?$/;

/**
 * What people type, paste or scan as the code that the portal knows: a whole address of the QR code, lower case, spaces, other
 * dashes, a result's code, and a dossier code without the zeros in front (Circular 01/2018 Art 19: four parts of the unit).
 */
export function readLookUpCode(text: string): string {
  const fromAddress = /\/tra-cuu\/([^/?#\s]+)/.exec(text)?.[1];
  const raw = fromAddress === undefined ? text : decode(fromAddress);
  const tidy = normaliseReference(raw.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/^[^:\d]*:/, ''));
  const [, units = '', root, date, ordinal] = DOSSIER_CODE.exec(tidy) ?? [];
  if (root === undefined) return tidy;
  const parts = units.split('.').filter(Boolean);
  while (parts.length < 3) parts.unshift(parts.length === 2 ? '000' : '00');
  return `${[...parts, root].join('.')}-${date}-${ordinal}`;
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The portal takes 4 to 60 characters. */
export const isLookUpCode = (code: string): boolean => code.length >= 4 && code.length <= 60;
