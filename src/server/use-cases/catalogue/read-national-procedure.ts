import type * as z from 'zod/mini';
import type { catalogueApi } from '#domain/api/catalogue.ts';
import { AppError } from '#domain/api/errors.ts';
import type { PlainDate } from '#domain/api/primitives.ts';
import { nationalProcedureOf, rowOfRecord } from '#domain/procedures/national-procedure-of.ts';
import { readNationalRecord } from '#domain/procedures/national-record.ts';
import { NationalRow } from '#domain/procedures/national-row.ts';
import { findNational, listCuratedCodes } from '#server/repositories/national-repository.ts';
import type { Store } from '#server/repositories/store.ts';

type Answer = z.output<typeof catalogueApi.readNationalProcedure.response>;

/** @throws AppError procedure.notFound */
export async function readNationalProcedure(store: Store, code: string, today: PlainDate): Promise<Answer> {
  const found = await findNational(store, code);
  if (found === undefined) throw new AppError('procedure.notFound');
  const record = found.record === null ? undefined : readNationalRecord(found.record).record;
  const row = NationalRow.parse(found.row ?? (record && rowOfRecord(record)));
  return {
    procedure: nationalProcedureOf(row, record),
    importedAt: found.importedAt,
    inLatest: found.inLatest,
    curated: (await listCuratedCodes(store, today)).includes(code),
  };
}
