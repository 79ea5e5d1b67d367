import { and, asc, eq } from 'drizzle-orm';
import { IssuedDocument } from '#domain/api/dossiers.ts';
import { issuedDocuments } from '#server/database/schema/dossiers.ts';
import { toInstant } from './instants.ts';
import type { Store } from './store.ts';

/** A form has `facts`, from which it is printed; a result has a file. */
export interface DocumentRecord {
  readonly document: IssuedDocument;
  readonly dossierId: string;
  readonly facts: unknown;
  readonly storageKey: string | null;
}

const toRecord = (row: typeof issuedDocuments.$inferSelect): DocumentRecord => ({
  document: IssuedDocument.parse({ ...row, issuedAt: toInstant(row.issuedAt) }),
  dossierId: row.dossierId,
  facts: row.facts,
  storageKey: row.storageKey,
});

export const toDocumentRow = ({ document, ...rest }: DocumentRecord): typeof issuedDocuments.$inferInsert => ({
  ...document,
  ...rest,
});

export async function insertDocument(store: Store, record: DocumentRecord): Promise<void> {
  await store.insert(issuedDocuments).values(toDocumentRow(record));
}

export async function listDocuments(store: Store, dossierId: string): Promise<DocumentRecord[]> {
  const rows = await store
    .select()
    .from(issuedDocuments)
    .where(eq(issuedDocuments.dossierId, dossierId))
    .orderBy(asc(issuedDocuments.issuedAt));
  return rows.map(toRecord);
}

export async function findDocument(store: Store, dossierId: string, id: string): Promise<DocumentRecord | undefined> {
  const [row] = await store
    .select()
    .from(issuedDocuments)
    .where(and(eq(issuedDocuments.dossierId, dossierId), eq(issuedDocuments.id, id)));
  return row === undefined ? undefined : toRecord(row);
}
