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

/** When a process began, in ticks since the machine did (proc(5), field 22); '' where the system does not tell. */
function beganAt(pid: number): string {
  try {
    // The name in field 2 may hold spaces and brackets: counted from its end.
    return (
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? ''
    );
  } catch {
    return '';
  }
}

/**
 * The process that a lock names, as "pid" or "pid beginning". One without a name was begun a moment ago, or a power cut left it:
 * then it is nobody's.
 */
function holderOf(path: string): { readonly pid: number; readonly began: string } {
  const read = () => {
    const [pid = '', began = ''] = readFileSync(path, 'utf8').trim().split(' ');
    return { pid: Number(pid), began };
  };
  if (read().pid === 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  return read();
}

/** A number given anew to another process after a crash is not the holder. */
const stillHolds = ({ pid, began }: ReturnType<typeof holderOf>): boolean =>
  pid > 0 && pid !== process.pid && isAlive(pid) && (began === '' || beganAt(pid) === '' || beganAt(pid) === began);

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
      writeSync(file, `${process.pid} ${beganAt(process.pid)}`.trim());
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
      const holder = holderOf(path);
      if (stillHolds(holder))
        throw new Error(
          `Thư mục dữ liệu ${folder} đang được tiến trình ${holder.pid} dùng. / The data folder is in use by process ${holder.pid}.`,
          { cause: fault },
        );
      rmSync(path, { force: true });
    }
  }
}
