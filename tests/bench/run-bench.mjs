// The bench is TypeScript beside the rest: built as the portal is, then run on a bare Node.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findChromium } from '../support/find-chromium.mjs';

/** Builds app, portal and bench, then measures; `args` go to the bench. Returns an exit status. */
export function runBench({ root, build, browsers, args }) {
  const node = (script, rest, env = {}) =>
    spawnSync(process.execPath, [script, ...rest], {
      cwd: root,
      // Standard output is the figures' alone.
      stdio: ['ignore', script.endsWith('vite.js') ? 'ignore' : 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    }).status ?? 1;
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const status =
    build(console.error, ['ignore', 'ignore', 'inherit']) ||
    node(vite, ['build', '--ssr', 'tests/bench/main.ts', '--outDir', '.cache/bench', '--logLevel', 'warn']);
  if (status !== 0) return status;
  const browser = findChromium(browsers);
  return node(join(root, '.cache/bench/main.js'), args, browser === undefined ? {} : { CHROME_PATH: browser });
}
