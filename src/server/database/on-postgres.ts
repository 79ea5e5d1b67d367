import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Connection } from './connection.ts';
import { PreparingClient } from './preparing-client.ts';

export async function connectPostgres(url: string, schema: string | undefined): Promise<Connection> {
  if (schema !== undefined) await createSchema(url, schema);
  const options = schema === undefined ? {} : { options: `-c search_path=${schema}` };
  const pool = new pg.Pool({ connectionString: url, max: 10, Client: PreparingClient, ...options });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return {
    database: drizzle(pool),
    runScript: async (script) => {
      await pool.query(script);
    },
    close: () => pool.end(),
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
