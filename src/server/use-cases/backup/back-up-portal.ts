import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { listStoredFiles, listTables, readRows, seeOneMoment } from '#server/repositories/backup-repository.ts';
import { inTransaction, type Store } from '#server/repositories/store.ts';
import type { PortalContext } from '#server/use-cases/portal-context.ts';
import { type BackupManifest, MANIFEST } from './backup-manifest.ts';

export interface BackupSource extends Pick<PortalContext, 'database' | 'storage' | 'publicUrl' | 'now'> {
  /** Where the private receipt keys lie; undefined where they come from the settings. */
  readonly keysFolder: string | undefined;
}

/** Passes bytes on and tells their hash and number at the end. */
function measure(): { readonly through: Transform; readonly told: () => { sha256: string; size: number } } {
  const hash = createHash('sha256');
  let size = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  return { through, told: () => ({ sha256: hash.digest('hex'), size }) };
}

async function writeTable(store: Store, folder: string, table: { name: string; columns: string[] }) {
  let rows = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const some of readRows(store, table.name)) {
      rows += some.length;
      yield `${some.join('\n')}\n`;
    }
  }
  const { through, told } = measure();
  const path = join(folder, 'tables', `${table.name}.jsonl.gz`);
  await pipeline(Readable.from(lines()), through, createGzip(), createWriteStream(path, { flush: true }));
  return { ...table, rows, sha256: told().sha256 };
}

/**
 * Database, files and receipt keys into `folder`, which must not exist. The database is seen at one moment; files never change
 * under their key, so those that it names can be copied after. An unfinished backup keeps the name `‹folder›.unfinished`.
 * @throws Error when a file is missing, or is not what its row says
 */
export async function backUpPortal(source: BackupSource, folder: string): Promise<BackupManifest> {
  const { database, storage, keysFolder } = source;
  if (await stat(folder).catch(() => undefined)) throw new Error(`${folder} exists already`);
  const draft = `${folder}.unfinished`;
  // It holds everything that people declared: for the one who runs it alone.
  await mkdir(join(draft, 'tables'), { recursive: true, mode: 0o700 });
  const { tables, stored, migrations } = await inTransaction(database, async (store) => {
    await seeOneMoment(store);
    const found = [];
    for (const table of await listTables(store)) found.push(await writeTable(store, draft, table));
    const applied: string[] = [];
    for await (const some of readRows(store, 'applied_migrations'))
      applied.push(...some.map((it) => (JSON.parse(it) as { name: string }).name));
    return { tables: found, stored: await listStoredFiles(store), migrations: applied.sort() };
  });
  const files = [];
  for (const { key, sha256 } of stored) {
    const path = join(draft, 'files', key);
    await mkdir(dirname(path), { recursive: true });
    const { through, told } = measure();
    await pipeline(await storage.openRead(key), through, createWriteStream(path, { flush: true }));
    const file = { key, ...told() };
    if (sha256 !== null && sha256 !== file.sha256) throw new Error(`the file ${key} is not what its row says`);
    files.push(file);
  }
  const keys = keysFolder === undefined ? [] : (await readdir(keysFolder)).filter((it) => it.endsWith('.json')).sort();
  await mkdir(join(draft, 'keys'), { recursive: true, mode: 0o700 });
  for (const key of keys) await copyFile(join(keysFolder ?? '', key), join(draft, 'keys', key));
  const manifest: BackupManifest = {
    format: 'mot-cua-backup',
    v: 1,
    at: source.now().toISOString(),
    publicUrl: source.publicUrl,
    migrations,
    tables: tables.filter((it) => it.name !== 'applied_migrations'),
    files,
    keys,
  };
  await writeFile(join(draft, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { flush: true });
  await rename(draft, folder);
  return manifest;
}

/** The SHA-256 of a file on the disk, in hexadecimal. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
