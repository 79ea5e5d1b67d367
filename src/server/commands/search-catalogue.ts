import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ProcedureSummary } from '#domain/api/catalogue.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { ALL_EVERYDAY_WORDS } from '#domain/search/all-everyday-words.ts';
import { createSearchIndex } from '#domain/search/search-index.ts';
import type { Services } from '#server/services.ts';
import { listSearchable, shippedRows, withNationalRows } from '#server/use-cases/catalogue/list-searchable.ts';

const SHOWN = 10;
const LIST = 'catalog.jsonl';
const USAGE = `npm run catalogue:search -- "words"
npm run catalogue:search -- --file QUERIES          (one a line)
  --catalogue PATH   reads the national catalogue's files, and no database`;

export interface SearchSurroundings {
  /** The portal's database, where there is one that is not in use. */
  readonly open: () => Promise<(Pick<Services, 'database'> & { readonly close: () => Promise<void> }) | undefined>;
  readonly now: () => Date;
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
}

// npm moves into the project's folder and says here where it was called.
const fromThere = (path: string): string => resolve(process.env['INIT_CWD'] ?? '.', path);

/** A line that is no JSON stops nothing. */
function readLines(path: string): unknown[] {
  const file = statSync(path).isDirectory() ? join(path, LIST) : path;
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line): unknown[] => {
      try {
        return line.trim() === '' ? [] : [JSON.parse(line)];
      } catch {
        return [];
      }
    });
}

async function rowsToSearch(catalogue: string | undefined, around: SearchSurroundings): Promise<ProcedureSummary[]> {
  if (catalogue !== undefined) return withNationalRows(shippedRows(), readLines(fromThere(catalogue)));
  const portal = await around.open();
  if (portal === undefined) return shippedRows();
  try {
    return await listSearchable(portal.database, localDate(around.now().toISOString()));
  } catch {
    around.complain('The database could not be read: only what ships with the portal is searched.');
    return shippedRows();
  } finally {
    await portal.close();
  }
}

/**
 * Prints the first ten hits of the app's own index, a line each: rank, code and name between tabs; for a file, `# question` before them.
 * Answers an exit status.
 */
export async function searchCatalogue(args: readonly string[], around: SearchSurroundings): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { file: { type: 'string' }, catalogue: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  });
  const file = typeof values['file'] === 'string' ? fromThere(values['file']) : undefined;
  const catalogue = typeof values['catalogue'] === 'string' ? values['catalogue'] : undefined;
  const missing = [file, catalogue === undefined ? undefined : fromThere(catalogue)].find(
    (path) => path !== undefined && !existsSync(path),
  );
  if (missing !== undefined || (file === undefined && positionals.length === 0)) {
    around.complain(missing === undefined ? USAGE : `${missing} is not there.\n${USAGE}`);
    return 1;
  }
  const questions =
    file === undefined
      ? [positionals.join(' ')]
      : readFileSync(file, 'utf8')
          .split(/\r?\n/)
          .filter((line) => line.trim() !== '');
  const index = createSearchIndex(await rowsToSearch(catalogue, around), ALL_EVERYDAY_WORDS);
  for (const question of questions) {
    if (file !== undefined) around.print(`# ${question}`);
    index
      .search(question)
      .slice(0, SHOWN)
      .forEach(({ row }, n) => {
        around.print([n + 1, row.code, row.plainName.vi.replace(/\s+/g, ' ')].join('\t'));
      });
  }
  return 0;
}
