import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle as onPostgres } from 'drizzle-orm/node-postgres';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as onPglite } from 'drizzle-orm/pglite';
import pg from 'pg';
import { lockDataFolder } from './data-lock.ts';
import { PreparingClient } from './preparing-client.ts';

export type Database = PgDatabase<PgQueryResultHKT>;

export interface Connection {
  readonly database: Database;
  /** Runs several statements at once: migrations only. */
  runScript(script: string): Promise<void>;
  close(): Promise<void>;
}

/** Where the rows lie: a PostgreSQL, a folder (embedded, locked, not safe against power cuts), or memory (tests). */
export type DatabaseLocation =
  | { readonly url: string; readonly schema?: string }
  | { readonly folder: string }
  | { readonly memory: true };

export async function connectDatabase(location: DatabaseLocation): Promise<Connection> {
  if ('url' in location) {
    const { url, schema } = location;
    if (schema !== undefined) await createSchema(url, schema);
    const options = schema === undefined ? {} : { options: `-c search_path=${schema}` };
    const pool = new pg.Pool({ connectionString: url, max: 10, Client: PreparingClient, ...options });
    // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
    pool.on('error', () => undefined);
    return {
      database: onPostgres(pool),
      runScript: async (script) => {
        await pool.query(script);
      },
      close: () => pool.end(),
    };
  }
  const release = 'folder' in location ? lockDataFolder(location.folder) : () => undefined;
  const client = 'folder' in location ? await PGlite.create(join(location.folder, 'database')) : await PGlite.create();
  return {
    database: onPglite(client),
    runScript: async (script) => {
      await client.exec(script);
    },
    close: async () => {
      await client.close();
      release();
    },
  };
}

/** Several portals may share one database, each in a schema of its own. */
async function createSchema(url: string, schema: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create schema if not exists ${client.escapeIdentifier(schema)}`);
  } finally {
    await client.end();
  }
}
