import { writeFileSync } from 'node:fs';
import { expect, openPage, takePhoto, test } from '#tests/support/journey.ts';
import { watchMemory } from '#tests/support/measure-memory.ts';

/** What a phone of 2 GB can spare for one page. */
const MOST = 150;
const PHOTOS = 12;

test('twelve photographs of 12 megapixels pass through a phone of 2 GB', async ({ browser, context, portal }, info) => {
  // Taken by another page, whose memory is given back before it is counted; chosen from the disk as in life.
  const camera = await browser.newContext();
  const path = info.outputPath('IMG.jpg');
  writeFileSync(path, await takePhoto(await openPage(camera, portal), 'mười hai', 4_000, 3_000));
  await camera.close();

  const page = await openPage(context, portal, '/bat-dau/1.001193');
  await expect(page).toHaveURL(/soan/);
  await page.getByLabel('Bé do cha mẹ sinh ra').check();
  await page.goto(`${page.url().replace(/(\/soan\/[^/]+).*/, '$1')}/giay-to`);
  const cards = page.locator('section.card', { has: page.getByLabel('Chọn ảnh hoặc tệp') });
  await expect(cards.first()).toBeVisible();
  // Until what comes after the first screen has come.
  await page.waitForTimeout(6_000);
  const watch = await watchMemory(browser);
  test.skip(watch === undefined, 'memory is read from /proc');

  let done = 0;
  for (let n = 0; done < PHOTOS; n += 1) {
    const card = cards.nth(Math.floor(n / 4));
    const kept = card.getByText('đã cất an toàn trên máy');
    const before = await kept.count();
    await card.getByLabel('Chọn ảnh hoặc tệp').setInputFiles(path);
    await expect(kept).toHaveCount(before + 1, { timeout: 60_000 });
    done += 1;
  }
  const { most, now } = (await watch?.stop()) ?? { most: 0, now: 0 };
  const idle = watch?.idle ?? 0;
  const said = `${(most - idle).toFixed(1)} MB above idle (${idle.toFixed(1)}), afterwards ${(now - idle).toFixed(1)}`;
  info.annotations.push({ type: 'memory', description: said });
  console.info(`memory: ${said}`);
  expect(most - idle).toBeLessThanOrEqual(MOST);
});
