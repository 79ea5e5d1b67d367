import { getTableColumns, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/** A row by the names of its columns, as `jsonb_populate_recordset` reads it. What the table makes itself is left out. */
export const toJsonRow = <T extends PgTable>(table: T, row: T['$inferInsert']): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(getTableColumns(table))
      .filter(([, column]) => !column.hasDefault)
      .map(([key, column]) => [column.name, (row as Record<string, unknown>)[key] ?? null]),
  );

/** What `to_jsonb` made of a row; instants as text. */
export const fromJsonRow = <T extends PgTable>(table: T, json: Record<string, unknown>): T['$inferSelect'] =>
  Object.fromEntries(Object.entries(getTableColumns(table)).map(([key, column]) => [key, json[column.name]]));

/** The columns that `toJsonRow` writes. */
export const writtenColumns = (table: PgTable) =>
  sql.join(
    Object.values(getTableColumns(table))
      .filter((column) => !column.hasDefault)
      .map((column) => sql.identifier(column.name)),
    sql`, `,
  );
