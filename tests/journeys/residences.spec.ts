import {
  expect,
  fillForm,
  fillSection,
  goOn,
  nextButton,
  openPage,
  readyForOffline,
  test,
} from '#tests/support/journey.ts';
import { sampleAnswers } from '#tests/support/seeds.ts';

const CODE = '1.004873';
const SCREEN = 'Từ tuổi kết hôn đã cư trú ở đâu?';

test('places of residence are added, told wrong by their number, left out and kept, by keyboard and without a line', async ({
  context,
  portal,
}) => {
  const page = await openPage(context, portal);
  await readyForOffline(page);
  await page.goto(`${portal.url}/bat-dau/${CODE}`);
  const sample = sampleAnswers('marital-status');
  await fillForm(page, CODE, sample, SCREEN);
  await context.setOffline(true);
  const place = (n: number) => page.getByRole('group', { name: `Nơi ${n}`, exact: true });
  const year = (field: string, n: number) => page.locator(`#f-residences-${n}-${field}-year`);

  // The place of residence stands in the first row already, which cannot be left out.
  await expect(place(1).getByLabel('Tỉnh, thành phố')).toHaveValue('30');
  await expect(page.getByRole('button', { name: /^Bỏ Nơi/ })).toHaveCount(0);
  await year('residenceFrom', 0).fill('2019');

  const add = page.getByRole('button', { name: 'Thêm nơi ở trước đó' });
  await add.focus();
  await page.keyboard.press('Enter');
  await expect(place(2)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(place(2).getByLabel('Tỉnh, thành phố')).toBeFocused();
  await year('residenceFrom', 1).fill('2015');
  await nextButton(page).click();
  await expect(page.locator('.error-summary')).toContainText('Nơi 2');

  await add.focus();
  await page.keyboard.press('Enter');
  await expect(place(3)).toBeFocused();
  const leaveOut = page.getByRole('button', { name: 'Bỏ Nơi 2' });
  await leaveOut.focus();
  await page.keyboard.press('Enter');
  await expect(place(2)).toBeFocused();
  await expect(place(3)).toHaveCount(0);
  await page.getByRole('button', { name: 'Bỏ Nơi 2' }).click();
  await expect(place(1)).toBeFocused();

  await fillSection(page, CODE, sample);
  await expect(page.getByText('Đã cất trên máy')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(SCREEN);
  await expect(year('residenceFrom', 2)).toHaveValue('1995');
  await goOn(page);
  await fillForm(page, CODE, sample);
});
