import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    // Another user's process may not be signalled, but it lives.
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The process that a lock names. One without a name was begun a moment ago, or a power cut left it: then it is nobody's. */
function holderOf(path: string): number {
  const read = () => Number(readFileSync(path, 'utf8'));
  if (read() === 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  return read();
}

/**
 * One process per data folder: two on one embedded database lose each other's rows without an error. The lock of a process that
 * died is taken over. Answers what releases it; throws when a living process holds it.
 */
export function lockDataFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'portal.lock');
  for (;;) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
      const holder = holderOf(path);
      if (holder > 0 && holder !== process.pid && isAlive(holder))
        throw new Error(
          `Thư mục dữ liệu ${folder} đang được tiến trình ${holder} dùng. / The data folder is in use by process ${holder}.`,
          { cause: fault },
        );
      rmSync(path, { force: true });
    }
  }
}
