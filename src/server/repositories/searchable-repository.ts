import { sql } from 'drizzle-orm';
import { shippedProcedures } from '#server/database/seeds.ts';
import type { Store } from './store.ts';

/** Raw rows of the imported national catalogue, as they came; none where no catalogue was ever taken in. */
export async function listImportedRows(store: Store): Promise<unknown[]> {
  const [table] = await store
    .select({ name: sql<string | null>`to_regclass('national_procedures')::text` })
    .from(sql`(select 1) as one`);
  if (table?.name == null) return [];
  const rows = await store
    .select({ row: sql<unknown>`"row"` })
    .from(sql`national_procedures`)
    .where(sql`in_latest and "row" is not null`)
    .orderBy(sql`code`);
  return rows.map(({ row }) => row);
}

/** What the portal brings with it, unparsed. */
export const listShippedProcedures = (): unknown[] => shippedProcedures();
