import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** A handful of real records with their traps, as they come. */
export const NATIONAL_FIXTURES = join(ROOT, 'tests/fixtures/national');

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

export const nationalFixture = (code: string): Record<string, unknown> =>
  read(join(NATIONAL_FIXTURES, 'details', `${code}.json`)) as Record<string, unknown>;

/** Every full record of a folder in the national format. */
export const nationalRecords = (folder: string): unknown[] =>
  readdirSync(join(folder, 'details')).map((name) => read(join(folder, 'details', name)));

/** The whole catalogue where it lies on this machine: CATALOGUE_PATH, or ../shared beside the project. Says so where it does not. */
export function wholeCatalogue(): string | undefined {
  const path = process.env['CATALOGUE_PATH'] ?? join(ROOT, '../shared/data/national-catalogue');
  if (existsSync(join(path, 'catalog.jsonl'))) return path;
  console.info(`No national catalogue at ${path} (CATALOGUE_PATH): only the fixtures are tried.`);
  return undefined;
}
