import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '#tests/support/running-portal.ts';

/** The references as a process of their own, as the portal is. */
export async function startBareServer(
  folder: string,
  databaseUrl?: string,
): Promise<{ readonly url: string; close(): void }> {
  const args = [join(ROOT, 'tests/bench/bare-server.mjs'), folder, ...(databaseUrl === undefined ? [] : [databaseUrl])];
  const child: ChildProcess = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (text: Buffer) => resolve(text.toString().trim()));
    child.once('exit', () => reject(new Error('the bare server did not start')));
  });
  return { url: `http://127.0.0.1:${port}`, close: () => child.kill() };
}
