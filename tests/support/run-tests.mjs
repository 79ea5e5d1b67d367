// All tests, with one closing line "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Runs vitest and adds up its report. `args` go to vitest. Returns an exit status. */
export function runTests({ root, args = [], env = {} }) {
  const report = join(root, '.cache', `vitest-${process.pid}.json`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  const done = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } },
  );
  let [passed, failed] = [0, 0];
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    [passed, failed] = [numPassedTests, Math.max(numFailedTests, numFailedTestSuites)];
  } catch {
    failed = 1;
  }
  rmSync(report, { force: true });
  if (passed === 0 && failed === 0) failed = 1;
  if (done.status !== 0 && failed === 0) failed = 1;
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
