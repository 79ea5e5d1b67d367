import type { BrowserContext, Page } from '@playwright/test';
import { type Hand, pointer } from './hand.ts';
import { expect } from './journey.ts';

/** Every page that this context opens has its text at 200 % (WCAG 2.2, 1.4.4), boxes and pictures as they are. */
export async function enlarge(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const enlarged = () => {
      document.documentElement.style.fontSize = '200%';
    };
    document.addEventListener('DOMContentLoaded', enlarged);
  });
}

/** What a reader of large text cannot get at: text that is wider than the screen or cut by its box, a bar that takes half of it. */
const faultsOfLayout = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults = new Set<string>();
    if (getComputedStyle(document.documentElement).fontSize !== '32px') faults.add('the text is not at 200 %');
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.add(`${scrollWidth - clientWidth} px wider than the screen`);
    const root = document.querySelector('dialog[open]') ?? document.body;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const words = node.textContent?.trim() ?? '';
      if (parent === null || words === '' || !parent.checkVisibility({ visibilityProperty: true })) continue;
      if (parent.closest('.visually-hidden, .shell-skip, option, thead') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const text = range.getBoundingClientRect();
      if (text.width === 0) continue;
      const says = `“${words.slice(0, 40)}”`;
      if (text.right > clientWidth + 1 || text.left < -1) faults.add(`${says} leaves the screen`);
      // A box of its own that is narrower than its words: they run into what stands beside it.
      const box = parent.closest('button, .button, a, label, .tag, .card, .chip, td')?.getBoundingClientRect();
      if (box !== undefined && (text.right > box.right + 2 || text.bottom > box.bottom + 2))
        faults.add(`${says} runs out of its box`);
      for (let around: HTMLElement | null = parent; around !== null; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around);
        if (overflowX !== 'hidden' && overflowX !== 'clip' && overflowY !== 'hidden') continue;
        const { right, bottom } = around.getBoundingClientRect();
        if (text.right > right + 2 || text.bottom > bottom + 2) faults.add(`${says} is cut`);
      }
    }
    for (const bar of document.querySelectorAll<HTMLElement>('.action-bar, .shell-nav')) {
      const { position } = getComputedStyle(bar);
      const { height, width } = bar.getBoundingClientRect();
      if (position === 'sticky' && width > innerWidth / 2 && height > innerHeight / 2)
        faults.add(`the bar takes ${height} of ${innerHeight} px`);
    }
    return [...faults];
  });

/** Judges a screen at the size that its text has now. */
export async function judgeLayout(page: Page): Promise<void> {
  await expect(page.locator('.skeleton')).toHaveCount(0);
  const name = (await page.locator('h1').first().textContent()) ?? page.url();
  expect.soft(await faultsOfLayout(page), name).toEqual([]);
}

/** A pointer that judges each screen before it leaves it. */
export const reader = (page: Page): Hand => ({
  ...pointer,
  async press(control) {
    await expect(control).toBeVisible();
    if ((await page.locator('.shell').count()) > 0) await judgeLayout(page);
    // Playwright's own click scrolls to the control and fails where another one lies over it.
    await control.click();
  },
});
