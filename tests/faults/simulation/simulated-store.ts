import type { Change, Guard, LocalStore, StoreName, StoreRows } from '#client/offline/local-store/local-store.ts';
import type { KeyRecord, OutboxRow, PlainRow, SealedChunk, SealedRow } from '#client/offline/local-store/rows.ts';
import { AppError } from '#domain/api/errors.ts';

/** What lies on a device's disk. Outlives every tab. */
export interface Disk {
  readonly rows: Map<string, SealedRow>;
  readonly blobs: Map<string, SealedChunk>;
  readonly keys: Map<string, KeyRecord>;
  readonly plain: Map<string, PlainRow>;
  readonly outbox: Map<string, OutboxRow>;
}

export const emptyDisk = (): Disk => ({
  rows: new Map(),
  blobs: new Map(),
  keys: new Map(),
  plain: new Map(),
  outbox: new Map(),
});

const keyOf = (store: StoreName, value: StoreRows[StoreName]): string => {
  if (store === 'blobs') return `${(value as SealedChunk).id}/${(value as SealedChunk).n}`;
  return store === 'plain' ? (value as PlainRow).key : (value as Exclude<StoreRows[StoreName], PlainRow>).id;
};
const keyText = (key: unknown): string => (Array.isArray(key) ? key.join('/') : String(key));

const nameOf = (change: Change): string => {
  if ('removeBlob' in change) return '-blob';
  if ('remove' in change) return `-${change.remove}`;
  const which = 'kind' in change.value ? `${change.put}/${change.value.kind}` : change.put;
  return 'id' in change.value && change.put !== 'keys' ? `${which}(${change.value.id})` : which;
};

/** How the disk fares at this call: it works, it is full, or the browser has just taken it away. */
export type DiskMood = () => 'works' | 'full' | 'lost';

/** A tab's way to the disk; `turn` waits until the call's turn comes. One write is one moment, as in a transaction. */
export function openSimulatedStore(
  disk: Disk,
  turn: <T>(label: string, effect: () => T) => Promise<T>,
  mood: DiskMood,
): LocalStore {
  const reading = <T>(label: string, read: () => T): Promise<T> =>
    turn(label, () => {
      if (mood() === 'lost') throw new AppError('device.storageLost');
      return read();
    });
  const apply = (change: Change): void => {
    if ('put' in change) (disk[change.put] as Map<string, unknown>).set(keyOf(change.put, change.value), change.value);
    else if ('remove' in change) disk[change.remove].delete(keyText(change.key));
    else for (const [key, chunk] of disk.blobs) if (chunk.id === change.removeBlob) disk.blobs.delete(key);
  };
  const holds = (guard: Guard): boolean =>
    (guard.holds as (row: unknown) => boolean)(disk[guard.in].get(keyText(guard.key)));
  return {
    get: (store, key) =>
      reading(`get ${store}`, () => disk[store].get(keyText(key)) as StoreRows[typeof store] | undefined),
    listRows: (profileId, kind) =>
      reading('list rows', () =>
        [...disk.rows.values()].filter((it) => it.profileId === profileId && it.kind === kind),
      ),
    listAllRows: () => reading('list all rows', () => [...disk.rows.values()]),
    listOutbox: () => reading('list outbox', () => [...disk.outbox.values()]),
    listKeys: (profileId) =>
      reading('list keys', () => [...disk.keys.values()].filter((it) => it.profileId === profileId)),
    listPlain: (prefix) =>
      reading('list plain', () => [...disk.plain.values()].filter((it) => it.key.startsWith(prefix))),
    countChunks: (blobId) =>
      reading('count chunks', () => [...disk.blobs.values()].filter((it) => it.id === blobId).length),
    listChunkKeys: () => reading('list chunks', () => [...disk.blobs.values()].map((it) => [it.id, it.n] as const)),
    write: (changes, guards = []) =>
      turn(`write ${changes.map(nameOf).join(' ')}`, () => {
        const how = mood();
        if (how === 'lost') throw new AppError('device.storageLost');
        if (!guards.every(holds)) return false;
        // A full disk takes no more, and still lets go.
        if (how === 'full' && changes.some((change) => 'put' in change)) throw new AppError('device.storageFull');
        for (const change of changes) apply(change);
        return true;
      }),
    close: () => undefined,
  };
}
