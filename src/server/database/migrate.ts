import { sql } from 'drizzle-orm';
import type { Connection } from './connection.ts';

/** One set of migrations for both engines, inside the built portal. */
const SCRIPTS = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true });

const nameOf = (path: string): string => path.replace('./migrations/', '').replace('.sql', '');

/**
 * Brings the schema up to date: each script once, in the order of its number, each in one transaction. `only`: so far as a
 * backup's database had come. @throws Error when it had been through one that this portal does not have
 */
export async function migrateDatabase({ database, runScript }: Connection, only?: readonly string[]): Promise<void> {
  const unknown = (only ?? []).filter((name) => !Object.keys(SCRIPTS).some((path) => nameOf(path) === name));
  if (unknown.length > 0) throw new Error(`a newer portal made this database: ${unknown.join(', ')}`);
  await runScript(
    'create table if not exists applied_migrations (name text primary key, applied_at timestamptz not null default now())',
  );
  const { rows } = (await database.execute(sql`select name from applied_migrations`)) as {
    rows: { name: string }[];
  };
  const applied = new Set(rows.map((row) => row.name));
  for (const [path, script] of Object.entries(SCRIPTS).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const name = nameOf(path);
    if (applied.has(name) || only?.includes(name) === false) continue;
    if (!/^[a-z0-9_]+$/.test(name)) throw new Error(`a migration with a strange name: ${name}`);
    // The generator names the schema "public"; the portal's tables lie where its search path says.
    const here = script.replaceAll('"public".', '');
    await runScript(`begin;\n${here}\n;insert into applied_migrations (name) values ('${name}');\ncommit;`);
  }
}
