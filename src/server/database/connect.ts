import type { Connection } from './connection.ts';

/** Where the rows lie: a PostgreSQL, a folder (embedded, locked, not safe against power cuts), or memory (tests), there `from` a dump. */
export type DatabaseLocation =
  | { readonly url: string; readonly schema?: string }
  | { readonly folder: string }
  | { readonly memory: true; readonly from?: Blob };

/** A portal runs on one engine: the other's driver is not loaded. */
export async function connectDatabase(location: DatabaseLocation): Promise<Connection> {
  if ('url' in location) {
    const { connectPostgres } = await import('./on-postgres.ts');
    return connectPostgres(location.url, location.schema);
  }
  const { connectPglite } = await import('./on-pglite.ts');
  return connectPglite(location);
}
