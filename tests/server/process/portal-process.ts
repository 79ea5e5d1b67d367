import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** The environment of somebody who starts the portal, without the test runner's own. */
const cleanEnvironment = (settings: Record<string, string>): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
  ...settings,
});

export interface BuiltPortal {
  readonly main: string;
  readonly folder: string;
  /** A data folder of its own, where the tables are laid out already; its name has a space in it. */
  newData(): string;
  remove(): void;
}

/** Builds the portal once, inside the repository so that it finds its packages, beside an app of one page. */
export function buildPortal(): BuiltPortal {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.cache/portal process '));
  const args = ['build', '--ssr', 'src/server/main.ts', '--outDir', join(folder, 'server'), '--logLevel', 'warn'];
  const built = spawnSync(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), ...args], {
    cwd: ROOT,
    env: cleanEnvironment({}),
  });
  if (built.status !== 0) throw new Error(`build: ${built.stderr.toString()}`);
  mkdirSync(join(folder, 'client/assets'), { recursive: true });
  writeFileSync(join(folder, 'client/index.html'), '<!doctype html><title>Một Cửa</title>');
  const main = join(folder, 'server/main.js');
  const laidOut = join(folder, 'laid out');
  // Without its arguments the command lays the tables out, says how it is called, and ends.
  const environment = cleanEnvironment({ DATA_DIR: laidOut });
  const usage = spawnSync(process.execPath, [main, 'staff:create'], { cwd: folder, env: environment });
  if (usage.status !== 1) throw new Error(`lay out: ${usage.stderr.toString()}`);
  let count = 0;
  return {
    main,
    folder,
    newData() {
      count += 1;
      const data = join(folder, `data ${count}`);
      cpSync(laidOut, data, { recursive: true });
      return data;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A portal that runs as a process of its own. */
export interface PortalProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Everything that it printed so far. */
  output(): string;
  until(text: string | RegExp): Promise<void>;
  readonly ended: Promise<number | null>;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const running = new Set<PortalProcess>();
export const stopAll = async (): Promise<void> => {
  await Promise.all([...running].map((one) => one.stop('SIGKILL')));
};

/** Starts it and does not wait. */
export function spawnPortal(
  built: BuiltPortal,
  settings: Record<string, string>,
  options: { args?: readonly string[]; input?: string } = {},
): PortalProcess {
  const child = spawn(process.execPath, [built.main, ...(options.args ?? [])], {
    cwd: built.folder,
    env: cleanEnvironment(settings),
    stdio: 'pipe',
  });
  child.stdin.end(options.input ?? '');
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const one: PortalProcess = {
    url: `http://127.0.0.1:${settings['PORT']}`,
    child,
    output: () => printed,
    async until(text) {
      for (let n = 0; n < 3_600; n += 1) {
        if (typeof text === 'string' ? printed.includes(text) : text.test(printed)) return;
        if (child.exitCode !== null || child.signalCode !== null) break;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error(`never printed ${text}:\n${printed}`);
    },
    ended,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
  running.add(one);
  void ended.then(() => running.delete(one));
  return one;
}

/** Starts it and waits until it has said where it is. */
export async function startPortal(
  built: BuiltPortal,
  settings: Record<string, string>,
): Promise<PortalProcess & { settings: Record<string, string> }> {
  const port = await freePort();
  const whole = { PORT: String(port), GATEWAY_PORT: String(await freePort()), ...settings };
  const portal = spawnPortal(built, whole);
  await portal.until(/notDurable|DATABASE_URL\./);
  return Object.assign(portal, { settings: whole });
}

export interface WebAnswer<T = unknown> {
  readonly status: number;
  readonly text: string;
  readonly json: T;
  readonly headers: Headers;
}

/** Somebody with a cookie jar, over a real line. */
export interface WebVisitor {
  call<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<WebAnswer<T>>;
  command<T = unknown>(method: string, path: string, body?: unknown): Promise<WebAnswer<T>>;
  cookies(): string[];
  /** The same person with the same cookies, where the portal is now. */
  movedTo(url: string): WebVisitor;
}

export function visit(url: string, jar = new Map<string, string>()): WebVisitor {
  const call: WebVisitor['call'] = async (method, path, body, headers = {}) => {
    const bytes = body instanceof Uint8Array;
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined || bytes ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: bytes ? Buffer.from(body) : JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const text = await response.text();
    const json: unknown =
      /json/.test(response.headers.get('content-type') ?? '') && text !== '' ? JSON.parse(text) : undefined;
    return { status: response.status, text, json: json as never, headers: response.headers };
  };
  return {
    call,
    command: (method, path, body) => call(method, path, body, { 'idempotency-key': crypto.randomUUID() }),
    cookies: () => [...jar.values()],
    movedTo: (other) => visit(other, jar),
  };
}
