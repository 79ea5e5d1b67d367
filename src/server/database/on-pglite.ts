import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Connection } from './connection.ts';
import { lockDataFolder } from './data-lock.ts';

/** In a folder, or in memory, there from a dump where one is given. */
export async function connectPglite(
  location: { readonly folder: string } | { readonly memory: true; readonly from?: Blob },
): Promise<Connection> {
  const release = 'folder' in location ? lockDataFolder(location.folder) : () => undefined;
  const client = await PGlite.create(
    'folder' in location
      ? { dataDir: join(location.folder, 'database') }
      : location.from === undefined
        ? {}
        : { loadDataDir: location.from },
  );
  return {
    database: drizzle(client),
    runScript: async (script) => {
      await client.exec(script);
    },
    close: async () => {
      await client.close();
      release();
    },
  };
}
