import { addPaper, expect, openPage, paperCard, takePhoto, test } from '#tests/support/journey.ts';

const PAPER = 'Giấy chứng sinh';

test('photographed pages become one PDF in the order that is shown, and more than the paper takes are offered so', async ({
  context,
  portal,
}) => {
  const page = await openPage(context, portal, '/bat-dau/1.001193');
  await expect(page).toHaveURL(/soan/);
  await page.getByLabel('Bé do cha mẹ sinh ra').check();
  await page.goto(`${page.url().replace(/(\/soan\/[^/]+).*/, '$1')}/giay-to`);
  const card = paperCard(page, PAPER);
  const photo = async (name: string) => ({ name, mimeType: 'image/jpeg', buffer: await takePhoto(page, name) });

  await test.step('two pages are joined after their order was seen', async () => {
    await addPaper(page, PAPER, await photo('trang-1.jpg'));
    await addPaper(page, PAPER, await photo('trang-2.jpg'));
    await card.getByRole('button', { name: 'Gộp 2 trang ảnh thành một tệp PDF' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('listitem')).toHaveText(['trang-1.jpg', 'trang-2.jpg']);
    await page.screenshot({ path: 'test-results/join-dialog.png' });
    await dialog.getByRole('button', { name: 'Gộp thành một tệp' }).click();
    await expect(dialog).toBeHidden();
    await expect(card.locator('li strong')).toHaveText(['Giấy chứng sinh.pdf']);
    await expect(card.getByText('2 trang', { exact: true })).toBeVisible();
    await expect(card.getByRole('img', { name: 'Ảnh trang 1' })).toBeVisible();
    await page.screenshot({ path: 'test-results/joined.png', fullPage: true });
  });

  await test.step('more than the paper takes: joined, none is refused', async () => {
    const names = ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg'];
    const files = [];
    for (const name of names) files.push(await photo(name));
    await card.getByLabel('Chọn ảnh hoặc tệp').setInputFiles(files);
    await expect(page.getByRole('dialog').getByText('Giấy này nhận tối đa 4 tệp')).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Gộp thành một tệp' }).click();
    await expect(card.locator('li strong')).toHaveText(['Giấy chứng sinh.pdf', 'Giấy chứng sinh.pdf']);
    await expect(card.getByText('4 trang', { exact: true })).toBeVisible();
  });
});
