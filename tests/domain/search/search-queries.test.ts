import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ProcedureSummary } from '#domain/api/catalogue.ts';
import { NationalRow, summaryOfNationalRow } from '#domain/procedures/national-row.ts';
import { createSearchIndex } from '#domain/search/search-index.ts';
import queries from '../../fixtures/search-queries.json' with { type: 'json' };
import heldOut from '../../fixtures/search-queries-held-out.json' with { type: 'json' };

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const SEEDS = join(ROOT, 'src/server/database/seeds/procedures');
const CATALOGUE = process.env['CATALOGUE_PATH'] ?? join(ROOT, '../shared/data/national-catalogue');

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
const national = nationalRows();
if (national.length === 0)
  console.info(
    `No national catalogue at ${CATALOGUE}: the tables run on the ${own.length} procedures that are shipped.`,
  );

const rows = [...own, ...national];
const codes = new Set(rows.map((row) => row.code));
const index = createSearchIndex(rows);
const firstThree = (words: string): string[] =>
  index
    .search(words)
    .slice(0, 3)
    .map((hit) => hit.row.code);

describe.each([
  ['what citizens type', queries],
  ['what citizens type, never looked at while the search was made', heldOut],
])('%s', (_, table) => {
  // Where the catalogue is not at hand, its procedures cannot be found.
  const asked = table.filter(({ expected }) => expected.some((code) => codes.has(code)));

  test(`of ${asked.length} questions nearly all find their procedure among the first three`, () => {
    const missed = asked.filter(({ query, expected }) => !firstThree(query).some((code) => expected.includes(code)));
    expect(missed.length, missed.map(({ query }) => query).join('\n')).toBeLessThanOrEqual(asked.length * 0.05);
  });
});

test.runIf(national.length > 0)('procedures of one name from many provinces take one place among the first', () => {
  const names = index
    .search('cấp đổi giấy chứng nhận quyền sử dụng đất')
    .map((hit) => hit.row.plainName.vi.toLowerCase());
  const first = names.slice(0, 10);
  expect(new Set(first).size).toBe(first.length);
});

test('what is typed decomposed, in capitals or with other tone marks finds the same', () => {
  for (const words of ['đăng ký thường trú', 'hoà giải', 'giấy xác nhận khuyết tật']) {
    expect(firstThree(words.normalize('NFD'))).toEqual(firstThree(words));
    expect(firstThree(words.toUpperCase())).toEqual(firstThree(words));
  }
});
