import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { openIndexedDbStore } from '#client/offline/local-store/indexed-db-store.ts';
import type { LocalStore } from '#client/offline/local-store/local-store.ts';
import type { SealedChunk, SealedRow } from '#client/offline/local-store/rows.ts';
import { emptyDisk, openSimulatedStore } from '#tests/faults/simulation/simulated-store.ts';

let names = 0;
const ADAPTERS: readonly (readonly [string, () => LocalStore])[] = [
  [
    'IndexedDB',
    () => {
      names += 1;
      return openIndexedDbStore(`contract-${names}`);
    },
  ],
  [
    'the simulation',
    () =>
      openSimulatedStore(
        emptyDisk(),
        async (_label, effect) => effect(),
        () => 'works',
      ),
  ],
];

const row = (id: string, profileId: string, kind = 'draft'): SealedRow => ({
  ...{ id, profileId, kind, keyId: 'data', v: 1, updatedAt: '2026-11-23T03:20:00.000Z' },
  iv: new Uint8Array(12),
  ciphertext: new Uint8Array([1, 2, 3]),
});
const chunk = (id: string, n: number): SealedChunk => ({
  ...{ id, n },
  iv: new Uint8Array(12),
  ciphertext: new Uint8Array([n]),
});

describe.each(ADAPTERS)('the device’s store on %s', (_, open) => {
  test('gives back what was put, and nothing for what was not', async () => {
    const store = open();
    expect(await store.write([{ put: 'rows', value: row('a', 'p') }])).toBe(true);
    expect(await store.get('rows', 'a')).toEqual(row('a', 'p'));
    expect(await store.get('rows', 'b')).toBeUndefined();
  });

  test('lists the rows of one profile and kind, and of all', async () => {
    const store = open();
    const rows = [row('a', 'p'), row('b', 'p', 'mine'), row('c', 'q')];
    await store.write(rows.map((value) => ({ put: 'rows', value })));
    expect((await store.listRows('p', 'draft')).map(({ id }) => id)).toEqual(['a']);
    expect((await store.listAllRows()).map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']);
  });

  test('writes all or nothing: a guard that does not hold leaves everything as it was', async () => {
    const store = open();
    await store.write([{ put: 'rows', value: row('a', 'p') }]);
    const kept = await store.write(
      [
        { put: 'rows', value: row('b', 'p') },
        { remove: 'rows', key: 'a' },
      ],
      [
        { in: 'rows', key: 'a', holds: (it) => it !== undefined },
        { in: 'rows', key: 'c', holds: (it) => it !== undefined },
      ],
    );
    expect(kept).toBe(false);
    expect((await store.listAllRows()).map(({ id }) => id)).toEqual(['a']);
  });

  test('a guard is asked inside the write: of two that expect the same, one is kept', async () => {
    const store = open();
    const take = (profileId: string) =>
      store.write(
        [{ put: 'rows', value: row('a', profileId) }],
        [{ in: 'rows', key: 'a', holds: (it) => it === undefined }],
      );
    expect((await Promise.all([take('p'), take('q'), take('r')])).filter(Boolean)).toHaveLength(1);
  });

  test('counts and removes the chunks of one file, and leaves those of another whose id begins alike', async () => {
    const store = open();
    const chunks = [chunk('f', 0), chunk('f', 1), chunk('f1', 0)];
    await store.write(chunks.map((value) => ({ put: 'blobs', value })));
    expect(await store.countChunks('f')).toBe(2);
    expect(await store.get('blobs', ['f', 1])).toEqual(chunk('f', 1));
    await store.write([{ removeBlob: 'f' }]);
    expect(await store.listChunkKeys()).toEqual([['f1', 0]]);
  });

  test('finds public data by how its key begins', async () => {
    const store = open();
    const at = '2026-11-23T03:20:00.000Z';
    for (const key of ['public/a', 'public/b', 'device/c'])
      await store.write([{ put: 'plain', value: { key, value: 1, updatedAt: at, v: 1 } }]);
    expect((await store.listPlain('public/')).map(({ key }) => key).sort()).toEqual(['public/a', 'public/b']);
  });
});
