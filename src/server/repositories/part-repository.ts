import { and, eq, inArray } from 'drizzle-orm';
import { MediaType, Sha256 } from '#domain/api/primitives.ts';
import { parts } from '#server/database/schema/dossiers.ts';
import type { Store } from './store.ts';

export interface StoredPart {
  readonly accountId: string;
  readonly sha256: Sha256;
  readonly size: number;
  readonly mediaType: MediaType;
  readonly storageKey: string;
}

export const toPart = (row: typeof parts.$inferSelect): StoredPart => ({
  ...row,
  sha256: Sha256.parse(row.sha256),
  mediaType: MediaType.parse(row.mediaType),
});

export async function listParts(store: Store, accountId: string, hashes: readonly string[]): Promise<StoredPart[]> {
  if (hashes.length === 0) return [];
  const rows = await store
    .select()
    .from(parts)
    .where(and(eq(parts.accountId, accountId), inArray(parts.sha256, [...hashes])));
  return rows.map(toPart);
}

export async function insertPart(store: Store, part: StoredPart, createdAt: string): Promise<void> {
  await store
    .insert(parts)
    .values({ ...part, createdAt })
    .onConflictDoNothing();
}
