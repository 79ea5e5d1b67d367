import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';

const MARK = '\u0000';

/** A statement whose text is put together once, for a place that is passed often: only its values change. */
export function fixedStatement<const V extends Readonly<Record<string, string | null>>>(
  names: readonly (keyof V & string)[],
  build: (value: (name: keyof V & string) => SQL) => SQL,
): (values: V) => SQL {
  const { sql: text } = new PgDialect().sqlToQuery(build((name) => sql.raw(`${MARK}${name}${MARK}`)));
  const pieces = text.split(MARK).map((piece, n) => (n % 2 === 0 ? sql.raw(piece) : piece));
  if (pieces.some((piece) => typeof piece === 'string' && !names.includes(piece))) throw new Error('an unknown value');
  return (values) => sql.join(pieces.map((piece) => (typeof piece === 'string' ? sql`${values[piece]}` : piece)));
}
