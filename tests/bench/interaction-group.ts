import type { Page } from '@playwright/test';
import { atMost, median, percentile } from './figure.ts';
import { browserOf, type Group } from './group.ts';
import { fillLargeDraft, typeTraced } from './keystroke.ts';
import { settle, startPortalBehindLine } from './portal-line.ts';
import { launch, phone, SLOWER } from './visit.ts';

/** The longest time from a key or a tap to the next frame, as the browser itself measures it. */
async function slowestInteraction(page: Page): Promise<number> {
  await page.evaluate(() => {
    const seen = window as unknown as { slowest: number };
    seen.slowest = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { interactionId } = entry as unknown as { interactionId: number };
        if (interactionId !== 0) seen.slowest = Math.max(seen.slowest, entry.duration);
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit);
  });
  const form = page.locator('form.page');
  for (const choice of await form.locator('input[type=radio]').all()) await choice.check();
  const list = form.locator('select').first();
  if ((await list.count()) > 0) await list.selectOption({ index: 1 });
  const text = form.locator('input:not([type=radio]):not([type=checkbox])').first();
  if ((await text.count()) > 0) await text.pressSequentially('Nguyễn Bảo An', { delay: 60 });
  await page.getByRole('button', { name: 'Tiếp tục', exact: true }).click();
  await page.waitForTimeout(500);
  return page.evaluate(() => (window as unknown as { slowest: number }).slowest);
}

const KEYS = 'Nguyễn Bảo An';

/** Typing, choosing and going on, on the screens of the birth form; and what keeping a key of a large draft costs. */
export const interactionGroup: Group = {
  name: 'interaction',
  async run(settings) {
    const ours = await startPortalBehindLine();
    const browser = await launch(browserOf(settings));
    const slowest: number[] = [];
    const blocks: number[] = [];
    try {
      for (let n = 0; n < settings.rounds; n += 1) {
        const context = await phone(browser);
        const page = await context.newPage();
        await page.goto(`${ours.line.url}/bat-dau/1.001193`);
        await page.locator('form [id^="f-"]').first().waitFor();
        await settle(page, ours.line);
        const session = await context.newCDPSession(page);
        await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
        const screens: number[] = [];
        for (let screen = 0; screen < 2; screen += 1) screens.push(await slowestInteraction(page));
        slowest.push(Math.max(...screens));
        await context.close();
      }
      const context = await phone(browser);
      const page = await context.newPage();
      await page.goto(`${ours.line.url}/bat-dau/1.001193`);
      await fillLargeDraft(page);
      await settle(page, ours.line);
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      blocks.push(...(await typeTraced(browser, page, KEYS)));
      settings.say(`blocks of the keys: ${blocks.map((it) => it.toFixed(1)).join(', ')} ms`);
      await context.close();
    } finally {
      await browser.close();
      await ours.close();
    }
    settings.say(`slowest of each round: ${slowest.join(', ')} ms`);
    return [
      atMost('form: interaction to next paint', 'ms', median(slowest), 100),
      atMost('60 answers, 20 MB of papers: longest block by keeping a key', 'ms', percentile(blocks, 0.9), 8),
    ];
  },
};
