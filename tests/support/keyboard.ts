import type { Locator, Page } from '@playwright/test';
import type { Hand } from './hand.ts';
import { expect } from './journey.ts';

/** More stops than any screen has: after so many one has been all the way round. */
const MOST_TABS = 150;
/** How long a screen may take to be drawn before it must have given focus a place. */
const SETTLED_MS = 5_000;

/**
 * What is wrong with where focus stands: it must be in the screen, be marked by a ring of two pixels or more, and not lie under
 * the bar at the thumb (WCAG 2.2, 2.4.7, 2.4.11). What takes focus from the app alone (a title, a list of faults) needs no ring.
 */
const faultsOfFocus = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLElement | null;
    if (at === null || at === document.body) return ['focus is lost'];
    // A radio button, a file or the search box are marked by what stands around them.
    let marked: HTMLElement | null = at;
    for (let n = 0; n < 4 && marked !== null; n += 1, marked = marked.parentElement) {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(marked);
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) break;
      if (marked === at && boxShadow !== 'none') break;
    }
    const name = `“${(at.textContent || at.id).trim().slice(0, 60)}”`;
    const ours = document.querySelector('.shell') !== null;
    const faults = ours && marked === null && at.tabIndex >= 0 ? [`${name} has no visible ring`] : [];
    const shown = marked ?? at;
    const box = shown.getClientRects()[0] ?? shown.getBoundingClientRect();
    const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
    const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
    if (right <= left || bottom <= top) return [...faults, `${name} is not in the screen`];
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (hit !== null && !shown.contains(hit) && !hit.contains(shown))
      faults.push(`${name} lies under ${hit.closest('[class]')?.className ?? hit.tagName}`);
    return faults;
  });

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluateAll((found) => found.some((it) => it === document.activeElement));

/** Focus stands somewhere that can be seen. */
export const expectFocus = (page: Page, after: string): Promise<void> =>
  expect
    .poll(() => faultsOfFocus(page).catch(() => ['the page is changing']), { message: after, timeout: SETTLED_MS })
    .toEqual([]);

/** The app worked by Tab, Enter, the space bar, arrows and typing; after each act focus must still have its place. */
export function keys(page: Page): Hand {
  /** The document in which something was done: in a new one focus begins at the top. */
  let document = 0;
  const opened = () => page.evaluate(() => performance.timeOrigin);
  const key = (name: string) => page.keyboard.press(name);

  async function reach(target: Locator): Promise<void> {
    await expect(target.first()).toBeVisible();
    const now = await opened();
    if (now === document) await expectFocus(page, `before ${String(target)}`);
    document = now;
    for (let tabs = 0; !(await hasFocus(target)); tabs += 1) {
      if (tabs === MOST_TABS) throw new Error(`${MOST_TABS} tabs did not lead to ${String(target)}`);
      await key('Tab');
    }
    await expectFocus(page, `at ${String(target)}`);
  }

  return {
    async write(box, text) {
      await reach(box);
      if (text === '') return;
      await key('Control+A');
      await page.keyboard.type(text);
      await expect(box).not.toHaveValue('');
    },
    async tick(box) {
      const name = await box.evaluate((it) => (it instanceof HTMLInputElement && it.type === 'radio' ? it.name : ''));
      if (name === '') {
        await reach(box);
        if (!(await box.isChecked())) await key('Space');
      } else {
        // A group is one stop: the arrows choose in it.
        await reach(page.locator(`input[type=radio][name="${name}"]`));
        for (let n = 0; n < 20 && !(await hasFocus(box)); n += 1) await key('ArrowDown');
        if (!(await box.isChecked())) await key('Space');
      }
      await expect(box).toBeChecked();
    },
    async pick(list, value) {
      await reach(list);
      const steps = await list.evaluate((it, wanted) => {
        const { options, selectedIndex } = it as HTMLSelectElement;
        return [...options].findIndex((option) => option.value === wanted) - selectedIndex;
      }, value);
      for (let n = 0; n < Math.abs(steps); n += 1) await key(steps > 0 ? 'ArrowDown' : 'ArrowUp');
      await expect(list).toHaveValue(value);
    },
    async press(control) {
      await reach(control);
      await key('Enter');
    },
    async give(input, file) {
      await reach(input);
      const chooser = page.waitForEvent('filechooser');
      await key('Space');
      await (await chooser).setFiles(file);
    },
  };
}
