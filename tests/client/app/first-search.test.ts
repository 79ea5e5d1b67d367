// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openIndexedDbStore } from '#client/offline/local-store/indexed-db-store.ts';
import { DATABASE } from '#client/offline/local-store/rows.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';

const LIST = '/api/v1/procedures';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

const asked: string[] = [];
/** The start page's own HTML as it stands before the app is there; its script is run. */
async function openPage(link: string): Promise<HTMLInputElement> {
  document.head.innerHTML = link;
  document.body.innerHTML =
    '<main><div class="page-body"><search><input id="search-words"></search><div role="status">…</div></div></main>';
  globalThis.fetch = async (input) => {
    const url = input instanceof Request ? input.url : `${input}`;
    asked.push(url);
    const { payload } = await portal.app.inject({ url });
    return new Response(payload, { headers: { 'content-type': 'application/json' } });
  };
  vi.resetModules();
  await import('#client/app/first-search.ts');
  const field = document.querySelector('input');
  if (field === null) throw new Error('no field');
  return field;
}

const found = () => [...document.querySelectorAll('main li a')].map((link) => link.getAttribute('href'));
const type = (field: HTMLInputElement, words: string): void => {
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

beforeEach(() => {
  asked.length = 0;
  localStorage.clear();
});

test('the start page finds a procedure before the app is there, with the answer that its HTML has asked for', async () => {
  const field = await openPage(`<link rel="preload" as="fetch" href="${LIST}">`);
  field.value = 'khai sinh';
  await vi.waitFor(() => expect(found()[0]).toBe('/thu-tuc/1.001193?q=khai+sinh'));
  expect(document.querySelector('main mark')?.textContent?.toLowerCase()).toBe('khai sinh');
  expect(document.querySelector('[role=status]')).toBeNull();
  type(field, 'trich luc');
  expect(found()[0]).toMatch(/^\/thu-tuc\/2\.000635\?/);
  type(field, '');
  expect([found(), document.querySelector('[role=status]')?.textContent]).toEqual([[], '…']);
  // The app gets the same answer without asking again.
  const { earlyAnswer } = await import('#client/app/early-answers.ts');
  expect(await (await earlyAnswer(LIST)).json()).toHaveProperty('procedures');
  expect(asked).toEqual([LIST]);
});

test('without a line it finds in what the device keeps, and makes no database where there is none', async () => {
  const field = await openPage('');
  field.value = 'khai sinh';
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect([found(), await indexedDB.databases()]).toEqual([[], []]);

  const store = openIndexedDbStore(DATABASE);
  const value: unknown = (await portal.app.inject({ url: LIST })).json();
  await store.write([{ put: 'plain', value: { key: 'public/procedures', value, updatedAt: '', v: 1 } }]);
  (await openPage('')).value = 'khai sinh';
  await vi.waitFor(() => expect(found()[0]).toBe('/thu-tuc/1.001193?q=khai+sinh'));
  expect(asked).toEqual([]);
  store.close();
});

test('who reads English waits for the app, which has the words', async () => {
  localStorage.setItem('mot-cua.language', 'en');
  const field = await openPage(`<link rel="preload" as="fetch" href="${LIST}">`);
  field.value = 'birth';
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect([found(), asked]).toEqual([[], []]);
});
