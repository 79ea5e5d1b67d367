import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settingsTable } from '#server/commands/print-settings.ts';

test('the README tells of every setting what its schema tells', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(settingsTable());
});
