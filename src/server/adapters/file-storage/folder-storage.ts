import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#domain/api/errors.ts';
import type { FileStorage } from './port.ts';

const KEY = /^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*){0,5}$/;

/** A key is made by the portal; anything else is a fault, never a path. */
export function checkKey(key: string): string {
  if (!KEY.test(key) || key.includes('..')) throw new Error('not a storage key');
  return key;
}

async function forceToDisk(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Files in a folder: written beside, forced to the disk, then renamed. */
export function createFolderStorage(folder: string, newName: () => string): FileStorage {
  const pathOf = (key: string): string => join(folder, checkKey(key));
  const put: FileStorage['put'] = async (key, content) => {
    const path = pathOf(key);
    await mkdir(dirname(path), { recursive: true });
    const draft = `${path}.${newName()}.tmp`;
    try {
      await pipeline(content instanceof Readable ? content : Readable.from([content]), createWriteStream(draft));
      await forceToDisk(draft);
      await rename(draft, path);
    } catch (fault) {
      await rm(draft, { force: true });
      throw fault;
    }
  };
  return {
    put,
    async take(key, given) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      await forceToDisk(given);
      await rename(given, path).catch(async (fault: unknown) => {
        if ((fault as NodeJS.ErrnoException).code !== 'EXDEV') throw fault;
        // It lies on another disk.
        await put(key, createReadStream(given));
        await rm(given);
      });
    },
    async openRead(key) {
      const path = pathOf(key);
      await access(path).catch((cause: unknown) => {
        throw new AppError('document.notFound', undefined, cause);
      });
      return createReadStream(path);
    },
    size: (key) =>
      stat(pathOf(key)).then(
        (it) => it.size,
        () => undefined,
      ),
    remove: (key) => rm(pathOf(key), { force: true }),
    async healthy() {
      await mkdir(folder, { recursive: true });
      return access(folder).then(
        () => true,
        () => false,
      );
    },
  };
}
