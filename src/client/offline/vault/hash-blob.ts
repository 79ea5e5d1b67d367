import { toHex } from '#client/offline/vault/bytes.ts';
import { Sha256 } from '#domain/api/primitives.ts';

/**
 * SHA-256 of a file. WebCrypto hashes only what it is given whole: at most 50 MB here, by the limit of a document, and released at
 * once.
 */
export async function hashBlob(crypto: SubtleCrypto, bytes: Blob): Promise<Sha256> {
  return Sha256.parse(toHex(await crypto.digest('SHA-256', await bytes.arrayBuffer())));
}
