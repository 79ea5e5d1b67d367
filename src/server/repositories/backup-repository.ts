import { sql } from 'drizzle-orm';
import type { Store } from './store.ts';

/** Rows are carried as the database's own JSON text: no number, instant or byte passes through another notation. */
const AT_ONCE = 500;

const rowsOf = async <T>(store: Store, query: ReturnType<typeof sql>): Promise<T[]> =>
  ((await store.execute(query)) as unknown as { rows: T[] }).rows;

/** The whole of what follows sees one moment, whatever is written meanwhile. */
export const seeOneMoment = async (store: Store): Promise<void> => {
  await store.execute(sql`set transaction isolation level repeatable read, read only`);
};

/** Every table of the portal with its columns; what others refer to comes first. */
export async function listTables(store: Store): Promise<{ name: string; columns: string[] }[]> {
  const tables = await rowsOf<{ name: string; columns: string[] }>(
    store,
    sql`select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
      group by c.relname order by c.relname`,
  );
  const references = await rowsOf<{ from: string; to: string }>(
    store,
    sql`select f.relname as "from", t.relname as "to" from pg_constraint k
      join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
      where k.contype = 'f' and k.connamespace = current_schema()::regnamespace and k.conrelid <> k.confrelid`,
  );
  const ordered: typeof tables = [];
  while (ordered.length < tables.length) {
    const done = new Set(ordered.map((it) => it.name));
    const free = tables.filter(
      ({ name }) => !done.has(name) && references.every((it) => it.from !== name || done.has(it.to)),
    );
    if (free.length === 0) throw new Error('tables refer to each other in a circle');
    ordered.push(...free);
  }
  return ordered;
}

/** The rows of a table as JSON texts, some hundreds at a time. The caller holds the transaction. */
export async function* readRows(store: Store, table: string): AsyncGenerator<string[]> {
  const cursor = sql.identifier('backup_rows');
  await store.execute(
    sql`declare ${cursor} no scroll cursor for select to_jsonb(t)::text as row from ${sql.identifier(table)} t`,
  );
  for (;;) {
    const rows = await rowsOf<{ row: string }>(store, sql`fetch ${sql.raw(String(AT_ONCE))} from ${cursor}`);
    if (rows.length === 0) break;
    yield rows.map((it) => it.row);
  }
  await store.execute(sql`close ${cursor}`);
}

/** Columns that the backup does not know keep their defaults. */
export async function insertRows(store: Store, table: string, columns: string[], rows: string[]): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = `[${rows.slice(at, at + AT_ONCE).join(',')}]`;
    const names = sql.join(
      columns.map((it) => sql.identifier(it)),
      sql`, `,
    );
    const name = sql.identifier(table);
    await store.execute(
      sql`insert into ${name} (${names}) select ${names} from jsonb_populate_recordset(null::${name}, ${some}::jsonb)`,
    );
  }
}

/** Counters go on after the highest number that was brought back. */
export async function restartCounters(store: Store): Promise<void> {
  const counters = await rowsOf<{ table: string; column: string; counter: string }>(
    store,
    sql`select c.relname as table, a.attname as column, pg_get_serial_sequence(quote_ident(c.relname), a.attname) as counter
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
        and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null`,
  );
  for (const { table, column, counter } of counters) {
    const highest = sql`(select max(${sql.identifier(column)}) from ${sql.identifier(table)})`;
    await store.execute(sql`select setval(${counter}, coalesce(${highest}, 1), ${highest} is not null)`);
  }
}

/** How many dossiers and accounts there are: none in a fresh portal. */
export async function countWork(store: Store): Promise<number> {
  const [found] = await rowsOf<{ count: number }>(
    store,
    sql`select ((select count(*) from accounts) + (select count(*) from dossiers))::int as count`,
  );
  return found?.count ?? 0;
}

/** Every file that a row names. `sha256` where the row knows it. */
export const listStoredFiles = (store: Store): Promise<{ key: string; sha256: string | null }[]> =>
  rowsOf(
    store,
    sql`select storage_key as key, max(sha256) as sha256 from (
        select storage_key, sha256 from parts
        union all select storage_key, null from issued_documents where storage_key is not null
      ) as files group by storage_key order by storage_key`,
  );

export const listReceipts = (store: Store): Promise<{ receipt: string; manifestHash: string }[]> =>
  rowsOf(
    store,
    sql`select receipt, manifest_hash as "manifestHash" from dossier_revisions order by dossier_id, revision`,
  );
