import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import { nationalProcedures, nationalVersions, procedureVersions } from '#server/database/schema/catalogue.ts';
import { toInstant } from './instants.ts';
import type { Store } from './store.ts';

/** Name of the public document that says when the catalogue was taken in last. */
export const NATIONAL_IMPORT = 'national-import';

/** What is known of a code without its content. */
export interface NationalHead {
  readonly code: string;
  readonly version: number;
  readonly hash: string;
  readonly inLatest: boolean;
}

/** A code with both raw parts, as they came. */
export interface NationalEntry extends NationalHead {
  readonly row: unknown;
  readonly record: unknown;
  readonly importedAt: string;
}

const { code, version, hash, inLatest } = nationalProcedures;

export const listNationalHeads = (store: Store): Promise<NationalHead[]> =>
  store.select({ code, version, hash, inLatest }).from(nationalProcedures);

/** The raw rows by code. Where only a full record came, its row is null. */
export function listNationalRows(
  store: Store,
): Promise<{ code: string; row: unknown; record: unknown; inLatest: boolean }[]> {
  const { row, record } = nationalProcedures;
  // Only where there is no row is the record read: it is a hundred times longer.
  const needed = sql<unknown>`case when ${row} is null then ${record} end`;
  return store.select({ code, row, record: needed, inLatest }).from(nationalProcedures).orderBy(asc(code));
}

export async function findNational(store: Store, wanted: string): Promise<NationalEntry | undefined> {
  const [found] = await store.select().from(nationalProcedures).where(eq(code, wanted));
  return found === undefined ? undefined : { ...found, importedAt: toInstant(found.importedAt) };
}

/** The raw parts of these codes. */
export const listNationalParts = (
  store: Store,
  codes: readonly string[],
): Promise<{ code: string; row: unknown; record: unknown }[]> =>
  store
    .select({ code, row: nationalProcedures.row, record: nationalProcedures.record })
    .from(nationalProcedures)
    .where(inArray(code, [...codes]));

/** Writes entries that are new or changed; what they replace is kept as a version. */
export async function putNational(store: Store, entries: readonly NationalEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const codes = entries.map((entry) => entry.code);
  const { row, record, importedAt } = nationalProcedures;
  await store
    .insert(nationalVersions)
    .select(
      store
        .select({ code, version, hash, row, record, importedAt })
        .from(nationalProcedures)
        .where(inArray(code, codes)),
    );
  const excluded = (column: string) => sql.raw(`excluded.${column}`);
  await store
    .insert(nationalProcedures)
    .values([...entries])
    .onConflictDoUpdate({
      target: code,
      set: {
        version: excluded('version'),
        hash: excluded('hash'),
        row: excluded('row'),
        record: excluded('record'),
        inLatest: excluded('in_latest'),
        importedAt: excluded('imported_at'),
      },
    });
}

/** Marks which codes the newest import had; touches only rows whose mark changes. */
export async function markInLatest(store: Store, codes: readonly string[]): Promise<void> {
  const had = sql`${code} in (select jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb))`;
  await store
    .update(nationalProcedures)
    .set({ inLatest: sql`${had}` })
    .where(sql`${inLatest} is distinct from (${had})`);
}

/** Codes under which the portal publishes a guide of its own, or did: there the national record does not speak. */
export async function listCuratedCodes(store: Store, today: string): Promise<string[]> {
  const begun = sql`${procedureVersions.content}->>'validFrom' <= ${today}`;
  const rows = await store
    .selectDistinctOn([procedureVersions.code], { code: procedureVersions.code })
    .from(procedureVersions)
    .where(and(ne(procedureVersions.releaseStage, 'DRAFT'), begun))
    .orderBy(procedureVersions.code);
  return rows.map((row) => row.code);
}
