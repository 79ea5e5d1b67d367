// Every check of the tree, each with its time; all run even when one fails.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CARD = [
  'README.md',
  'index.html',
  'locales',
  'package-lock.json',
  'package.json',
  'public',
  'src',
  'tests',
  'tsconfig.json',
  'vite.config.ts',
];
const LONGEST_FILE = 300;

const tool = (root, script, args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root });
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => printed.push(text));
    child.once('close', (status) => resolve({ ok: status === 0, text: Buffer.concat(printed).toString() }));
  });

const tracked = (root) =>
  spawnSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).stdout.split('\n').filter(Boolean);

/** The import map, and that it really saw the tree (a blind run reports success). */
async function importMap(root) {
  const done = await tool(root, 'dependency-cruiser/bin/dependency-cruise.mjs', [
    '--config',
    '.dependency-cruiser.cjs',
    'src',
    '--output-type',
    'json',
  ]);
  const { summary } = JSON.parse(done.text.slice(done.text.indexOf('{')));
  const violations = summary.violations.map((it) => `${it.rule.name}: ${it.from} → ${it.to}`);
  const sources = tracked(root).filter((path) => /^src\/.*\.tsx?$/.test(path)).length;
  if (summary.totalCruised < sources) violations.push(`saw ${summary.totalCruised} modules of ${sources} sources`);
  return { ok: violations.length === 0, text: violations.join('\n') };
}

function lockFile(root) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const strange = Object.entries(lock.packages)
    .filter(([, entry]) => entry.resolved !== undefined && !entry.resolved.startsWith('https://registry.npmjs.org/'))
    .map(([name]) => `${name} is not from the npm registry`);
  const unsure = Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.link && !entry.version)
    .map(([path]) => `${path} has no version`);
  return { ok: strange.length + unsure.length === 0, text: [...strange, ...unsure].join('\n') };
}

function topLevel(root) {
  const visible = [...new Set(tracked(root).map((path) => path.split('/')[0]))].filter((name) => !name.startsWith('.'));
  const odd = visible.filter((name) => !CARD.includes(name)).map((name) => `${name} does not belong at the top level`);
  return { ok: odd.length === 0, text: odd.join('\n') };
}

function fileLengths(root) {
  const long = tracked(root)
    .filter((path) => /^src\/.*\.(ts|tsx|mjs)$/.test(path) && existsSync(join(root, path)))
    .map((path) => [path, readFileSync(join(root, path), 'utf8').split('\n').length])
    .filter(([, lines]) => lines > LONGEST_FILE)
    .map(([path, lines]) => `${path}: ${lines} lines`);
  return { ok: long.length === 0, text: long.join('\n') };
}

const runtimes = (root) =>
  ['src/domain', 'src/client', 'src/client/service-worker', 'src/server', 'tests'].filter((path) => {
    const names = existsSync(join(root, path)) ? readdirSync(join(root, path)) : [];
    return names.some((name) => name !== 'tsconfig.json');
  });

/** Runs all checks, two at a time, prints one line each, returns an exit status; the counts go to the last line. */
export async function runChecks({ root }) {
  /** @type {[string, () => Promise<{ ok: boolean, text: string }> | { ok: boolean, text: string }][]} */
  const checks = [
    ['biome: format and lint', () => tool(root, '@biomejs/biome/bin/biome', ['check', '.'])],
    ...runtimes(root).map((path) => [`types of ${path}`, () => tool(root, 'typescript/bin/tsc', ['-p', path])]),
    ['oxlint, type-aware', () => tool(root, 'oxlint/bin/oxlint', ['--type-aware', 'src', 'tests'])],
    ['import map', () => importMap(root)],
    ['knip: nothing unused', () => tool(root, 'knip/bin/knip.js', ['--no-progress'])],
    ['lock file', () => lockFile(root)],
    ['top level is the card', () => topLevel(root)],
    ['no file is too long', () => fileLengths(root)],
  ];
  let [passed, failed] = [0, 0];
  const waiting = checks.values();
  const work = async () => {
    for (const [name, check] of waiting) {
      const begun = performance.now();
      const { ok, text } = await check();
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      console.log(`${ok ? '✓' : '✗'} ${name} (${seconds} s)`);
      if (!ok) console.log(`${text}\nFAILED ${name}`);
      if (ok) passed += 1;
      else failed += 1;
    }
  };
  await Promise.all([work(), work()]);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
