import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { AppError } from '#domain/api/errors.ts';
import type { Change, Guard, LocalStore, StoreRows } from './local-store.ts';
import type { KeyRecord, OutboxRow, PlainRow, SealedChunk, SealedRow } from './rows.ts';

interface Schema extends DBSchema {
  rows: { key: string; value: SealedRow; indexes: { byKind: [string, string] } };
  blobs: { key: [string, number]; value: SealedChunk };
  keys: { key: string; value: KeyRecord; indexes: { byProfile: string } };
  plain: { key: string; value: PlainRow };
  outbox: { key: string; value: OutboxRow };
}

/** Never rises after the first release: an older app must open what a newer one wrote (rule 8). */
const VERSION = 1;
const STORES = ['rows', 'blobs', 'keys', 'plain', 'outbox'] as const;

const toAppError = (fault: unknown): AppError => {
  if (fault instanceof AppError) return fault;
  const name = fault instanceof DOMException ? fault.name : '';
  return new AppError(name === 'QuotaExceededError' ? 'device.storageFull' : 'device.storageLost', undefined, fault);
};

/** All chunks of a blob. */
const chunksOf = (blobId: string) => IDBKeyRange.bound([blobId, 0], [blobId, Number.MAX_SAFE_INTEGER]);

/** The device's store on IndexedDB. Opens on first use, and again when the browser closed it. */
export function openIndexedDbStore(name: string): LocalStore {
  let opening: Promise<IDBPDatabase<Schema>> | undefined;
  const open = (): Promise<IDBPDatabase<Schema>> => {
    opening ??= openDB<Schema>(name, VERSION, {
      upgrade(db) {
        db.createObjectStore('rows', { keyPath: 'id' }).createIndex('byKind', ['profileId', 'kind']);
        db.createObjectStore('blobs', { keyPath: ['id', 'n'] });
        db.createObjectStore('keys', { keyPath: 'id' }).createIndex('byProfile', 'profileId');
        db.createObjectStore('plain', { keyPath: 'key' });
        db.createObjectStore('outbox', { keyPath: 'id' });
      },
      terminated: () => {
        opening = undefined;
      },
    }).catch((fault: unknown) => {
      opening = undefined;
      throw fault;
    });
    return opening;
  };

  /** A connection that the browser closed under us (a phone that was locked) is opened once more. */
  const within = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (fault) {
      const closed = fault instanceof DOMException && ['InvalidStateError', 'UnknownError'].includes(fault.name);
      if (!closed) throw toAppError(fault);
      opening = undefined;
      return work().catch((again: unknown) => {
        throw toAppError(again);
      });
    }
  };

  return {
    get: (store, key) =>
      within(async () => {
        const db = await open();
        return (await db.get(store, key as never)) as StoreRows[typeof store] | undefined;
      }),
    listRows: (profileId, kind) =>
      within(async () => (await open()).getAllFromIndex('rows', 'byKind', IDBKeyRange.only([profileId, kind]))),
    listAllRows: () => within(async () => (await open()).getAll('rows')),
    listOutbox: () => within(async () => (await open()).getAll('outbox')),
    listKeys: (profileId) => within(async () => (await open()).getAllFromIndex('keys', 'byProfile', profileId)),
    listPlain: (prefix) =>
      within(async () => (await open()).getAll('plain', IDBKeyRange.bound(prefix, `${prefix}\uffff`))),
    countChunks: (blobId) => within(async () => (await open()).count('blobs', chunksOf(blobId))),
    listChunkKeys: () => within(async () => (await open()).getAllKeys('blobs')),
    write: (changes: readonly Change[], guards: readonly Guard[] = []) =>
      within(async () => {
        const db = await open();
        // Strict: the promise resolves when the bytes are on the disk, not in a buffer.
        const transaction = db.transaction(STORES, 'readwrite', { durability: 'strict' });
        for (const guard of guards) {
          const row = await transaction.objectStore(guard.in).get(guard.key as never);
          if (!(guard.holds as (row: unknown) => boolean)(row)) {
            transaction.abort();
            await transaction.done.catch(() => undefined);
            return false;
          }
        }
        const asked = changes.map((change): Promise<unknown> => {
          if ('put' in change) return transaction.objectStore(change.put).put(change.value);
          if ('removeBlob' in change) return transaction.objectStore('blobs').delete(chunksOf(change.removeBlob));
          return transaction.objectStore(change.remove).delete(change.key as never);
        });
        await Promise.all([...asked, transaction.done]);
        return true;
      }),
    close: () => {
      void opening?.then((db) => db.close());
      opening = undefined;
    },
  };
}
