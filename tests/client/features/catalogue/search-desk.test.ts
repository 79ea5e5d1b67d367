import { expect, test } from 'vitest';
import { createSearchDesk, type FromDesk, type ToDesk } from '#client/features/catalogue/search-desk.ts';
import { searchLine } from '#client/features/catalogue/search-line.ts';
import { packNationalRows } from '#domain/procedures/national-packing.ts';
import { NationalRow } from '#domain/procedures/national-row.ts';

const rows = Array.from({ length: 50 }, (_, n) =>
  NationalRow.parse({ code: `9.${String(n).padStart(6, '0')}`, name: `Cấp phép thứ ${n} về nghề cá` }),
);
const national = packNationalRows(rows, '2026-11-25T00:00:00.000Z', ['9.000001']);
const question = (id: number, words: string, limit = 30): ToDesk => ({
  kind: 'question',
  id,
  words,
  filter: {},
  limit,
});
const turn = () => new Promise((resolve) => setTimeout(resolve, 20));

function openDesk() {
  const said: FromDesk[] = [];
  const tell = createSearchDesk((message) => said.push(message));
  tell({ kind: 'rows', stamp: 'one', own: [], national });
  return { said, tell, answers: () => said.flatMap((it) => (it.kind === 'answer' ? [it] : [])) };
}

test('so many hits are sent as can be seen, and all are counted', async () => {
  const { tell, answers } = openDesk();
  tell(question(1, 'nghề cá'));
  await turn();
  expect(answers().map((it) => [it.count, it.hits.length])).toEqual([[50, 30]]);
  tell(question(2, 'nghề cá', 60));
  await turn();
  expect(answers().at(-1)?.hits).toHaveLength(50);
});

test('of questions that wait only the newest is answered', async () => {
  const { tell, answers } = openDesk();
  for (const [n, words] of ['n', 'ng', 'ngh', 'nghề'].entries()) tell(question(n + 1, words));
  await turn();
  expect(answers().map((it) => it.words)).toEqual(['nghề']);
});

test('a question that comes before the rows is answered when they are there', async () => {
  const said: FromDesk[] = [];
  const tell = createSearchDesk((message) => said.push(message));
  tell(question(1, 'nghề cá'));
  await turn();
  expect(said).toEqual([]);
  tell({ kind: 'rows', stamp: 'one', own: [], national });
  expect(said.map((it) => it.kind)).toEqual(['ready', 'answer']);
});

test('the fields of all rows come with them, for who chooses among them', () => {
  const { said } = openDesk();
  expect(said[0]).toMatchObject({ kind: 'ready', sectors: [{ vi: 'Lĩnh vực khác' }] });
});

test('what the newest catalogue does not have any more is marked', async () => {
  const { tell, answers } = openDesk();
  tell(question(1, '9.000001'));
  await turn();
  expect(answers()[0]?.hits[0]).toMatchObject({ row: { code: '9.000001' }, gone: true });
});

test('an answer to words that were typed before is dropped', async () => {
  searchLine.load({ stamp: 'one', own: [], national });
  const seen: string[] = [];
  searchLine.subscribe(() => seen.push(searchLine.get().answer?.words ?? ''));
  searchLine.ask({ words: 'cấp', filter: {}, limit: 5 });
  await turn();
  searchLine.ask({ words: 'cấp phép', filter: {}, limit: 5 });
  searchLine.ask({ words: 'cấp phép thứ 7', filter: {}, limit: 5 });
  await turn();
  await turn();
  expect(seen).not.toContain('cấp phép');
  expect(searchLine.get().answer?.hits[0]?.row.code).toBe('9.000007');
});
