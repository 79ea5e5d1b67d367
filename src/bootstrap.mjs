// What `npm start`, `npm test` and `npm run check` begin with: plain JavaScript on a bare Node, before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = [20, 19, 0];

/** "v20.20.2" → true where it is at least OLDEST_NODE. */
export function nodeIsNewEnough(version) {
  const parts = version.replace(/^v/, '').split('.').map(Number);
  for (let i = 0; i < OLDEST_NODE.length; i += 1) {
    if ((parts[i] ?? 0) !== OLDEST_NODE[i]) return (parts[i] ?? 0) > OLDEST_NODE[i];
  }
  return true;
}

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** Hash over names and contents of the files below `paths`: changes whenever a source changes. */
export function hashOfSources(root, paths) {
  const hash = createHash('sha256');
  const walk = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) walk(join(path, name));
    } else {
      hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
    }
  };
  for (const path of paths) walk(join(root, path));
  return hash.digest('hex');
}

function run(command, args, options = {}) {
  const done = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  });
  return done.status ?? 1;
}

/** Installs the locked packages when they are missing or when the lock file changed since. */
export function ensureInstalled(root = ROOT) {
  const stamp = join(root, 'node_modules', '.mot-cua-stamp');
  const wanted = sha256(read(join(root, 'package-lock.json')));
  if (read(stamp) === wanted) return;
  console.log('Đang cài các gói đã khóa phiên bản … / Installing the locked packages …');
  // npm may refuse its own lock file (npm/cli issue 9846): the plain install still follows the lock.
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  if (run('npm', ['ci', ...quiet]) !== 0 && run('npm', ['install', '--no-save', ...quiet]) !== 0) {
    console.error(
      'Không cài được gói. Kiểm tra mạng rồi chạy lại. / Packages could not be installed: check the line and run again.',
    );
    process.exit(1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Paths where Chrome or Chromium usually lies, by platform. */
export function chromiumCandidates(env, platform) {
  const named = env.CHROME_PATH ? [env.CHROME_PATH] : [];
  if (platform === 'darwin') {
    return [
      ...named,
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ];
  }
  if (platform === 'win32') {
    return [
      ...named,
      ...[env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
        .filter(Boolean)
        .map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
    ];
  }
  const folders = (env.PATH ?? '').split(':').concat('/usr/bin', '/usr/local/bin', '/snap/bin');
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return [...named, ...folders.flatMap((folder) => names.map((name) => join(folder, name)))];
}

const node = (script, args, env = {}, stdio = 'inherit') =>
  run(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
    shell: false,
    stdio,
    env: { ...process.env, ...env },
  });

/** The built portal, as a server or for one command: it finds the command's name in the arguments. */
async function runPortal() {
  ensureInstalled();
  const status = build();
  if (status !== 0) return status;
  await import(pathToFileURL(join(ROOT, 'dist/server/main.js')).href);
  return undefined;
}

const TASKS = {
  async test() {
    ensureInstalled();
    const { runTests } = await import(pathToFileURL(join(ROOT, 'tests/support/run-tests.mjs')).href);
    return runTests({
      root: ROOT,
      build,
      browsers: chromiumCandidates(process.env, process.platform),
      args: process.argv.slice(3),
    });
  },
  async check() {
    ensureInstalled();
    const { runChecks } = await import(pathToFileURL(join(ROOT, 'tests/support/run-checks.mjs')).href);
    return runChecks({ root: ROOT });
  },
  async fuzz() {
    ensureInstalled();
    const value = (name, otherwise) => process.argv[process.argv.indexOf(`--${name}`) + 1 || Infinity] ?? otherwise;
    const { runVitest } = await import(pathToFileURL(join(ROOT, 'tests/support/run-tests.mjs')).href);
    mkdirSync(join(ROOT, '.cache'), { recursive: true });
    const seed = value('seed', String(Date.now() % 2 ** 31));
    console.log(`seed ${seed}`);
    const asked = { FUZZ_REQUESTS: value('requests', '10000'), FUZZ_SEED: seed };
    const { passed, failed, failures } = runVitest(ROOT, ['tests/fuzz'], asked);
    for (const failure of failures) console.log(`FAILED ${failure}`);
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  },
  async build() {
    ensureInstalled();
    return build();
  },
  async bench() {
    ensureInstalled();
    const { runBench } = await import(pathToFileURL(join(ROOT, 'tests/bench/run-bench.mjs')).href);
    return runBench({
      root: ROOT,
      build,
      browsers: chromiumCandidates(process.env, process.platform),
      args: process.argv.slice(3),
    });
  },
  async 'faults:sim'() {
    ensureInstalled();
    const { runSimulation } = await import(pathToFileURL(join(ROOT, 'tests/faults/run-faults.mjs')).href);
    return runSimulation({ root: ROOT, args: process.argv.slice(3) });
  },
  /** The portal on PORT, and the app from its sources beside it, changed as they change; PUBLIC_URL is the latter's address. */
  async dev() {
    ensureInstalled();
    const status = build();
    if (status !== 0) return status;
    const port = process.env.PORT ?? '8080';
    process.env.PUBLIC_URL ??= 'http://localhost:5173';
    await import(pathToFileURL(join(ROOT, 'dist/server/main.js')).href);
    const vite = await import(pathToFileURL(join(ROOT, 'node_modules/vite/dist/node/index.js')).href);
    const portal = `http://127.0.0.1:${port}`;
    const proxy = Object.fromEntries(['/api', '/docs', '/demo', '/.well-known'].map((path) => [path, portal]));
    const server = await vite.createServer({
      root: ROOT,
      server: { port: Number(new URL(process.env.PUBLIC_URL).port || 5173), strictPort: true, proxy },
    });
    await server.listen();
    console.log(`${process.env.PUBLIC_URL}  ·  ${process.env.PUBLIC_URL}/src/client/app/workbench/workbench.html`);
    return undefined;
  },
  start: runPortal,
};

/** The portal's own commands (src/server/main.ts finds the word again): they print, answer a status, and end. */
for (const name of ['backup', 'restore', 'catalogue:import', 'catalogue:search']) TASKS[name] = runPortal;

/** Builds app and portal into dist/ when a source changed since the last build. */
function build(say = console.log, stdio = 'inherit') {
  const stamp = join(ROOT, 'dist', '.stamp');
  const sources = ['src', 'locales', 'public', '.config', 'index.html', 'vite.config.ts', 'package-lock.json'];
  const wanted = hashOfSources(ROOT, sources);
  if (read(stamp) === wanted) return 0;
  say('Đang dựng ứng dụng và cổng … / Building the app and the portal …');
  const quiet = ['--logLevel', 'warn'];
  const status =
    node('vite/bin/vite.js', ['build', ...quiet], {}, stdio) ||
    node('vite/bin/vite.js', ['build', '--ssr', 'src/server/main.ts', ...quiet], {}, stdio);
  if (status === 0) writeFileSync(stamp, wanted);
  return status;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (!nodeIsNewEnough(process.version)) {
    console.error(
      `Cần Node.js từ ${OLDEST_NODE.join('.')}, máy đang có ${process.version}. / Node.js ${OLDEST_NODE.join('.')} or newer is needed.`,
    );
    process.exit(1);
  }
  const task = TASKS[process.argv[2]];
  if (task === undefined) {
    console.error(`Usage: node src/bootstrap.mjs ${Object.keys(TASKS).join(' | ')}`);
    process.exit(1);
  }
  const status = await task();
  if (status !== undefined) process.exit(status);
}
