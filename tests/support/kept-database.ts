import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrateDatabase } from '#server/database/migrate.ts';
import { seedCatalogue } from '#server/use-cases/catalogue/seed-catalogue.ts';

// Not by a URL: tests of screens are compiled for a browser, where that means an asset.
const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const FOLDER = join(ROOT, '.cache/databases');

interface Bootstrap {
  hashOfSources(root: string, paths: readonly string[]): string;
}
const bootstrap = '../../src/bootstrap.mjs';
const { hashOfSources } = (await import(bootstrap)) as Bootstrap;

/** Everything that an embedded database is made of: one of other sources is not taken up. */
const key = hashOfSources(ROOT, ['package-lock.json', 'src/domain', 'src/server', 'tests/support/kept-database.ts']);

async function makeDatabase(content: 'empty' | 'seeded', instant: string): Promise<Uint8Array> {
  const client = await PGlite.create();
  const database = drizzle(client);
  if (content === 'seeded') {
    const runScript = async (script: string) => {
      await client.exec(script);
    };
    await migrateDatabase({ database, runScript, close: () => client.close() });
    await seedCatalogue(database, instant);
  }
  await client.exec('checkpoint');
  const dump = await client.dumpDataDir('none');
  await client.close();
  return new Uint8Array(await dump.arrayBuffer());
}

/**
 * A dump of an embedded database, made by the first test that wants it and kept for the others and for later runs: to begin from
 * nothing takes two seconds, and there are a hundred portals. `seeded` at `instant`, as the portal itself would do at its start.
 */
export async function keptDatabase(content: 'empty' | 'seeded', instant: string): Promise<Blob> {
  const name = `${content}-${key}.tar`;
  try {
    return new Blob([readFileSync(join(FOLDER, name))]);
  } catch {
    // Two workers may both find none: each makes it, and a whole one takes the other's place.
    const bytes = await makeDatabase(content, instant);
    mkdirSync(FOLDER, { recursive: true });
    for (const old of readdirSync(FOLDER)) if (!old.includes(key)) rmSync(join(FOLDER, old), { force: true });
    const unfinished = join(FOLDER, `${process.pid}-${name}`);
    writeFileSync(unfinished, bytes);
    renameSync(unfinished, join(FOLDER, name));
    return new Blob([Buffer.from(bytes)]);
  }
}
