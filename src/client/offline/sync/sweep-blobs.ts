import * as z from 'zod/mini';
import type { EnginePorts } from '#client/offline/local-store/ports.ts';
import type { SealedRow } from '#client/offline/local-store/rows.ts';
import type { Vault } from '#client/offline/vault/vault.ts';
import { SealedFile } from './draft.ts';
import { filesOf } from './draft-parts.ts';

/** What is being sealed in this moment is named by its draft a second later; a day is far from any doubt. */
const A_DAY = 24 * 60 * 60_000;
/** Copies of what the portal has name no bytes of this device. */
const NAMELESS = new Set(['account', 'mine']);

const WithParts = z.object({ parts: z.array(z.object({ file: SealedFile, thumbnail: z.optional(SealedFile) })) });

/** Ids of the blobs that a row names; undefined where that cannot be known. */
async function namedBy(row: SealedRow, vault: Vault): Promise<readonly string[] | undefined> {
  if (row.files !== undefined) return row.files;
  if (NAMELESS.has(row.kind)) return [];
  const content = WithParts.safeParse(await vault.open(row).catch(() => undefined));
  return content.success ? content.data.parts.flatMap(filesOf).map((file) => file.id) : undefined;
}

/**
 * Frees the room of bytes that nothing names any more: a page was killed between sealing a file and writing its draft, or a draft
 * was lost. Only what no draft and no waiting dossier of any profile names, and what says itself that it is older than a day. While
 * one row of another version stands locked nobody knows what it names: then nothing is swept. Answers how many blobs went.
 */
export function sweepBlobs({ store, clock, locks }: Pick<EnginePorts, 'store' | 'clock' | 'locks'>, vault: Vault) {
  return locks.request('sweep', { ifAvailable: true }, async (held): Promise<number> => {
    if (!held) return 0;
    // The bytes first: what is named after they were listed was not among them.
    const first = new Map<string, number>();
    for (const [id, n] of await store.listChunkKeys()) if (!first.has(id)) first.set(id, n);
    for (const row of await store.listAllRows()) {
      const named = await namedBy(row, vault);
      if (named === undefined) return 0;
      for (const id of named) first.delete(id);
    }
    for (const row of await store.listOutbox()) for (const id of row.blobIds) first.delete(id);
    let swept = 0;
    for (const [id, n] of first) {
      const at = (await store.get('blobs', [id, n]))?.at;
      if (at === undefined || !(clock.now() - Date.parse(at) > A_DAY)) continue;
      await store.write([{ removeBlob: id }]);
      swept += 1;
    }
    return swept;
  });
}
