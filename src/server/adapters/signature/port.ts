import type { PublicJwk } from '#domain/api/portal.ts';

/** Signs receipts and the portal's time (rule 5): compact JWS, ES256. */
export interface ReceiptSigner {
  /** `payload` is canonical JSON; the answer carries its `kid`. */
  sign(payload: string): Promise<string>;
  /** All public keys, retired ones included: a receipt stays verifiable for ever. */
  publicKeys(): readonly PublicJwk[];
}
