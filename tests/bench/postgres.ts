import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** Where Debian keeps the programs, newest first; else what the path finds. */
function folderOfPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(debian, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  if (found !== undefined) return found;
  const paths = (process.env['PATH'] ?? '').split(':');
  return paths.find((path) => existsSync(join(path, 'initdb')));
}

/** A PostgreSQL of this run's own with its usual settings (fsync on); undefined where there is none to start. */
export async function startPostgres(): Promise<{ readonly url: string; close(): void } | undefined> {
  const programs = folderOfPrograms();
  if (programs === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-bench-'));
  const home = join(folder, 'db');
  mkdirSync(home);
  // PostgreSQL refuses to run as root.
  const asRoot = process.getuid?.() === 0;
  const run = (command: string): boolean =>
    spawnSync(asRoot ? 'su' : 'sh', asRoot ? ['postgres', '-c', `cd / && ${command}`] : ['-c', command], {
      stdio: 'ignore',
    }).status === 0;
  if (asRoot) {
    chmodSync(folder, 0o711);
    spawnSync('chown', ['postgres', home]);
  }
  const data = join(home, 'data');
  const port = await freePort();
  const close = (): void => {
    run(`${programs}/pg_ctl -D ${data} -m immediate stop`);
    rmSync(folder, { recursive: true, force: true });
  };
  const started =
    run(`${programs}/initdb -D ${data} -E UTF8 --locale=C.UTF-8 -A trust -U postgres`) &&
    run(
      `${programs}/pg_ctl -D ${data} -w -l ${home}/log -o '-p ${port} -k ${home} -c listen_addresses=127.0.0.1' start`,
    );
  if (started) return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, close };
  close();
  return undefined;
}
