import { and, eq } from 'drizzle-orm';
import { issuedDocuments } from '#server/database/schema/dossiers.ts';
import type { TestPortal } from '#tests/support/portal.ts';

/** What form 01 of a dossier is printed from. */
export async function findForm01Facts(portal: TestPortal, dossierId: string): Promise<Record<string, unknown>> {
  const [row] = await portal.services.database
    .select()
    .from(issuedDocuments)
    .where(and(eq(issuedDocuments.dossierId, dossierId), eq(issuedDocuments.kind, 'FORM_01')));
  return (row?.facts ?? {}) as Record<string, unknown>;
}
