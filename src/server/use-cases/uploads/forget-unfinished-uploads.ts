import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** An upload that nobody went on with for so long is begun anew by its sender. */
const KEPT_MS = 7 * 86_400_000;

/** Takes away what lies in the folder of unfinished uploads and was not touched for seven days. */
export async function forgetUnfinishedUploads(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const touched = await stat(path).catch(() => undefined);
    if (touched?.isFile() && now.getTime() - touched.mtimeMs > KEPT_MS) await rm(path, { force: true });
  }
}
