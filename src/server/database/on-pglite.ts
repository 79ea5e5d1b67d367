import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Connection } from './connection.ts';
import { lockDataFolder } from './data-lock.ts';

/** `folder` undefined: in memory. */
export async function connectPglite(folder: string | undefined): Promise<Connection> {
  const release = folder === undefined ? () => undefined : lockDataFolder(folder);
  const client = folder === undefined ? await PGlite.create() : await PGlite.create(join(folder, 'database'));
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
