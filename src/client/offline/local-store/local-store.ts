import type { KeyRecord, OutboxRow, PlainRow, SealedChunk, SealedRow } from './rows.ts';

/** What each of the five generic stores holds. Never grows a sixth after the first release: kinds are added, stores are not (rule 8). */
export interface StoreRows {
  rows: SealedRow;
  blobs: SealedChunk;
  keys: KeyRecord;
  plain: PlainRow;
  outbox: OutboxRow;
}

export type StoreName = keyof StoreRows;
/** A blob's chunk is found by blob id and number; everything else by one text. */
export type StoreKey<S extends StoreName> = S extends 'blobs' ? readonly [string, number] : string;

export type Change =
  | { [S in StoreName]: { readonly put: S; readonly value: StoreRows[S] } }[StoreName]
  | { [S in StoreName]: { readonly remove: S; readonly key: StoreKey<S> } }[StoreName]
  | { readonly removeBlob: string };

/** A condition that must hold inside the transaction, or nothing is written. */
export type Guard = {
  [S in StoreName]: {
    readonly in: S;
    readonly key: StoreKey<S>;
    readonly holds: (row: StoreRows[S] | undefined) => boolean;
  };
}[StoreName];

/**
 * The device's store. `write` is all or nothing, and one call is one transaction: there is no half of a step to crash in.
 * Throws AppError device.storageFull when the quota is spent, device.storageLost when the browser takes the store away.
 */
export interface LocalStore {
  get<S extends StoreName>(store: S, key: StoreKey<S>): Promise<StoreRows[S] | undefined>;
  /** Sealed rows of one profile and kind. */
  listRows(profileId: string, kind: string): Promise<SealedRow[]>;
  /** Sealed rows of every profile, read at one moment. */
  listAllRows(): Promise<SealedRow[]>;
  listOutbox(): Promise<OutboxRow[]>;
  listKeys(profileId: string): Promise<KeyRecord[]>;
  /** Rows of public data and device state whose key begins so. */
  listPlain(prefix: string): Promise<PlainRow[]>;
  countChunks(blobId: string): Promise<number>;
  /** Keys of every chunk, without their bytes. */
  listChunkKeys(): Promise<(readonly [string, number])[]>;
  /** False when a guard did not hold; then nothing was written. */
  write(changes: readonly Change[], guards?: readonly Guard[]): Promise<boolean>;
  close(): void;
}
