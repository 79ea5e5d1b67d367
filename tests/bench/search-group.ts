import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { ROOT, startPortal } from '#tests/support/running-portal.ts';
import { atMost, type Figure, percentile } from './figure.ts';
import { browserOf, type Group } from './group.ts';
import { manyRows, TYPED } from './many-rows.ts';
import { launch, phone, SLOWER } from './visit.ts';

/** The national catalogue's folder, where somebody has it; else rows are made. */
const CATALOGUE = process.env['CATALOGUE_PATH'];
const canImport = (): boolean => readFileSync(join(ROOT, 'package.json'), 'utf8').includes('"catalogue:import"');

interface Keystroke {
  readonly busy: number;
  readonly answered: number;
}

/** Types letter by letter; of every key: how long it held the main thread, and when the list had changed for the last time. */
async function typeAndWatch(page: Page, words: string): Promise<Keystroke[]> {
  const box = page.locator('#search-words');
  await box.fill('');
  await page.waitForTimeout(600);
  const keys: Keystroke[] = [];
  for (const letter of words) {
    const seen = page.evaluate(
      () =>
        new Promise<{ busy: number; answered: number }>((resolve) => {
          const main = document.querySelector('main') ?? document.body;
          let begun = 0;
          let changed = 0;
          let busy = 0;
          const watcher = new MutationObserver(() => {
            changed = performance.now();
          });
          addEventListener(
            'keydown',
            (event) => {
              begun = event.timeStamp;
              watcher.observe(main, { subtree: true, childList: true, characterData: true });
            },
            { once: true, capture: true },
          );
          const observer = new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
              if (entry.name !== 'keydown' && entry.name !== 'input' && entry.name !== 'keypress') continue;
              const { processingStart, processingEnd } = entry as PerformanceEventTiming;
              busy = Math.max(busy, processingEnd - processingStart);
            }
          });
          observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
          setTimeout(() => {
            watcher.disconnect();
            observer.disconnect();
            resolve({ busy, answered: changed === 0 ? 0 : changed - begun });
          }, 900);
        }),
    );
    await page.waitForTimeout(50);
    await page.keyboard.type(letter);
    keys.push(await seen);
  }
  return keys;
}

/** Puts generated rows in place of the portal's list. */
async function withManyRows(context: BrowserContext): Promise<void> {
  const rows = manyRows();
  await context.route('**/api/v1/procedures', (route) =>
    route.fulfill({ json: { procedures: rows, updatedAt: '2026-11-01T00:00:00.000Z' } }),
  );
}

/** Typing on the search page over the whole catalogue. */
export const searchGroup: Group = {
  name: 'search',
  async run(settings) {
    const data = mkdtempSync(join(tmpdir(), 'mot-cua-bench-'));
    const imported = CATALOGUE !== undefined && existsSync(CATALOGUE) && canImport();
    if (imported) {
      const environment = { ...process.env, DATA_DIR: data };
      execFileSync('npm', ['run', '--silent', 'catalogue:import', '--', CATALOGUE], { cwd: ROOT, env: environment });
    }
    settings.say(imported ? 'over the national catalogue' : 'over generated rows (CATALOGUE_PATH names none)');
    const portal = await startPortal({ DATA_DIR: data, LOG_LEVEL: 'silent' });
    const browser = await launch(browserOf(settings));
    const figures: Figure[] = [];
    try {
      const context = await phone(browser);
      if (!imported) await withManyRows(context);
      const page = await context.newPage();
      await page.goto(`${portal.url}/thu-tuc`);
      await page.locator('#search-words').waitFor();
      await page.waitForTimeout(3_000);
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      await page.locator('#search-words').focus();
      // The index is made at the first words.
      await typeAndWatch(page, 'a');
      await page.waitForTimeout(5_000);
      const keys: Keystroke[] = [];
      for (const words of TYPED) keys.push(...(await typeAndWatch(page, words)));
      figures.push(
        atMost(
          'search: main thread, a keystroke, p95',
          'ms',
          percentile(
            keys.map((it) => it.busy),
            0.95,
          ),
          16,
        ),
        atMost(
          'search: results after a keystroke, p95',
          'ms',
          percentile(
            keys.map((it) => it.answered),
            0.95,
          ),
          100,
        ),
      );
    } finally {
      await browser.close();
      await portal.stop();
      rmSync(data, { recursive: true, force: true });
    }
    return figures;
  },
};
