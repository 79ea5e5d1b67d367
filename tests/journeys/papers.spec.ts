import { addPaper, expect, openPage, paperCard, takePhoto, test } from '#tests/support/journey.ts';
import { samplePdf } from '#tests/support/sample-files.ts';

const PAPER = 'Giấy chứng sinh';
const pdf = (text: string, name = `${text}.pdf`) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(samplePdf(text)),
});

test('papers are judged by what they are, refused in words, and ordered, replaced and taken out', async ({
  context,
  portal,
}) => {
  const page = await openPage(context, portal, '/bat-dau/1.001193');
  await expect(page).toHaveURL(/soan/);
  await page.getByLabel('Bé do cha mẹ sinh ra').check();
  await page.goto(`${page.url().replace(/(\/soan\/[^/]+).*/, '$1')}/giay-to`);
  const card = paperCard(page, PAPER);
  const choose = card.getByLabel('Chọn ảnh hoặc tệp');

  await test.step('what is refused says why and what to do, and nothing is kept of it', async () => {
    const refusals: [string, Buffer, RegExp][] = [
      ['trang.pdf', Buffer.from('<!doctype html><script>alert(1)</script>'), /Chỉ nhận ảnh JPEG, PNG hoặc tệp PDF/],
      ['trong.jpg', Buffer.alloc(0), /Tệp này trống/],
      [
        'IMG_1.HEIC',
        Buffer.from(`\0\0\0\x18ftypheic\0\0\0\0mif1heic${'\0'.repeat(64)}`, 'latin1'),
        /chưa đọc được ảnh HEIC này/,
      ],
      [
        'khoa.pdf',
        Buffer.from(`${Buffer.from(samplePdf('khóa')).toString()}\ntrailer<</Encrypt 5 0 R>>\n%%EOF\n`),
        /có mật khẩu/,
      ],
      ['cat.jpg', (await takePhoto(page, 'cắt')).subarray(0, 9000), /bị cắt ngang|Không đọc được/],
    ];
    for (const [name, buffer, sentence] of refusals) {
      await choose.setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
      await expect(card.getByText(sentence)).toBeVisible();
      await expect(card.getByText(`Chưa nhận được tệp “${name}”`)).toBeVisible();
    }
    await expect(card.getByText('đã cất an toàn trên máy')).toHaveCount(0);
  });

  await test.step('two files, the second moved before the first', async () => {
    await addPaper(page, PAPER, pdf('một'));
    await addPaper(page, PAPER, { name: 'hai.jpg', mimeType: 'image/jpeg', buffer: await takePhoto(page, 'hai') });
    await expect(card.getByRole('img', { name: 'Ảnh trang 2' })).toBeVisible();
    await card.getByRole('button', { name: 'Lên trước' }).click();
    await expect(card.locator('li strong').first()).toHaveText('hai.jpg');
  });

  await test.step('replaced and taken out, after a question', async () => {
    await card.getByLabel('Thay tệp khác').first().setInputFiles(pdf('ba'));
    await expect(card.locator('li strong').first()).toHaveText('ba.pdf');
    await card.getByRole('button', { name: 'Bỏ tệp này' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ tệp này' }).click();
    await expect(card.locator('li strong')).toHaveText(['một.pdf']);
  });

  await test.step('a second tab sees that the draft is open here, and takes over when this one is closed', async () => {
    const second = await openPage(context, portal, new URL(page.url()).pathname);
    await expect(second.getByRole('heading', { level: 1 })).toHaveText('Hồ sơ đang mở ở thẻ khác');
    await page.close();
    await expect(second.getByRole('heading', { level: 1 })).toHaveText('Giấy tờ');
    await expect(paperCard(second, PAPER).locator('li strong')).toHaveText(['một.pdf']);
  });
});
