import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

interface Bootstrap {
  nodeIsNewEnough: (version: string) => boolean;
  chromiumCandidates: (environment: Record<string, string>, platform: string) => string[];
  hashOfSources: (root: string, paths: readonly string[]) => string;
}
// Plain JavaScript without types: it runs before anything is installed.
const path = '../../../src/bootstrap.mjs';
const { nodeIsNewEnough, chromiumCandidates, hashOfSources } = (await import(path)) as Bootstrap;

test.each([
  ['v20.19.0', true],
  ['v20.20.2', true],
  ['v22.0.0', true],
  ['v100.1.0', true],
  ['20.19.1', true],
  ['v20.18.9', false],
  ['v18.20.4', false],
  ['v9.99.99', false],
])('Node %s is new enough: %s', (version, enough) => {
  expect(nodeIsNewEnough(version)).toBe(enough);
});

describe('where a browser is looked for', () => {
  test('what CHROME_PATH names comes first, on every platform', () => {
    for (const platform of ['linux', 'darwin', 'win32']) {
      expect(chromiumCandidates({ CHROME_PATH: '/opt/my chrome', PATH: '/bin' }, platform)[0]).toBe('/opt/my chrome');
    }
  });
  test('on Linux all folders of PATH and the usual ones, also without a PATH', () => {
    const found = chromiumCandidates({ PATH: '/a:/b' }, 'linux');
    expect(found).toEqual(
      expect.arrayContaining(['/a/chromium', '/b/google-chrome', '/usr/bin/chromium', '/snap/bin/chromium']),
    );
    expect(chromiumCandidates({}, 'linux')).toContain('/usr/bin/chromium');
  });
  test('on a Mac among the applications, on Windows below the program folders', () => {
    expect(chromiumCandidates({}, 'darwin')).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(chromiumCandidates({ PROGRAMFILES: 'C:/Program Files' }, 'win32')).toHaveLength(1);
    expect(chromiumCandidates({}, 'win32')).toEqual([]);
  });
});

describe('the hash of the sources', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'mot cua sources '));
    mkdirSync(join(root, 'src/a'), { recursive: true });
    writeFileSync(join(root, 'src/a/one.ts'), 'one');
    writeFileSync(join(root, 'src/two.ts'), 'two');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const hash = () => hashOfSources(root, ['src', 'index.html']);

  test('stays the same while contents and names do, whatever the times of the files', () => {
    const before = hash();
    utimesSync(join(root, 'src/two.ts'), new Date(0), new Date(0));
    expect(hash()).toBe(before);
  });
  test.each([
    ['a changed file', () => writeFileSync(join(root, 'src/two.ts'), 'two!')],
    ['a new file', () => writeFileSync(join(root, 'src/three.ts'), '')],
    ['a file that is gone', () => rmSync(join(root, 'src/two.ts'))],
    ['a file that was not there before', () => writeFileSync(join(root, 'index.html'), '')],
    [
      'text that moved from one file to the next',
      () => {
        writeFileSync(join(root, 'src/a/one.ts'), 'onetwo');
        writeFileSync(join(root, 'src/two.ts'), '');
      },
    ],
  ])('changes with %s', (_, change) => {
    const before = hash();
    change();
    expect(hash()).not.toBe(before);
  });
  test('does not depend on where the folder lies', () => {
    const other = mkdtempSync(join(tmpdir(), 'elsewhere-'));
    mkdirSync(join(other, 'src/a'), { recursive: true });
    writeFileSync(join(other, 'src/a/one.ts'), 'one');
    writeFileSync(join(other, 'src/two.ts'), 'two');
    expect(hashOfSources(other, ['src', 'index.html'])).toBe(hash());
    rmSync(other, { recursive: true, force: true });
  });
});
