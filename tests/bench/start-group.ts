import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '#tests/support/running-portal.ts';
import { atMost, type Figure, median, skipped } from './figure.ts';
import { freePort } from './free-port.ts';
import type { Group } from './group.ts';

const PATIENCE = 120_000;
const MOST_ROUNDS = 3;
/** Written by `npm test` when all of it was run. */
const LAST_RUN = join(ROOT, '.cache', 'last-test-run.json');

/** Seconds from `npm start` to an answer of /healthz. */
async function secondsToHealth(dataDir: string): Promise<number> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn('npm', ['start', '--silent'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    stdio: 'ignore',
    // Its own group: npm's child goes with it.
    detached: true,
  });
  try {
    while (performance.now() - begun < PATIENCE) {
      const healthy = await fetch(`http://127.0.0.1:${port}/healthz`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (healthy) return (performance.now() - begun) / 1000;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('npm start did not answer');
  } finally {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    // One that has ended by itself needs no end.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    if (child.exitCode === null) await gone;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function lastTestRun(): Figure {
  const name = 'npm test';
  if (!existsSync(LAST_RUN)) return skipped(name, '≤ 10 min', 'npm test was not run here yet');
  const { minutes } = JSON.parse(readFileSync(LAST_RUN, 'utf8')) as { minutes: number };
  return atMost(name, 'min', minutes, 10);
}

/** How long one waits at a keyboard: the second start, and the tests. */
export const startGroup: Group = {
  name: 'start',
  async run({ rounds }) {
    const data = mkdtempSync(join(tmpdir(), 'mot-cua-bench-'));
    try {
      await secondsToHealth(data);
      const taken: number[] = [];
      for (let n = 0; n < Math.min(rounds, MOST_ROUNDS); n += 1) taken.push(await secondsToHealth(data));
      return [atMost('npm start, second time, to /healthz', 's', median(taken), 4), lastTestRun()];
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  },
};
