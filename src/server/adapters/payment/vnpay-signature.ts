import { createHmac, timingSafeEqual } from 'node:crypto';

const UNSIGNED = new Set(['vnp_SecureHash', 'vnp_SecureHashType']);

/** application/x-www-form-urlencoded of one text: space becomes "+" (VNPAY 2.1.0, pay.html). */
const encode = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()~]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');

/** Canonical query of VNPAY 2.1.0: without hash and empty values, keys in ASCII order, both sides encoded. */
export const canonicalQuery = (params: Readonly<Record<string, string>>): string =>
  Object.keys(params)
    .filter((key) => !UNSIGNED.has(key) && params[key] !== '')
    .sort()
    .map((key) => `${encode(key)}=${encode(params[key] ?? '')}`)
    .join('&');

/** HMAC-SHA512, hex. */
export const signText = (text: string, secret: string): string =>
  createHmac('sha512', secret).update(text, 'utf8').digest('hex');

/** Compares in constant time; the hex may be in any case. */
export function signatureMatches(text: string, given: string | undefined, secret: string): boolean {
  if (given === undefined || !/^[0-9a-f]{128}$/i.test(given)) return false;
  return timingSafeEqual(Buffer.from(signText(text, secret), 'hex'), Buffer.from(given, 'hex'));
}

/** "20260701093000" in GMT+7 of an instant, and back. */
export const gatewayTime = (instant: string): string =>
  new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
