// All tests, browser journeys included, with one closing line "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { findChromium } from './find-chromium.mjs';

const nothing = (why) => ({ passed: 0, failed: 1, failures: [why] });

const run = (root, script, args, env = {}) =>
  spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  }).status;

/** Counts and failed names from a JSON report; a run that ended badly without a failed test counts as one failure. */
function count(what, status, report, read) {
  try {
    const { passed, failed, failures } = read(JSON.parse(readFileSync(report, 'utf8')));
    const silent = passed + failed === 0 || (status !== 0 && failed === 0);
    return silent
      ? { passed, failed: failed + 1, failures: [`${what} ended with ${status} though no test failed`] }
      : { passed, failed, failures };
  } catch {
    return nothing(`${what} ended with ${status} and left no report`);
  } finally {
    rmSync(report, { force: true });
  }
}

const firstLine = (text) => stripVTControlCharacters(text ?? '').split('\n', 1)[0];

/** Names of the tests that failed in vitest's report; a file that could not be read is one. */
const failuresOfVitest = ({ testResults }) =>
  testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((it) => it.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [`${name}: ${firstLine(message)}`] : [];
    return failed.map((it) => `${name}: ${it.fullName}: ${firstLine(it.failureMessages[0])}`);
  });

/** Names of the journeys that failed in Playwright's report, with those that needed a second try. */
const failuresOfJourneys = (suite) => [
  ...(suite.specs ?? [])
    .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'))
    .map(({ file, title, tests }) => {
      const error = tests.flatMap(({ results }) => results).find((it) => it.error)?.error;
      return `${file}: ${title} (${tests[0].status}): ${firstLine(error?.message)}`;
    }),
  ...(suite.suites ?? []).flatMap(failuresOfJourneys),
];

/** Tests under vitest; `args` go to it. */
export function runVitest(root, args, env) {
  const report = join(root, '.cache', `vitest-${process.pid}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const status = run(root, 'vitest/vitest.mjs', ['run', ...reporters, ...args], env);
  return count('vitest', status, report, (result) => ({
    passed: result.numPassedTests,
    failed: Math.max(result.numFailedTests, result.numFailedTestSuites),
    failures: failuresOfVitest(result),
  }));
}

/** Journeys in a real browser against the built portal; `args` go to Playwright. */
export function runJourneys(root, browsers, args) {
  const browser = findChromium(browsers);
  if (browser === undefined) return nothing('no browser for the journeys');
  const report = join(root, '.cache', `journeys-${process.pid}.json`);
  const status = run(
    root,
    '@playwright/test/cli.js',
    ['test', '-c', '.config/playwright.config.ts', '--reporter=list,json', ...args],
    { CHROME_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  );
  return count('journeys', status, report, (result) => ({
    passed: result.stats.expected + result.stats.flaky,
    failed: result.stats.unexpected,
    failures: failuresOfJourneys(result),
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
    results.push(build() === 0 ? runJourneys(root, browsers, journeys) : nothing('the build failed'));
  }
  const passed = results.reduce((sum, it) => sum + it.passed, 0);
  const failed = results.reduce((sum, it) => sum + it.failed, 0);
  if (args.length === 0) {
    // The bench says how long all of it took.
    const minutes = Number(((performance.now() - begun) / 60_000).toFixed(2));
    writeFileSync(join(root, '.cache/last-test-run.json'), JSON.stringify({ minutes, passed, failed }));
  }
  for (const failure of results.flatMap((it) => it.failures)) console.log(`FAILED ${failure}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
