import { resolve } from 'node:path';
import type { Services } from '#server/services.ts';
import { backUpPortal } from '#server/use-cases/backup/back-up-portal.ts';

/** `npm run backup -- FOLDER`: database, files and keys together. Returns an exit status. */
export async function backUp(services: Services, [folder]: readonly string[]): Promise<number> {
  if (folder === undefined) {
    console.error(
      'npm run backup -- FOLDER   (a new folder; the embedded database can be backed up while the portal is stopped)',
    );
    return 1;
  }
  const { tables, files, keys } = await backUpPortal(services, resolve(folder));
  const rows = tables.reduce((sum, it) => sum + it.rows, 0);
  const bytes = files.reduce((sum, it) => sum + it.size, 0);
  console.log(
    `${folder}: ${rows} rows of ${tables.length} tables, ${files.length} files (${bytes} bytes), ${keys.length} keys`,
  );
  if (services.keysFolder === undefined)
    console.log('The receipt keys come from RECEIPT_KEYS and are not in it: keep them where you keep your secrets.');
  return 0;
}
