import { listen } from '#tests/support/announcements.ts';
import { pointer } from '#tests/support/hand.ts';
import { addPaper, expect, nextButton, openPage, paperCard, test } from '#tests/support/journey.ts';
import { samplePdf } from '#tests/support/sample-files.ts';
import { guestWithoutLine } from '#tests/support/whole-ways.ts';

test('each change is said once: kept, added, sealed, sent and received', async ({ context, portal }) => {
  const heard = await listen(context);
  await guestWithoutLine(context, portal, () => pointer);
  const times = (words: RegExp) => heard.filter((it) => words.test(it)).length;
  const news = {
    kept: times(/^Câu trả lời nào cũng được cất ngay/),
    added: times(/^Đã cất Giấy chứng sinh trên máy$/),
    sealed: times(/^Đã niêm phong trên máy này/),
    received: times(/Cổng đã nhận hồ sơ/),
  };
  expect(news, heard.join('\n')).toEqual({ kept: 1, added: 1, sealed: 1, received: 1 });
  expect(times(/^Đang gửi/), heard.join('\n')).toBeLessThanOrEqual(1);
  // The same sentence twice in a row says nothing new.
  const repeated = heard.filter((it, n) => it === heard[n - 1] && !/^Đang (tải|mở)/.test(it));
  expect(repeated).toEqual([]);
});

test('what is wrong is said once: by focus at the list of faults, aloud at a file that was refused', async ({
  context,
  portal,
}) => {
  const heard = await listen(context);
  const page = await openPage(context, portal, '/bat-dau/1.001193');
  await expect(page).toHaveURL(/soan/);
  await nextButton(page).click();
  const faults = page.getByRole('region', { name: /chỗ cần sửa/ });
  await expect(faults).toBeFocused();
  await page.locator('input[type=radio]').first().check();
  expect(heard.filter((it) => it.includes('chỗ cần sửa'))).toEqual([]);

  await page.goto(`${page.url().replace(/(\/soan\/[^/]+).*/, '$1')}/giay-to`);
  const text = { name: 'ghi-chu.txt', mimeType: 'text/plain', buffer: Buffer.from('không phải giấy tờ') };
  const card = paperCard(page, 'Giấy chứng sinh');
  await card.getByLabel('Chọn ảnh hoặc tệp').setInputFiles(text);
  await expect(card.getByText('Chưa nhận được tệp “ghi-chu.txt”')).toBeVisible();
  const pdf = { name: 'giay.pdf', mimeType: 'application/pdf', buffer: Buffer.from(samplePdf('giay')) };
  await addPaper(page, 'Giấy chứng sinh', pdf);
  expect(heard.filter((it) => it.includes('ghi-chu.txt'))).toHaveLength(1);

  // Whoever takes it out by the keys goes on at that paper.
  await card.getByRole('button', { name: 'Bỏ tệp này' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Bỏ tệp này' }).press('Enter');
  await expect(card.getByText('giay.pdf')).toHaveCount(0);
  await expect(card).toBeFocused();
});
