import { fromBase64Url, fromUtf8, utf8 } from '#client/offline/vault/bytes.ts';
import type { PublicJwk } from '#domain/api/portal.ts';
import { canonicalJson } from '#domain/dossiers/canonical-json.ts';
import { type Manifest, SubmissionReceiptPayload } from '#domain/dossiers/manifest.ts';

/** The payload of a compact JWS (RFC 7515) signed ES256 by one of the keys; undefined where it is not. Never throws. */
export async function verifyJws(crypto: SubtleCrypto, token: string, keys: readonly PublicJwk[]): Promise<unknown> {
  try {
    const [head = '', body = '', signature = '', ...rest] = token.split('.');
    if (rest.length > 0) return undefined;
    const header = JSON.parse(fromUtf8(fromBase64Url(head))) as { alg?: unknown; kid?: unknown };
    const jwk = keys.find((key) => key.kid === header.kid);
    if (header.alg !== 'ES256' || jwk === undefined) return undefined;
    const { kty, crv, x, y } = jwk;
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = await crypto.importKey('jwk', { kty, crv, x, y }, algorithm, false, ['verify']);
    const right = await crypto.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      key,
      fromBase64Url(signature),
      utf8(`${head}.${body}`),
    );
    return right ? (JSON.parse(fromUtf8(fromBase64Url(body))) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

/** Which key a token names. */
export function keyIdOf(token: string): string | undefined {
  try {
    const header = JSON.parse(fromUtf8(fromBase64Url(token.split('.')[0] ?? ''))) as { kid?: unknown };
    return typeof header.kid === 'string' ? header.kid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The receipt's content, if the portal signed it and it says exactly what this device sealed (rule 5); otherwise undefined, and
 * nothing counts as received.
 */
export async function verifyReceipt(
  crypto: SubtleCrypto,
  receipt: string,
  sealed: Manifest,
  keys: readonly PublicJwk[],
): Promise<SubmissionReceiptPayload | undefined> {
  const payload = SubmissionReceiptPayload.safeParse(await verifyJws(crypto, receipt, keys));
  if (!payload.success) return undefined;
  return canonicalJson(payload.data.manifest) === canonicalJson(sealed) ? payload.data : undefined;
}
