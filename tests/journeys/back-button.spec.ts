import { expect, fillSection, nextButton, openPage, test } from '#tests/support/journey.ts';
import { sampleAnswers, shippedForm } from '#tests/support/seeds.ts';

test('back and forward lose nothing that was typed, on any step of a form or of signing in', async ({
  context,
  portal,
}) => {
  const page = await openPage(context, portal);
  const title = page.getByRole('heading', { level: 1 });
  /** What stands in every field of the screen. */
  const typed = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('main input, main select, main textarea')]
        .map((it) => `${it.id}=${'checked' in it && /radio|checkbox/.test(it.type) ? it.checked : it.value}`)
        .join('\n')
        // "04" and "4" are one month.
        .replace(/-(day|month)=0/g, '-$1='),
    );

  await test.step('every step of a birth’s declaration', async () => {
    await expect(title).toBeVisible();
    // By a link of the app, so that the way back stays within it.
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: '/bat-dau/1.001193' });
      document.body.append(link);
      link.click();
      link.remove();
    });
    await expect(page).toHaveURL(/soan/);
    const answers = sampleAnswers('birth');
    const titles = shippedForm('1.001193').pages.flatMap((it) => it.sections.map((section) => section.title.vi));
    for (;;) {
      await expect(nextButton(page)).toBeVisible();
      const shown = (await title.textContent()) ?? '';
      if (!titles.includes(shown)) break;
      await fillSection(page, '1.001193', answers);
      const before = await typed();
      // At once, as a thumb does: nothing waits for what was typed to be on the disk.
      await page.goBack();
      await expect(title).not.toHaveText(shown);
      await page.goForward();
      await expect(title).toHaveText(shown);
      expect(await typed(), shown).toBe(before);
      await nextButton(page).click();
      await expect(title).not.toHaveText(shown);
    }
  });

  await test.step('a date of which only the day was typed', async () => {
    await page.goto(`${portal.url}/bat-dau/1.001193`);
    await page.waitForURL(/soan/);
    await page.getByLabel('Bé do cha mẹ sinh ra').check();
    for (let n = 0; n < 6 && (await page.locator('.date-boxes input').count()) === 0; n += 1) {
      await fillSection(page, '1.001193', sampleAnswers('birth'));
      const before = page.url();
      await nextButton(page).click();
      await expect(page).not.toHaveURL(before);
      await expect(nextButton(page)).toBeVisible();
    }
    const boxes = page.locator('.date-boxes').first().locator('input');
    await boxes.nth(0).fill('5');
    await boxes.nth(1).fill('');
    await boxes.nth(2).fill('');
    await page.goBack();
    await page.goForward();
    await expect(boxes.nth(0)).toHaveValue('5');
    await expect(boxes.nth(1)).toHaveValue('');
    await expect(boxes.nth(2)).toHaveValue('');
  });

  await test.step('an address that was typed for signing in', async () => {
    await page.getByRole('link', { name: 'Một Cửa', exact: true }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'Tôi' }).click();
    await page.goto(`${portal.url}/tai-khoan`);
    await page.getByRole('link', { name: 'Đăng nhập' }).first().click();
    await page.locator('#channel-EMAIL').check();
    await page.locator('#email').fill('ba.tuyet@vidu.vn');
    await page.goBack();
    await expect(page.locator('#email')).toHaveCount(0);
    await page.goForward();
    await expect(page.locator('#email')).toHaveValue('ba.tuyet@vidu.vn');
  });

  await test.step('on its side everything is in reach', async () => {
    await page.setViewportSize({ width: 740, height: 360 });
    await page.screenshot({ path: 'test-results/landscape-sign-in.png' });
    await page.goto(`${portal.url}/`);
    await expect(title).toBeVisible();
    await page.screenshot({ path: 'test-results/landscape-home.png' });
    await page.goto(`${portal.url}/bat-dau/1.001193`);
    // The question has the height to itself; what leads on comes after it.
    await expect(nextButton(page)).not.toBeInViewport();
    await nextButton(page).scrollIntoViewIfNeeded();
    await expect(nextButton(page)).toBeInViewport();
    await page.screenshot({ path: 'test-results/landscape-form.png', fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(740);
  });
});
