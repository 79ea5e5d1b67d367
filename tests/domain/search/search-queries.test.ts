import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ProcedureSummary } from '#domain/api/catalogue.ts';
import { NationalRow, summaryOfNationalRow } from '#domain/procedures/national-row.ts';
import { ALL_EVERYDAY_WORDS } from '#domain/search/all-everyday-words.ts';
import { createSearchIndex } from '#domain/search/search-index.ts';
import queries from '../../fixtures/search-queries.json' with { type: 'json' };
import byKind from '../../fixtures/search-queries-by-kind.json' with { type: 'json' };
import heldOut from '../../fixtures/search-queries-held-out.json' with { type: 'json' };

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const SEEDS = join(ROOT, 'src/server/database/seeds/procedures');
const CATALOGUE = process.env['CATALOGUE_PATH'] ?? join(ROOT, '../shared/data/national-catalogue');

/** `named`: a pattern; any procedure of such a name is as right (each province has its own of that name). */
interface Asked {
  readonly query: string;
  readonly expected: readonly string[];
  readonly named?: string;
  readonly kind?: string;
}
const TABLES: readonly [string, readonly Asked[]][] = [
  ['what citizens type', queries],
  ['what citizens type, held out while the search was made', heldOut],
  ['what farmers, mothers, shopkeepers and clerks type, kind by kind', byKind],
];

const own = readdirSync(SEEDS).map((file) =>
  ProcedureSummary.parse({ ...JSON.parse(readFileSync(join(SEEDS, file), 'utf8')), hash: '0'.repeat(64) }),
);

/** The national rows beside the portal's own; none where the catalogue is not at hand. */
function nationalRows(): ProcedureSummary[] {
  if (!existsSync(CATALOGUE)) return [];
  const file = statSync(CATALOGUE).isDirectory() ? join(CATALOGUE, 'catalog.jsonl') : CATALOGUE;
  const codes = new Set(own.map((row) => row.code));
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => summaryOfNationalRow(NationalRow.parse(JSON.parse(line))))
    .filter((row) => !codes.has(row.code));
}

interface Catalogue {
  readonly rows: readonly ProcedureSummary[];
  firstThree(words: string): ProcedureSummary[];
}
function catalogueOf(rows: readonly ProcedureSummary[]): Catalogue {
  const index = createSearchIndex(rows, ALL_EVERYDAY_WORDS);
  return {
    rows,
    firstThree: (words) =>
      index
        .search(words)
        .slice(0, 3)
        .map((hit) => hit.row),
  };
}

const isRight = (row: ProcedureSummary, { expected, named }: Asked): boolean =>
  expected.includes(row.code) || (named !== undefined && new RegExp(named, 'u').test(row.name.vi));

function expectNearlyAll(catalogue: Catalogue, asked: readonly Asked[]): void {
  const missed = asked.filter((it) => !catalogue.firstThree(it.query).some((row) => isRight(row, it)));
  const said = missed.map(({ query, kind = '' }) => `${query} ${kind}`.trim()).join('\n');
  expect(missed.length, said).toBeLessThanOrEqual(asked.length * 0.05);
}

describe('over the procedures that are shipped', () => {
  const shipped = catalogueOf(own);
  // What only the national catalogue has cannot be found here.
  const codes = new Set(own.map((row) => row.code));
  test.each(TABLES)('%s: nearly all find their procedure among the first three', (_, table) => {
    const asked = table.filter(({ expected }) => expected.some((code) => codes.has(code)));
    expect(asked.length).toBeGreaterThan(30);
    expectNearlyAll(shipped, asked);
  });

  test('what is typed decomposed, in capitals or with other tone marks finds the same', () => {
    for (const words of ['đăng ký thường trú', 'hoà giải', 'giấy xác nhận khuyết tật']) {
      expect(shipped.firstThree(words.normalize('NFD'))).toEqual(shipped.firstThree(words));
      expect(shipped.firstThree(words.toUpperCase())).toEqual(shipped.firstThree(words));
    }
  });
});

const national = nationalRows();
const unless = national.length > 0 ? '' : ` (skipped: no national catalogue at ${CATALOGUE})`;

describe.skipIf(national.length === 0)(`over the whole national catalogue${unless}`, () => {
  const whole = catalogueOf([...own, ...national]);
  test.each(TABLES)('%s: nearly all find their procedure among the first three', { timeout: 180_000 }, (_, table) => {
    expectNearlyAll(whole, table);
  });

  test('who types or pastes a whole name gets the procedure of that name first', () => {
    const some = national.filter((_, n) => n % 101 === 0);
    const missed = some.filter(({ plainName }) => {
      const name = plainName.vi.toLowerCase().replace(/\s+/g, ' ');
      const found = whole.firstThree(plainName.vi);
      return !found.some((row) => row.plainName.vi.toLowerCase().replace(/\s+/g, ' ') === name);
    });
    expect(missed.map(({ code }) => code)).toEqual([]);
  });

  test('procedures of one name from many provinces take one place among the first', () => {
    const found = createSearchIndex(whole.rows, ALL_EVERYDAY_WORDS)
      .search('cấp đổi giấy chứng nhận quyền sử dụng đất')
      .slice(0, 10);
    const names = found.map((hit) => hit.row.plainName.vi.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });
});
