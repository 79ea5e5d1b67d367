import { readFile, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { AppError } from '#domain/api/errors.ts';
import { checkKey } from './folder-storage.ts';
import type { FileStorage } from './port.ts';

/** Files in memory, for tests. */
export function createMemoryStorage(): FileStorage {
  const files = new Map<string, Buffer>();
  return {
    async put(key, content) {
      const whole = content instanceof Readable ? await buffer(content) : Buffer.from(content);
      files.set(checkKey(key), whole);
    },
    async take(key, path) {
      files.set(checkKey(key), await readFile(path));
      await rm(path);
    },
    async openRead(key) {
      const found = files.get(checkKey(key));
      if (found === undefined) throw new AppError('document.notFound');
      return Readable.from([found]);
    },
    size: (key) => Promise.resolve(files.get(checkKey(key))?.length),
    remove: (key) => {
      files.delete(checkKey(key));
      return Promise.resolve();
    },
    healthy: () => Promise.resolve(true),
  };
}
