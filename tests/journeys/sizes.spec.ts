import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { precacheBytes, precachedFiles, scriptBytesOf, sourceMaps } from '#tests/bench/sizes.ts';
import { ROOT } from '#tests/support/running-portal.ts';

const APP = join(ROOT, 'dist/client');

// Here and not among the other tests: the app is built by now.
test('the start page needs at most 105 kB of scripts and texts, the form page 135 kB', () => {
  expect(scriptBytesOf(APP, 'index.html')).toBeLessThanOrEqual(105_000);
  expect(scriptBytesOf(APP, 'pages/begin.html')).toBeLessThanOrEqual(135_000);
  expect(scriptBytesOf(APP, 'pages/draft.html')).toBeLessThanOrEqual(135_000);
});

test('what is brought onto the device is at most 500 kB, holds every page that works offline, and no source map', () => {
  expect(precacheBytes(APP)).toBeLessThanOrEqual(500_000);
  const files = precachedFiles(APP);
  for (const page of ['index.html', 'pages/begin.html', 'pages/other.html']) expect(files).toContain(page);
  expect(files.filter((file) => /assets\/(vendor|app|home|form|engine)-[\w-]{8}\.js/.test(file))).toHaveLength(5);
  expect(sourceMaps(APP)).toEqual([]);
});

test('every page is real HTML with its style in it, nothing else inline, and every script pressed beforehand', () => {
  for (const page of ['index.html', 'pages/procedure.html', 'pages/begin.html', 'pages/other.html']) {
    const html = readFileSync(join(APP, page), 'utf8');
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=/);
    expect(html).toContain('class="shell-top"');
    for (const [, file] of html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g))
      if (readFileSync(join(APP, file ?? '')).length >= 1_000)
        expect(existsSync(join(APP, `${file}.br`)), file).toBe(true);
  }
  expect(readFileSync(join(APP, 'index.html'), 'utf8')).toContain('id="search-words"');
});
