import { expect, openPage, test } from '#tests/support/journey.ts';

test('a link opened in Zalo says what does not work there and leads out, and the work is not held back', async ({
  browser,
  portal,
}) => {
  const context = await browser.newContext({
    locale: 'vi-VN',
    viewport: { width: 360, height: 740 },
    userAgent:
      'Mozilla/5.0 (Linux; Android 12; SM-A125F; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/122.0.0.0 Mobile Safari/537.36 Zalo android/12100793 ZaloLanguage/vi',
  });
  const page = await openPage(context, portal, '/bat-dau/1.001193');
  await expect(page).toHaveURL(/soan/);
  await page.screenshot({ path: 'test-results/in-app-folded.png', fullPage: true });
  await page.getByText('Ông/Bà đang mở trang này trong Zalo').click();
  await expect(page.getByRole('link', { name: 'Mở bằng trình duyệt' })).toHaveAttribute(
    'href',
    /^intent:\/\/.*\/bat-dau\/1\.001193#Intent;/,
  );
  await page.getByLabel('Bé do cha mẹ sinh ra').check();
  await page.goto(portal.url);
  await expect(page.getByRole('link', { name: 'Mở bằng trình duyệt' })).toBeVisible();
  await page.screenshot({ path: 'test-results/in-app.png' });
  await context.close();
});
