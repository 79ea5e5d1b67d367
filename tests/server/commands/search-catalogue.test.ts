import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchCatalogue } from '#server/commands/search-catalogue.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';

let folder: string;
let portal: TestPortal;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'search-'));
  portal = await startTestPortal();
  writeFileSync(
    join(folder, 'catalog.jsonl'),
    [
      JSON.stringify({ code: '9.999999', name: 'Thủ tục cấp phép nuôi rồng', categories: ['Thú y'] }),
      '{"code": "9.99',
      JSON.stringify({ code: '1.000656', name: 'Thủ tục đăng ký khai tử ở danh mục quốc gia' }),
    ].join('\n'),
  );
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await portal.close();
});

async function search(args: readonly string[], database = false) {
  const [said, complaints]: [string[], string[]] = [[], []];
  const status = await searchCatalogue(args, {
    open: async () => (database ? { database: portal.services.database, close: async () => undefined } : undefined),
    now: () => new Date('2026-11-23T02:00:00.000Z'),
    print: (line) => said.push(line),
    complain: (line) => complaints.push(line),
  });
  return { status, said, complaints };
}

test('without a database what ships with the portal is searched: rank, code and name a line', async () => {
  const { status, said } = await search(['khai', 'tu']);
  expect(status).toBe(0);
  expect(said[0]).toBe('1\t1.000656\tĐăng ký khai tử');
  expect(said.length).toBeLessThanOrEqual(10);
});

test('with one the rows are the portal’s own', async () => {
  expect((await search(['khai', 'tu'], true)).said[0]).toBe('1\t1.000656\tĐăng ký khai tử');
});

test('the files of the national catalogue are read beside it; a broken line stops nothing, and the portal’s own guide holds', async () => {
  const { said } = await search(['--catalogue', folder, 'nuoi rong']);
  expect(said[0]).toBe('1\t9.999999\tCấp phép nuôi rồng');
  const own = await search(['--catalogue', folder, 'khai tử']);
  expect(own.said.filter((line) => line.includes('1.000656'))).toEqual(['1\t1.000656\tĐăng ký khai tử']);
});

test('a file of questions is answered line by line, each under its question', async () => {
  const file = join(folder, 'questions.txt');
  writeFileSync(file, 'giấy khai tử\r\n\nlltp\n');
  const { said } = await search(['--file', file]);
  expect(said.filter((line) => line.startsWith('#'))).toEqual(['# giấy khai tử', '# lltp']);
  expect(said[said.indexOf('# lltp') + 1]).toBe('1\t3.000333\tCấp Phiếu lý lịch tư pháp');
});

test('nothing to search for, or a file that is not there, says how to ask', async () => {
  for (const args of [[], ['--file', join(folder, 'none.txt')], ['--catalogue', join(folder, 'none'), 'x']]) {
    const { status, complaints } = await search(args);
    expect(status).toBe(1);
    expect(complaints.join()).toContain('catalogue:search');
  }
});
