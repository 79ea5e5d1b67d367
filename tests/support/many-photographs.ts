import { writeFileSync } from 'node:fs';
import { type Browser, expect, type Page } from '@playwright/test';
import { takePhoto } from './journey.ts';
import { watchMemory } from './measure-memory.ts';

/** What a phone of 2 GB can spare for one page, MB above idle. */
export const MOST_MEMORY = 150;
const PHOTOS = 12;

/** Twelve megapixels on the disk, made by a page whose memory is given back before anything is counted. */
export async function writePhotograph(browser: Browser, origin: string, path: string): Promise<void> {
  const camera = await browser.newContext();
  const page = await camera.newPage();
  await page.goto(origin);
  writeFileSync(path, await takePhoto(page, 'mười hai', 4_000, 3_000));
  await camera.close();
}

export interface MemoryTaken {
  /** MB of all renderers before the first photograph. */
  readonly idle: number;
  /** MB above that: the most while photographs came, and what stayed. */
  readonly most: number;
  readonly after: number;
}

/** Begins a birth on `page` and adds twelve photographs one after another, as in life. Undefined where memory cannot be read. */
export async function addManyPhotographs(
  browser: Browser,
  page: Page,
  origin: string,
  photograph: string,
): Promise<MemoryTaken | undefined> {
  await page.goto(`${origin}/bat-dau/1.001193`);
  await expect(page).toHaveURL(/soan/, { timeout: 30_000 });
  await page.getByLabel('Bé do cha mẹ sinh ra').check();
  await page.goto(`${page.url().replace(/(\/soan\/[^/]+).*/, '$1')}/giay-to`);
  const cards = page.locator('section.card', { has: page.getByLabel('Chọn ảnh hoặc tệp') });
  await expect(cards.first()).toBeVisible({ timeout: 30_000 });
  // Until what comes after the first screen has come.
  await page.waitForTimeout(6_000);
  const watch = await watchMemory(browser);
  if (watch === undefined) return undefined;
  for (let n = 0; n < PHOTOS; n += 1) {
    const card = cards.nth(Math.floor(n / 4));
    const kept = card.getByText('đã cất an toàn trên máy');
    const before = await kept.count();
    await card.getByLabel('Chọn ảnh hoặc tệp').setInputFiles(photograph);
    await expect(kept).toHaveCount(before + 1, { timeout: 60_000 });
  }
  const { most, now } = await watch.stop();
  return { idle: watch.idle, most: most - watch.idle, after: now - watch.idle };
}
