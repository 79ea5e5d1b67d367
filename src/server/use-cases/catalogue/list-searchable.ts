import { ProcedureSummary } from '#domain/api/catalogue.ts';
import type { PlainDate } from '#domain/api/primitives.ts';
import { NationalRow, summaryOfNationalRow } from '#domain/procedures/national-row.ts';
import { Procedure } from '#domain/procedures/procedure.ts';
import { listShippedProcedures } from '#server/repositories/searchable-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import { readNationalRows } from './pack-national-list.ts';
import { readProcedureList } from './read-catalogue.ts';
import { contentHash } from './seed-catalogue.ts';

/** The portal's own rows and, behind them, those of the national catalogue that it does not publish itself; broken ones are left out. */
export function withNationalRows(own: readonly ProcedureSummary[], raw: readonly unknown[]): ProcedureSummary[] {
  const codes = new Set(own.map((row) => row.code));
  const national = raw.flatMap((it) => {
    const row = NationalRow.safeParse(it);
    return row.success && !codes.has(row.data.code) ? [summaryOfNationalRow(row.data)] : [];
  });
  return [...own, ...national];
}

/** What ships with the portal, without a database. */
export const shippedRows = (): ProcedureSummary[] =>
  listShippedProcedures().map((content) => {
    const procedure = Procedure.parse(content);
    return ProcedureSummary.parse({ ...procedure, hash: contentHash(procedure) });
  });

/** Everything that the app searches. */
export async function listSearchable(store: Store, today: PlainDate): Promise<ProcedureSummary[]> {
  const { procedures } = await readProcedureList(store, today);
  const { rows } = await readNationalRows(store, today);
  return [...procedures, ...rows.map(summaryOfNationalRow)];
}
