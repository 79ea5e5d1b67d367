import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PATIENCE = 120_000;

/** The built portal as a process of its own, with a data folder of its own. */
export interface RunningPortal {
  readonly url: string;
  readonly password: string;
  /** Ends the process as a power cut would, and starts it again on the same data and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** What it printed so far. */
  output(): string;
}

/** Two ports in a row that nobody uses: the portal's, and the simulated gateway's. */
async function freePorts(): Promise<number> {
  const listen = (port: number): Promise<number | undefined> =>
    new Promise((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(undefined));
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        const found = typeof address === 'object' && address !== null ? address.port : undefined;
        server.close(() => resolve(found));
      });
    });
  for (;;) {
    const port = await listen(0);
    if (port !== undefined && port < 65_000 && (await listen(port + 1)) !== undefined) return port;
  }
}

/** `build`: another folder than dist/ to run from. */
export async function startPortal(
  settings: Readonly<Record<string, string>> = {},
  build = join(ROOT, 'dist'),
): Promise<RunningPortal> {
  const port = await freePorts();
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-journey-'));
  const url = `http://localhost:${port}`;
  const password = 'a-password-for-journeys';
  let output = '';
  let running: ChildProcess;

  async function begin(): Promise<void> {
    const child = spawn(process.execPath, [join(build, 'server/main.js')], {
      cwd: ROOT,
      env: {
        ...process.env,
        PORT: String(port),
        DATA_DIR: folder,
        DEMONSTRATION_PASSWORD: password,
        LOG_LEVEL: 'warn',
        REQUESTS_PER_MINUTE: '100000',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text: Buffer) => {
        output += text.toString();
      });
    }
    const late = Date.now() + PATIENCE;
    // The officers are made last: then everything is there.
    while (!output.includes('/can-bo')) {
      if (child.exitCode !== null || Date.now() > late) throw new Error(`the portal did not start:\n${output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await gone;
  };

  await begin();
  return {
    url,
    password,
    output: () => output,
    async restart() {
      await end('SIGKILL');
      output = '';
      await begin();
    },
    async stop() {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
