// All tests, browser journeys included, with one closing line "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './find-chromium.mjs';

const NOTHING = { passed: 0, failed: 1 };

const run = (root, script, args, env = {}) =>
  spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  }).status;

/** Counts from a JSON report; a run that ended badly without a failed test counts as one failure. */
function count(status, report, read) {
  try {
    const { passed, failed } = read(JSON.parse(readFileSync(report, 'utf8')));
    return passed + failed === 0 || (status !== 0 && failed === 0)
      ? { passed, failed: failed + 1 }
      : { passed, failed };
  } catch {
    return NOTHING;
  } finally {
    rmSync(report, { force: true });
  }
}

/** Tests under vitest; `args` go to it. */
export function runVitest(root, args, env) {
  const report = join(root, '.cache', `vitest-${process.pid}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const status = run(root, 'vitest/vitest.mjs', ['run', ...reporters, ...args], env);
  return count(status, report, ({ numPassedTests, numFailedTests, numFailedTestSuites }) => ({
    passed: numPassedTests,
    failed: Math.max(numFailedTests, numFailedTestSuites),
  }));
}

/** Journeys in a real browser against the built portal; `args` go to Playwright. */
export function runJourneys(root, browsers, args) {
  const browser = findChromium(browsers);
  if (browser === undefined) return NOTHING;
  const report = join(root, '.cache', `journeys-${process.pid}.json`);
  const status = run(
    root,
    '@playwright/test/cli.js',
    ['test', '-c', '.config/playwright.config.ts', '--reporter=list,json', ...args],
    { CHROME_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  );
  return count(status, report, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
  }));
}

/**
 * Everything, or what `args` name: paths of tests go to vitest, those under tests/journeys to Playwright.
 * Returns an exit status.
 */
export function runTests({ root, build, browsers, args = [] }) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const begun = performance.now();
  const journeys = args.filter((arg) => arg.startsWith('tests/journeys'));
  const others = args.filter((arg) => !journeys.includes(arg));
  const results = [];
  if (args.length === 0 || others.length > 0) results.push(runVitest(root, others));
  if (args.length === 0 || journeys.length > 0) {
    results.push(build() === 0 ? runJourneys(root, browsers, journeys) : NOTHING);
  }
  const passed = results.reduce((sum, it) => sum + it.passed, 0);
  const failed = results.reduce((sum, it) => sum + it.failed, 0);
  if (args.length === 0) {
    // The bench says how long all of it took.
    const minutes = Number(((performance.now() - begun) / 60_000).toFixed(2));
    writeFileSync(join(root, '.cache/last-test-run.json'), JSON.stringify({ minutes, passed, failed }));
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
