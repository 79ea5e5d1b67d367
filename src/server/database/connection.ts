import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

export type Database = PgDatabase<PgQueryResultHKT>;

export interface Connection {
  readonly database: Database;
  /** Runs several statements at once: migrations only. */
  runScript(script: string): Promise<void>;
  close(): Promise<void>;
}
