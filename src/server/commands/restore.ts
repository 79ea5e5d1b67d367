import { join, resolve } from 'node:path';
import type { Config } from '#server/config.ts';
import { createServices, type ServiceOverrides, type Services } from '#server/services.ts';
import type { BackupManifest } from '#server/use-cases/backup/backup-manifest.ts';
import {
  checkReceipts,
  openBackup,
  restoreFiles,
  restoreKeys,
  restoreTables,
} from '#server/use-cases/backup/restore-portal.ts';

export interface Restored {
  readonly services: Services;
  readonly manifest: BackupManifest;
  readonly receipts: { readonly valid: number; readonly invalid: number };
}

/**
 * Brings a backup into an empty database and an empty DATA_DIR: it is looked at as a whole before anything is written, and every
 * receipt is checked at the end. The caller closes the services. @throws Error naming what is damaged, or not empty
 */
export async function restoreInto(
  config: Config,
  folder: string,
  overrides: Omit<ServiceOverrides, 'restore'> = {},
): Promise<Restored> {
  const manifest = await openBackup(folder);
  if (config.receiptKeys === undefined) await restoreKeys(folder, manifest, join(config.dataDir, 'keys'));
  const services = await createServices(config, {
    ...overrides,
    restore: { migrations: manifest.migrations, load: (database) => restoreTables(database, folder, manifest) },
  });
  await restoreFiles(services, folder, manifest);
  return { services, manifest, receipts: await checkReceipts(services) };
}

/** `npm run restore -- FOLDER`. Returns an exit status. */
export async function restore(config: Config, [folder]: readonly string[]): Promise<number> {
  if (folder === undefined) {
    console.error('npm run restore -- FOLDER   (into an empty database and an empty DATA_DIR)');
    return 1;
  }
  const { services, manifest, receipts } = await restoreInto(config, resolve(folder));
  await services.close();
  const rows = manifest.tables.reduce((sum, it) => sum + it.rows, 0);
  const { valid, invalid } = receipts;
  console.log(`${rows} rows and ${manifest.files.length} files are back; ${valid} receipts valid, ${invalid} not`);
  if (invalid > 0) console.error('Receipts that do not hold: were all the RECEIPT_KEYS of the old portal given?');
  return invalid === 0 ? 0 : 1;
}
