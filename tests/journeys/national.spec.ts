import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openPage, readyForOffline, test } from '#tests/support/journey.ts';
import { NATIONAL_FIXTURES, wholeCatalogue } from '#tests/support/national.ts';
import { ROOT, type RunningPortal, startPortal } from '#tests/support/running-portal.ts';

/** SCREENS names a folder: each screen is also drawn there, to be looked at. */
const FOLDER = process.env['SCREENS'];

let portal: RunningPortal;
let data: string;
/** As `npm run catalogue:import` runs it. */
const importInto = (folder: string, path: string) =>
  spawnSync(process.execPath, [join(ROOT, 'dist/server/main.js'), 'catalogue:import', path], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: folder, LOG_LEVEL: 'warn' },
  });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  data = mkdtempSync(join(tmpdir(), 'mot-cua-national-'));
  const done = importInto(data, wholeCatalogue() ?? NATIONAL_FIXTURES);
  expect(done.stdout).toMatch(/0 broken, 0 gone/);
  expect(done.status).toBe(0);
  portal = await startPortal({ DATA_DIR: data });
});
test.afterAll(async () => {
  await portal.stop();
  rmSync(data, { recursive: true, force: true });
});

async function judge(page: Page, name: string): Promise<void> {
  await expect(page.locator('.skeleton')).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect.soft(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(wide, `${name} is wider than its screen`).toBeLessThanOrEqual(0);
  if (FOLDER === undefined) return;
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: `${FOLDER}/${name}-${page.viewportSize()?.width ?? 0}.png`, fullPage: true });
}

test('an import into the database of a running portal says in words what is the matter', () => {
  const refused = importInto(data, NATIONAL_FIXTURES);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('dừng Cổng rồi nhập lại');
  expect(refused.stderr).toContain('The data folder is in use by process');
});

test('the national catalogue is found, read, and kept for when there is no line', async ({ context }) => {
  const page = await openPage(context, portal, '/');
  await readyForOffline(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  expect(asked).toEqual([]);
  await page.goto(`${portal.url}/thu-tuc`);
  await expect(page.getByText(/thủ tục của danh mục quốc gia, cập nhật/)).toBeVisible();
  await page.getByRole('searchbox').fill('cap lai giay phep lai xe');
  const found = page.getByRole('link', { name: 'Cấp lại giấy phép lái xe', exact: true });
  await expect(found).toBeVisible();
  expect(page.workers().some((it) => it.url().includes('search.worker'))).toBe(true);
  await found.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Cấp lại giấy phép lái xe' })).toBeVisible();
  await expect(page.getByText('Hướng dẫn – chưa nộp ở đây được')).toBeVisible();

  await context.setOffline(true);
  await page.getByRole('link', { name: 'Quay lại' }).click();
  await page.getByRole('searchbox').fill('giay phep lai xe quoc te');
  await expect(page.getByRole('link', { name: 'Cấp giấy phép lái xe quốc tế', exact: true })).toBeVisible();
  await page.goto(`${portal.url}/thu-tuc/3.000348`);
  await expect(page.getByRole('heading', { level: 1, name: 'Cấp lại giấy phép lái xe' })).toBeVisible();
});

for (const { width, height, language, scheme } of [
  { width: 360, height: 740, language: 'vi', scheme: 'light' },
  { width: 1280, height: 800, language: 'en', scheme: 'dark' },
] as const) {
  test(`pages of records with their traps are for everybody, ${width} wide, ${language}`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme });
    await context.addInitScript((chosen) => localStorage.setItem('mot-cua.language', chosen), language);
    const page = await openPage(context, portal, '/thu-tuc?q=giay%20phep');
    await expect(page.getByText(/danh mục quốc gia, cập nhật|of the national catalogue, updated/)).toBeVisible();
    await expect(page.getByText(/Hướng dẫn – chưa nộp|Guidance – cannot/).first()).toBeVisible();
    await judge(page, 'national-list');
    for (const code of ['1.013225', '1.004837', '2.001610', ' 1.014325', '1.115403']) {
      await page.goto(`${portal.url}/thu-tuc/${encodeURIComponent(code)}?nguon=quoc-gia`);
      // The portal has a guide of its own for some of them, and says so instead.
      const standing = /Hướng dẫn – chưa nộp|Guidance – cannot|Cổng có hướng dẫn|the portal has/i;
      await expect(page.getByText(standing).first()).toBeVisible();
      await judge(page, `national-${code.trim()}`);
    }
    await context.close();
  });
}
