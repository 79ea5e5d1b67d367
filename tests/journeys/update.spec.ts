import { appendFileSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { expect, fillSection, goOn, openPage, readyForOffline } from '#tests/support/journey.ts';
import { ROOT, startPortal } from '#tests/support/running-portal.ts';
import { sampleAnswers } from '#tests/support/seeds.ts';

base(
  'a new version waits while a form is open, says so, and is used when the person says so; the draft is as it was',
  async ({ context }) => {
    // A build of its own, so that it can be replaced under the running portal as a release does.
    const build = join(ROOT, '.cache', `release-${process.pid}`);
    mkdirSync(build, { recursive: true });
    cpSync(join(ROOT, 'dist'), build, { recursive: true });
    const portal = await startPortal({}, build);
    try {
      const page = await openPage(context, portal);
      await readyForOffline(page);
      await page.goto(`${portal.url}/bat-dau/1.001193`);
      await expect(page).toHaveURL(/soan/);
      await fillSection(page, '1.001193', sampleAnswers('birth'));
      await goOn(page);
      await expect(page.getByText('Đã cất trên máy')).toBeVisible();

      appendFileSync(join(build, 'client/service-worker.js'), '\n// the next release\n');
      rmSync(join(build, 'client/service-worker.js.br'));
      await page.reload();
      await expect(page.getByText('Phiên bản mới sẽ dùng khi Ông/Bà rời tờ khai.')).toBeVisible({ timeout: 20_000 });
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đăng ký ở xã, phường nào?');

      await page.goto(portal.url);
      const reloaded = page.waitForEvent('load');
      await page.getByRole('button', { name: 'Dùng ngay' }).click();
      await reloaded;
      await expect(page.getByText('Có phiên bản mới của ứng dụng.')).toBeHidden();
      await page
        .getByRole('link', { name: /Đăng ký khai sinh/ })
        .first()
        .click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đăng ký ở xã, phường nào?');
    } finally {
      await portal.stop();
      rmSync(build, { recursive: true, force: true });
    }
  },
);
