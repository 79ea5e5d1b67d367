import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { importCatalogue } from '#server/commands/import-catalogue.ts';
import { findNational, listNationalHeads } from '#server/repositories/national-repository.ts';
import { NATIONAL_FIXTURES, nationalFixture, wholeCatalogue } from '#tests/support/national.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';

let portal: TestPortal;
let folder: string;
beforeAll(async () => {
  portal = await startTestPortal();
});
beforeEach(async () => {
  await portal.services.database.execute(sql`delete from national_procedures`);
  await portal.services.database.execute(sql`delete from national_versions`);
  folder = mkdtempSync(join(tmpdir(), 'mot-cua-catalogue-'));
  cpSync(NATIONAL_FIXTURES, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => portal.close());

const list = () => join(folder, 'catalog.jsonl');
const lines = (): string[] => readFileSync(list(), 'utf8').trimEnd().split('\n');
async function take(path = folder): Promise<{ status: number; said: string }> {
  const said: string[] = [];
  const status = await importCatalogue(portal.services, [path], (line) => said.push(line));
  return { status, said: said.join('\n') };
}
const find = (code: string) => findNational(portal.services.database, code);

test('takes in every row and every full record, raw, with codes as they are written', async () => {
  const { status, said } = await take();
  expect(status).toBe(0);
  // 22 rows and 9 records, one of which stands in no row.
  expect(said).toContain('Read 31: 23 new, 0 changed (the former version is kept), 0 unchanged, 0 broken, 0 gone.');
  expect(said).toContain('Có bản ghi đầy đủ: 9; chỉ có dòng danh mục: 14.');
  expect((await find('1.004837'))?.record).toEqual(nationalFixture('1.004837'));
  expect((await find(' 1.014325'))?.row).toMatchObject({ departmentPromulgate: 'UBND tỉnh Tuyên Quang' });
  expect((await find('1.014325'))?.row).toMatchObject({ departmentPromulgate: 'UBND tỉnh Lào Cai' });
  expect(await find('1.115461')).toMatchObject({ row: null, version: 1, inLatest: true });
});

test('a second time changes nothing; a changed record gets a version, and what it said before is kept', async () => {
  await take();
  expect((await take()).said).toContain('Đã đọc 31: mới 0, đổi 0 (bản cũ vẫn giữ), không đổi 23, hỏng 0, không còn 0.');
  const former = nationalFixture('2.001610');
  writeFileSync(join(folder, 'details/2.001610.json'), JSON.stringify({ ...former, note: 'Mới' }));
  expect((await take()).said).toContain('1 changed');
  expect(await find('2.001610')).toMatchObject({ version: 2, record: { note: 'Mới' } });
  const { rows } = (await portal.services.database.execute(
    sql`select code, version, record->>'note' as note from national_versions`,
  )) as { rows: unknown[] };
  expect(rows).toEqual([{ code: '2.001610', version: 1, note: former['note'] }]);
});

test('a broken line stops nothing and is named by its number; what is broken is not taken for gone', async () => {
  await take();
  const [first = '', second = '', ...rest] = lines();
  writeFileSync(
    list(),
    [
      first,
      second.slice(0, 200),
      '',
      '{"name":"không có mã"}',
      '[1,2',
      '{"code":"9.1","name":"\\u0000"}',
      ...rest,
    ].join('\n'),
  );
  appendFileSync(list(), Buffer.from([10, 0x7b, 0xff, 0xfe, 0x7d, 10]));
  appendFileSync(list(), `{"code":"9.2","name":"${'a'.repeat(9 * 1024 * 1024)}"}\n${first}\n`);
  writeFileSync(join(folder, 'details/1.001121.json'), '{');
  const { status, said } = await take();
  expect(status).toBe(0);
  for (const [where, why] of [
    ['catalog.jsonl:2', 'it is not JSON'],
    ['catalog.jsonl:4', 'it has no code or no name'],
    ['catalog.jsonl:5', 'it is not JSON'],
    ['catalog.jsonl:6', 'it has characters that the database cannot keep'],
    [`catalog.jsonl:${rest.length + 7}`, 'it is not UTF-8 text'],
    [`catalog.jsonl:${rest.length + 8}`, 'it is longer than 8 MB'],
    [`catalog.jsonl:${rest.length + 9}`, 'this code stands above already; the first one is kept'],
    ['details/1.001121.json', 'it is not JSON'],
  ])
    expect(said).toContain(`Could not read ${where}: ${why}`);
  expect(said).toContain('8 broken, 0 gone');
  expect(await find('1.004837')).toMatchObject({ inLatest: true, version: 1 });
  // The record that could not be read this time is still there from before.
  expect(await find('1.001121')).toMatchObject({ version: 1, record: { code: '1.001121' } });
});

test('a part of a record that cannot be read is named, and the record is taken raw all the same', async () => {
  const damaged = { ...nationalFixture('2.001610'), cases: 'see above', executionSteps: [7] };
  writeFileSync(join(folder, 'details/2.001610.json'), JSON.stringify(damaged));
  const { said } = await take();
  expect(said).toContain('Read a part of details/2.001610.json (2.001610); left out: executionSteps.0, cases');
  expect((await find('2.001610'))?.record).toEqual(damaged);
});

test('a code that is gone is kept and marked, and is back when the catalogue has it again', async () => {
  await take();
  const all = lines();
  writeFileSync(list(), all.filter((line) => !line.includes('"code":"3.000616"')).join('\n'));
  expect((await take()).said).toContain('Code 3.000616 is gone from the catalogue');
  expect(await find('3.000616')).toMatchObject({ inLatest: false, version: 1 });
  writeFileSync(list(), all.join('\n'));
  await take();
  expect(await find('3.000616')).toMatchObject({ inLatest: true, version: 1 });
});

test('the list alone keeps the full records of before', async () => {
  await take();
  const { said } = await take(list());
  expect(said).toContain('22 unchanged');
  expect((await find('1.004837'))?.record).toEqual(nationalFixture('1.004837'));
});

test('only where nothing can be read does it fail, and then nothing is marked as gone', async () => {
  await take();
  writeFileSync(list(), 'no catalogue\n');
  rmSync(join(folder, 'details'), { recursive: true });
  expect((await take()).status).toBe(1);
  expect((await listNationalHeads(portal.services.database)).every((it) => it.inLatest)).toBe(true);
  const nowhere = await take(join(folder, 'nowhere'));
  expect(nowhere.status).toBe(1);
  expect(nowhere.said).toContain('npm run catalogue:import');
});

const whole = wholeCatalogue();
test.skipIf(whole === undefined)(
  'the whole catalogue is in within seconds, and again without a change',
  { timeout: 60_000 },
  async () => {
    const begun = performance.now();
    const { said } = await take(whole);
    // Three on an idle machine; tests run beside others.
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect(said).toMatch(/Read 5455: 5121 new, 0 changed \(.*\), 0 unchanged, 0 broken, 0 gone/);
    expect((await take(whole)).said).toContain('5121 unchanged');
  },
);
