import type { Connection } from './connection.ts';

/** Where the rows lie: a PostgreSQL, a folder (embedded, locked, not safe against power cuts), or memory (tests). */
export type DatabaseLocation =
  | { readonly url: string; readonly schema?: string }
  | { readonly folder: string }
  | { readonly memory: true };

/** A portal runs on one engine: the other's driver is not loaded. */
export async function connectDatabase(location: DatabaseLocation): Promise<Connection> {
  if ('url' in location) {
    const { connectPostgres } = await import('./on-postgres.ts');
    return connectPostgres(location.url, location.schema);
  }
  const { connectPglite } = await import('./on-pglite.ts');
  return connectPglite('folder' in location ? location.folder : undefined);
}
