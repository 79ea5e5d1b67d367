import { CompactSign, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { PublicJwk } from '#domain/api/portal.ts';
import type { ReceiptSigner } from './port.ts';

/** A private P-256 key as a JWK with its `kid`. */
export async function newSigningKey(kid: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' };
}

/** Signs with the last of the keys; publishes the public half of each. */
export async function createKeySigner(keys: readonly JWK[]): Promise<ReceiptSigner> {
  const current = keys.at(-1);
  if (current === undefined) throw new Error('no signing key');
  const privateKey = await importJWK(current, 'ES256');
  const published = keys.map((key) => PublicJwk.parse(key));
  return {
    sign: (payload) =>
      new CompactSign(new TextEncoder().encode(payload))
        .setProtectedHeader({ alg: 'ES256', kid: String(current.kid) })
        .sign(privateKey),
    publicKeys: () => published,
  };
}
