import type { Page } from '@playwright/test';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { openLine, type ShapedLine } from './shaped-line.ts';

/** The built portal behind a line that can be made slow or cut. */
export async function startPortalBehindLine(): Promise<{
  readonly portal: RunningPortal;
  readonly line: ShapedLine;
  close(): Promise<void>;
}> {
  const line = await openLine();
  const portal = await startPortal({ PUBLIC_URL: line.url, LOG_LEVEL: 'error' });
  line.lead(Number(new URL(portal.url).port));
  return {
    portal,
    line,
    async close() {
      line.close();
      await portal.stop();
    },
  };
}

/** Until worker and public data lie on the device and nothing more comes over the line. */
export async function settle(page: Page, line: ShapedLine): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  let quiet = 0;
  let before = -1;
  for (let tries = 0; tries < 120 && quiet < 6; tries += 1) {
    await page.waitForTimeout(250);
    quiet = line.bytesDown() === before ? quiet + 1 : 0;
    before = line.bytesDown();
  }
}
