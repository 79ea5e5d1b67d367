import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { JWK } from 'jose';
import { SubmissionReceiptPayload } from '#domain/dossiers/manifest.ts';
import { countWork, insertRows, listReceipts, restartCounters } from '#server/repositories/backup-repository.ts';
import { inTransaction, type Transactor } from '#server/repositories/store.ts';
import { hashCanonical } from '#server/use-cases/dossiers/create-dossier.ts';
import type { PortalContext } from '#server/use-cases/portal-context.ts';
import { hashOfFile } from './back-up-portal.ts';
import { BackupManifest, MANIFEST } from './backup-manifest.ts';

const AT_ONCE = 500;

/** Reads `backup.json` and looks at every table and file before anything is touched. @throws Error naming what is damaged */
export async function openBackup(folder: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => undefined);
  if (text === undefined) throw new Error(`${folder} holds no finished backup (${MANIFEST} is not there)`);
  const manifest = BackupManifest.parse(JSON.parse(text));
  for (const { name, sha256 } of manifest.tables) {
    const hash = createHash('sha256');
    for await (const chunk of tableStream(folder, name)) hash.update(chunk as Buffer);
    if (hash.digest('hex') !== sha256) throw new Error(`the table ${name} of the backup is damaged`);
  }
  for (const { key, sha256 } of manifest.files) {
    const found = await hashOfFile(join(folder, 'files', key)).catch(() => undefined);
    if (found !== sha256)
      throw new Error(`the file ${key} of the backup is ${found === undefined ? 'missing' : 'damaged'}`);
  }
  return manifest;
}

const tableStream = (folder: string, name: string) =>
  createReadStream(join(folder, 'tables', `${name}.jsonl.gz`)).pipe(createGunzip());

/** Into a folder without keys, before the portal makes its own: receipts go on being signed by the same ones. */
export async function restoreKeys(folder: string, manifest: BackupManifest, keysFolder: string): Promise<void> {
  await mkdir(keysFolder, { recursive: true, mode: 0o700 });
  const there = (await readdir(keysFolder)).filter((it) => it.endsWith('.json') && !manifest.keys.includes(it));
  if (there.length > 0) throw new Error(`${keysFolder} holds other keys: restore into an empty DATA_DIR`);
  for (const key of manifest.keys) await copyFile(join(folder, 'keys', key), join(keysFolder, key));
}

/** All rows in one transaction, into a database that holds nobody's work. @throws Error where it does */
export async function restoreTables(database: Transactor, folder: string, manifest: BackupManifest): Promise<void> {
  await inTransaction(database, async (store) => {
    if ((await countWork(store)) > 0)
      throw new Error('the database holds accounts or dossiers: restore into an empty one');
    // A fault of the database would quote the rows: an operator's screen is no place for them.
    const insert = (name: string, columns: string[], rows: string[]): Promise<void> =>
      insertRows(store, name, columns, rows).catch((cause: unknown) => {
        throw new Error(`the rows of ${name} could not be brought back`, { cause });
      });
    for (const { name, columns } of manifest.tables) {
      let some: string[] = [];
      for await (const line of createInterface({ input: tableStream(folder, name) })) {
        some.push(line);
        if (some.length < AT_ONCE) continue;
        await insert(name, columns, some);
        some = [];
      }
      if (some.length > 0) await insert(name, columns, some);
    }
    await restartCounters(store);
  });
}

export async function restoreFiles(
  { storage }: Pick<PortalContext, 'storage'>,
  folder: string,
  manifest: BackupManifest,
): Promise<void> {
  for (const { key } of manifest.files) await storage.put(key, createReadStream(join(folder, 'files', key)));
}

/** Every receipt is checked as anyone could: by a published key, over the manifest that is kept. Answers how many hold. */
export async function checkReceipts({
  database,
  signer,
}: Pick<PortalContext, 'database' | 'signer'>): Promise<{ valid: number; invalid: number }> {
  const { compactVerify, createLocalJWKSet } = await import('jose');
  const keys = createLocalJWKSet({ keys: signer.publicKeys() as JWK[] });
  let [valid, invalid] = [0, 0];
  for (const { receipt, manifestHash } of await listReceipts(database)) {
    const holds = await compactVerify(receipt, keys).then(
      ({ payload }) => {
        const read = SubmissionReceiptPayload.safeParse(JSON.parse(new TextDecoder().decode(payload)));
        return read.success && hashCanonical(read.data.manifest) === manifestHash;
      },
      () => false,
    );
    if (holds) valid += 1;
    else invalid += 1;
  }
  return { valid, invalid };
}
