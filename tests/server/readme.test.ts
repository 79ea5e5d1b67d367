import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SETTINGS } from '#server/config.ts';

test('the README lists every setting', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(Object.keys(SETTINGS).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});
