import {
  expect,
  fillForm,
  fillSection,
  goOn,
  openPage,
  paperCard,
  readyForOffline,
  test,
} from '#tests/support/journey.ts';
import { sampleAnswers } from '#tests/support/seeds.ts';

test('a family registers its stay without a line: people are added and taken out by keyboard, and a reload loses none', async ({
  context,
  portal,
}) => {
  const page = await openPage(context, portal, '/bat-dau/1.004194');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ông/Bà đăng ký tạm trú cho ai?');
  await readyForOffline(page);
  await context.setOffline(true);
  const household = sampleAnswers('temporary-residence');
  await fillForm(page, '1.004194', household, 'Những ai cùng đăng ký?');
  await fillSection(page, '1.004194', household);
  const names = page.getByLabel('Họ, chữ đệm và tên');
  await expect(names).toHaveCount(2);

  const add = page.getByRole('button', { name: 'Thêm một người' });
  await add.focus();
  await page.keyboard.press('Enter');
  await expect(names).toHaveCount(3);
  // The focus is at the new row: the next stop is its first question.
  await page.keyboard.press('Tab');
  await page.keyboard.type('Lê Gia Huy');
  await expect(names.nth(2)).toHaveValue('Lê Gia Huy');
  await page.getByRole('button', { name: 'Bỏ Người 3' }).focus();
  await page.keyboard.press('Enter');
  await expect(names).toHaveCount(2);

  await expect(page.getByText('Đã cất trên máy')).toBeVisible();
  await page.reload();
  const members = ['Lê Hoàng Đức', 'Lê Bảo An'];
  for (const [n, name] of members.entries()) await expect(names.nth(n)).toHaveValue(name);
  await expect(names).toHaveCount(members.length);
  await goOn(page);
  await fillForm(page, '1.004194', household);
  for (const paper of ['Giấy tờ chứng minh chỗ ở hợp pháp', 'Giấy đồng ý của chủ chỗ ở'])
    await expect(paperCard(page, paper)).toBeVisible();
});
