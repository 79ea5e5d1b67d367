import { and, desc, eq, inArray } from 'drizzle-orm';
import { Manifest } from '#domain/dossiers/manifest.ts';
import { Answers } from '#domain/forms/answers.ts';
import { dossierRevisions } from '#server/database/schema/dossiers.ts';
import { toInstant } from './instants.ts';
import type { Store } from './store.ts';

export interface DossierRevision {
  readonly dossierId: string;
  readonly revision: number;
  readonly manifest: Manifest;
  readonly manifestHash: string;
  readonly answers: Answers;
  readonly receipt: string;
  readonly committedAt: string;
}

const toRevision = (row: typeof dossierRevisions.$inferSelect): DossierRevision => ({
  ...row,
  manifest: Manifest.parse(row.manifest),
  answers: Answers.parse(row.answers),
  committedAt: toInstant(row.committedAt),
});

export async function insertRevision(store: Store, revision: DossierRevision): Promise<void> {
  await store.insert(dossierRevisions).values(revision);
}

export async function findRevision(
  store: Store,
  dossierId: string,
  revision: number,
): Promise<DossierRevision | undefined> {
  const [row] = await store
    .select()
    .from(dossierRevisions)
    .where(and(eq(dossierRevisions.dossierId, dossierId), eq(dossierRevisions.revision, revision)));
  return row === undefined ? undefined : toRevision(row);
}

/** Newest first. */
export async function listRevisions(store: Store, dossierId: string): Promise<DossierRevision[]> {
  const rows = await store
    .select()
    .from(dossierRevisions)
    .where(eq(dossierRevisions.dossierId, dossierId))
    .orderBy(desc(dossierRevisions.revision));
  return rows.map(toRevision);
}

/** The latest revision of each. */
export async function listLatestRevisions(
  store: Store,
  dossierIds: readonly string[],
): Promise<Map<string, DossierRevision>> {
  if (dossierIds.length === 0) return new Map();
  const rows = await store
    .selectDistinctOn([dossierRevisions.dossierId])
    .from(dossierRevisions)
    .where(inArray(dossierRevisions.dossierId, [...dossierIds]))
    .orderBy(dossierRevisions.dossierId, desc(dossierRevisions.revision));
  return new Map(rows.map((row) => [row.dossierId, toRevision(row)]));
}
