import { expect, openPage, paperCard, readyForOffline, takePhoto, test } from '#tests/support/journey.ts';
import { shareFiles } from '#tests/support/share-files.ts';

const PAPER = 'Giấy chứng sinh';

test('what another app shares waits on the device, offline too, until it is put into a dossier or deleted', async ({
  context,
  portal,
}) => {
  const page = await openPage(context, portal, '/bat-dau/1.001193');
  await expect(page).toHaveURL(/soan/);
  await page.getByLabel('Bé do cha mẹ sinh ra').check();
  await readyForOffline(page);
  const photo = async (name: string) => ({ name, mimeType: 'image/jpeg', buffer: await takePhoto(page, name) });
  const photos = [await photo('zalo-1.jpg'), await photo('zalo-2.jpg')];
  await page.goto(portal.url);
  const posted: string[] = [];
  context.on('request', (request) => {
    if (request.method() === 'POST' && request.serviceWorker() !== null) posted.push(request.url());
  });

  await test.step('shared without a line: it lies in the list, sent nowhere, and a reload shares nothing twice', async () => {
    await context.setOffline(true);
    await shareFiles(page, photos);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ảnh vừa nhận: cho vào hồ sơ nào?');
    await expect(page.getByLabel(/zalo-\d/)).toHaveCount(2);
    await page.reload();
    await expect(page.getByLabel(/zalo-\d/)).toHaveCount(2);
    expect(posted.filter((url) => url.includes('chia-se'))).toEqual([]);
  });

  await test.step('one is put into a dossier’s paper, the other goes on waiting', async () => {
    await page.getByLabel(/zalo-2/).uncheck();
    await page.getByRole('radio', { name: /khai sinh/i }).check();
    await page.getByRole('radio', { name: PAPER }).check();
    await page.screenshot({ path: 'test-results/share.png', fullPage: true });
    await page.getByRole('button', { name: 'Cho 1 tệp vào hồ sơ' }).click();
    await expect(page).toHaveURL(/giay-to$/);
    await expect(paperCard(page, PAPER).locator('li strong')).toHaveText(['zalo-1.jpg']);
    await expect(page.getByText('Có 1 tệp vừa chia sẻ đang chờ')).toBeVisible();
  });

  await test.step('what is not wanted is deleted after a question', async () => {
    await page.getByRole('link', { name: 'Cho vào hồ sơ' }).click();
    await page.getByRole('button', { name: 'Xóa 1 tệp khỏi danh sách' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Xóa', exact: true }).click();
    await expect(page.getByText(/Chưa có tệp nào/)).toBeVisible();
    await context.setOffline(false);
  });
});
