/** Vietnamese mobile numbers by operator range (DOMAIN: identifiers). */
const MOBILE = /^(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7}$/;

/** "0912 345 678", "+84 912.345.678" or "84912345678" → "+84912345678"; null where it is no Vietnamese mobile number. */
export function parsePhone(text: string): string | null {
  const digits = text.replace(/[\s.()-]/g, '');
  const national = digits.replace(/^(\+84|84|0)/, '');
  return national !== digits && MOBILE.test(national) ? `+84${national}` : null;
}

/** "+84912345678" → "0912 345 678", as people write and read it here. */
export const spellPhone = (phone: string): string =>
  phone.replace(/^\+84/, '0').replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3');

/** One address, at most 254 characters; its domain in lower case. Null where it cannot be one. */
export function parseEmail(text: string): string | null {
  const address = text.normalize('NFC').trim();
  if (address.length > 254) return null;
  const match =
    /^([^\s@<>"',;:\\()[\]]{1,64})@((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63})$/.exec(address);
  const [, local, domain] = match ?? [];
  return local === undefined || domain === undefined || local.startsWith('.') || local.includes('..')
    ? null
    : `${local}@${domain.toLowerCase()}`;
}

/** "•••• 6789": enough for the owner to recognise it, nothing for a passer-by. */
export const maskDigits = (text: string): string => `•••• ${text.slice(-4)}`;

export const maskEmail = (address: string): string => address.replace(/^(.).*(@.*)$/, '$1•••$2');
