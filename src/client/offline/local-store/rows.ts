import type { ErrorCode } from '#domain/api/errors.ts';
import type { ProblemIssue } from '#domain/api/problem.ts';

export const DATABASE = 'mot-cua';
/** How keys of kept public data begin in `plain`. */
export const PUBLIC_ROWS = 'public/';
/** Where `plain` says which profiles are on the device, and which is open. */
export const PROFILES_ROW = 'device/profiles';

/** A sealed row (rule 7): nothing personal is readable beside it. `v` is the schema version of what is inside. */
export interface SealedRow {
  readonly id: string;
  readonly profileId: string;
  readonly kind: string;
  readonly keyId: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly ciphertext: Uint8Array<ArrayBuffer>;
  readonly v: number;
  readonly updatedAt: string;
  /** Ids of the blobs that it names, so that they are not taken for lost while it is locked. Rows of the first release lack it. */
  readonly files?: readonly string[];
}

/** A chunk of a file, at most 1 MiB of plain bytes, sealed under the file's own key. Whose it is stands only in the sealed row that names it. */
export interface SealedChunk {
  readonly id: string;
  readonly n: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly ciphertext: Uint8Array<ArrayBuffer>;
  /** When it was written, by the device's clock. Chunks of the first release lack it. */
  readonly at?: string;
}

/**
 * Keys of a profile, id `<profileId>/<keyId>`:
 * - open: a non-extractable key, usable by this origin on this device
 * - wrapped: the data key under another secret; `by` names which (portal share today; PIN and passkey are further values)
 * - exchange: what arrives while the profile is locked is sealed to this public key; the private half is wrapped by the data key
 */
export type KeyRecord = { readonly id: string; readonly profileId: string; readonly keyId: string } & (
  | { readonly kind: 'open'; readonly key: CryptoKey }
  | {
      readonly kind: 'wrapped';
      readonly by: string;
      readonly iv: Uint8Array<ArrayBuffer>;
      readonly wrapped: Uint8Array<ArrayBuffer>;
    }
  | {
      readonly kind: 'exchange';
      readonly publicKey: CryptoKey;
      readonly iv: Uint8Array<ArrayBuffer>;
      readonly wrapped: Uint8Array<ArrayBuffer>;
    }
);

/** Public data and small device state. Nothing personal. */
export interface PlainRow {
  readonly key: string;
  readonly value: unknown;
  readonly etag?: string;
  readonly updatedAt: string;
  readonly v: number;
}

/** draft: opened again for correction, not to be sent. The rest as in rule 6. */
export type OutboxState = 'draft' | 'sealed' | 'uploading' | 'committing' | 'received' | 'needs-you' | 'parked';

/** A waiting dossier in the small: readable while the profile is locked, so nothing about its content. */
export interface OutboxRow {
  readonly id: string;
  readonly profileId: string;
  readonly state: OutboxState;
  /** Why it waits or stands still; null while nothing is wrong. */
  readonly reason: ErrorCode | null;
  /** Field paths and codes of a refusal; no values. */
  readonly issues: readonly ProblemIssue[];
  readonly commandId: string;
  readonly revision: number;
  /** By the device's clock: shown as an age, never compared with anything of the portal's. */
  readonly sealedAt: string;
  readonly attempts: number;
  /** The wait that was set, and when it ends by the device's clock; a clock that jumped makes it end at once. */
  readonly waitMs: number;
  readonly nextTryAt: string | null;
  readonly bytesSent: number;
  readonly bytesTotal: number;
  /** Where an upload goes on, by the file's hash. */
  readonly uploads: Readonly<Record<string, string>>;
  readonly blobIds: readonly string[];
  readonly submissionReference: string | null;
  readonly receivedAt: string | null;
  readonly updatedAt: string;
  readonly v: number;
}
