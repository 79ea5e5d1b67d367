import { and, desc, eq, ne } from 'drizzle-orm';
import type { PlainDate } from '#domain/api/primitives.ts';
import { FormDefinition } from '#domain/forms/form-definition.ts';
import { Procedure } from '#domain/procedures/procedure.ts';
import { type PublishedVersion, versionInForce } from '#domain/procedures/version-in-force.ts';
import { formDefinitions, procedureVersions, publicDocuments } from '#server/database/schema/catalogue.ts';
import { toInstant } from './instants.ts';
import type { Store } from './store.ts';

export interface PublishedProcedure extends PublishedVersion {
  readonly formHash: string | undefined;
}

const published = (row: typeof procedureVersions.$inferSelect): PublishedProcedure => ({
  hash: row.hash,
  formHash: row.formHash ?? undefined,
  procedure: Procedure.parse(row.content),
  publishedAt: toInstant(row.publishedAt),
});

export type CurrentProcedure = PublishedProcedure & { readonly withdrawn: boolean };

const isPublished = ne(procedureVersions.releaseStage, 'DRAFT');

/** Every procedure that is known on this day; drafts are not. */
export async function listProcedures(store: Store, today: PlainDate): Promise<CurrentProcedure[]> {
  const rows = await store
    .select()
    .from(procedureVersions)
    .where(isPublished)
    .orderBy(procedureVersions.code, desc(procedureVersions.version));
  const codes = new Set(rows.map((row) => row.code));
  return [...codes].flatMap(
    (code) => versionInForce(rows.filter((row) => row.code === code).map(published), today) ?? [],
  );
}

export async function findProcedure(
  store: Store,
  code: string,
  today: PlainDate,
): Promise<CurrentProcedure | undefined> {
  const rows = await store
    .select()
    .from(procedureVersions)
    .where(and(eq(procedureVersions.code, code), isPublished))
    .orderBy(desc(procedureVersions.version));
  return versionInForce(rows.map(published), today);
}

export async function findForm(store: Store, hash: string): Promise<FormDefinition | undefined> {
  const [row] = await store.select().from(formDefinitions).where(eq(formDefinitions.hash, hash));
  return row === undefined ? undefined : FormDefinition.parse(row.content);
}

/** Content under a hash never changes, so a second time is nothing. */
export async function insertForm(store: Store, hash: string, form: FormDefinition): Promise<void> {
  await store
    .insert(formDefinitions)
    .values({ hash, formCode: form.formCode, version: form.version, content: form })
    .onConflictDoNothing();
}

/** Every version that was ever published or drafted, by its number and hashes. */
export async function listVersions(
  store: Store,
): Promise<{ code: string; version: number; hash: string; formHash: string | undefined }[]> {
  const { code, version, hash, formHash } = procedureVersions;
  const rows = await store.select({ code, version, hash, formHash }).from(procedureVersions);
  return rows.map((row) => ({ ...row, formHash: row.formHash ?? undefined }));
}

export async function insertProcedure(store: Store, entry: PublishedProcedure): Promise<void> {
  const { hash, formHash, procedure, publishedAt } = entry;
  await store
    .insert(procedureVersions)
    .values({
      hash,
      code: procedure.code,
      version: procedure.version,
      releaseStage: procedure.releaseStage,
      formHash,
      content: procedure,
      publishedAt,
    })
    .onConflictDoNothing();
}

export async function findPublicDocument(store: Store, name: string): Promise<unknown> {
  const [row] = await store.select().from(publicDocuments).where(eq(publicDocuments.name, name));
  return row?.content;
}

export async function putPublicDocument(
  store: Store,
  entry: { name: string; hash: string; content: unknown; updatedAt: string },
): Promise<void> {
  const { hash, content, updatedAt } = entry;
  await store
    .insert(publicDocuments)
    .values(entry)
    .onConflictDoUpdate({ target: publicDocuments.name, set: { hash, content, updatedAt } });
}

/** A version by its hash, whatever its stage: dossiers keep the versions that they were accepted under (rule 10). */
export async function findProcedureVersion(
  store: Store,
  hash: string,
): Promise<{ procedure: Procedure; formHash: string | undefined } | undefined> {
  const [row] = await store.select().from(procedureVersions).where(eq(procedureVersions.hash, hash));
  return row === undefined
    ? undefined
    : { procedure: Procedure.parse(row.content), formHash: row.formHash ?? undefined };
}
