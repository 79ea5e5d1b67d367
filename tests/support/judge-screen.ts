import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './journey.ts';

/** SCREENS names a folder: each screen is also drawn there, to be looked at. */
const FOLDER = process.env['SCREENS'];

/** A phone by day, a tablet in the other language, a desktop by night. What axe sees differs by theme and layout, not by language. */
const LOOKS = [
  { width: 360, height: 740, scheme: 'light', language: 'vi', judged: true },
  { width: 820, height: 1180, scheme: 'dark', language: 'en', judged: false },
  { width: 1280, height: 800, scheme: 'dark', language: 'vi', judged: true },
] as const;

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function draw(page: Page, name: string): Promise<void> {
  if (FOLDER === undefined) return;
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: `${FOLDER}/${name}.png`, fullPage: true });
}

async function expectNarrow(page: Page, name: string): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(wide, `${name} is wider than its screen`).toBeLessThanOrEqual(0);
}

/** A bar that sticks to the edge covers whatever happens to be scrolled under it: it is put back into the page for the count. */
const stick = (page: Page, position: string): Promise<void> =>
  page.evaluate((value) => {
    for (const bar of document.querySelectorAll<HTMLElement>('.action-bar, .shell-nav')) bar.style.position = value;
  }, position);

const textSize = (page: Page, size: string): Promise<void> =>
  page.evaluate((value) => {
    document.documentElement.style.fontSize = value;
  }, size);

/** The app's own switch, which a dialog covers and a page of the portal's lacks. */
async function speak(page: Page, language: 'vi' | 'en'): Promise<void> {
  if ((await page.locator('html').getAttribute('lang')) === language) return;
  await page.locator(`.shell-tool[lang=${language}]`).click();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

/**
 * The screen that is open, in every look without being loaded again: nothing for axe to find at WCAG 2.2 AA, nothing wider than the
 * screen, also with its text at 200 %, and one title that the document has too. `spoken: false`: it stays in its language.
 */
export async function judgeScreen(page: Page, name: string, { spoken = true } = {}): Promise<void> {
  const heading = page.getByRole('heading', { level: 1, includeHidden: true });
  await expect(heading).toHaveCount(1);
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await expect(page.locator('.skeleton')).toHaveCount(0);
  const before = page.viewportSize() ?? { width: 360, height: 740 };
  for (const { width, height, scheme, language, judged } of LOOKS) {
    if (language === 'en' && !spoken) continue;
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: scheme });
    if (spoken) await speak(page, language);
    const at = `${name}-${width}`;
    if (judged) {
      await stick(page, 'static');
      // In the page itself: axe's other way opens an empty page at each count, for the frames of others; here only the browser's
      // own viewer of a PDF is in one.
      const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'], iframes: false }).withTags(TAGS);
      const { violations } = await axe.setLegacyMode().analyze();
      await stick(page, '');
      expect.soft(violations.map(({ id, nodes }) => `${at}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
    }
    await expectNarrow(page, at);
    await page
      .waitForFunction(() => document.title.includes(document.querySelector('h1')?.textContent ?? ''), undefined, {
        timeout: 2_000,
      })
      .catch(() => undefined);
    expect.soft(await page.title(), at).toContain((await heading.textContent()) ?? '?');
    await draw(page, at);
    if (width > 360) continue;
    await textSize(page, '200%');
    await expectNarrow(page, `${name} at 200 %`);
    await draw(page, `${name}-200`);
    await textSize(page, '');
  }
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: 'light' });
}
