import { autofill } from '#tests/support/autofill.ts';
import { codeFor, expect, fillForm, newPerson, nextButton, openPage, test } from '#tests/support/journey.ts';
import { sampleAnswers } from '#tests/support/seeds.ts';

test('signing up and the e-form say what a browser may fill in, and what it filled in is kept', async ({
  context,
  portal,
}) => {
  const person = newPerson();
  const page = await openPage(context, portal, '/dang-nhap');
  const [year = '', month = '', day = ''] = person.birthDate.split('-');
  const fill = async (id: string, token: string, value: string) => {
    const box = page.locator(`#${id}`);
    await expect(box).toHaveAttribute('autocomplete', token);
    await autofill(box, value);
  };

  await test.step('signing up', async () => {
    await expect(page.locator('#phone')).toHaveAttribute('autocomplete', 'tel');
    await page.locator('#channel-EMAIL').check();
    await fill('email', 'email', person.email);
    await page.getByRole('button', { name: 'Gửi mã', exact: true }).click();
    await fill('code', 'one-time-code', await codeFor(portal, person.email));
    await nextButton(page).click();
    await fill('fullName', 'name', person.fullName);
    await fill('birthDate-day', 'bday-day', day);
    await fill('birthDate-month', 'bday-month', month);
    await fill('birthDate-year', 'bday-year', year);
    await nextButton(page).click();
    await expect(page.locator('#personalId')).toHaveAttribute('autocomplete', 'off');
    await page.locator('#personalId').fill(person.personalId);
    await nextButton(page).click();
    await page.getByRole('button', { name: /^Mở tài khoản/ }).click();
    await expect(page).not.toHaveURL(/dang-nhap/, { timeout: 30_000 });
  });

  await test.step('the applicant of an e-form', async () => {
    await page.goto(`${portal.url}/bat-dau/1.001193`);
    await expect(page).toHaveURL(/soan/);
    await fillForm(page, '1.001193', sampleAnswers('birth'), 'Ông/Bà tên gì, sinh ngày nào?');
    await fill('f-applicantName', 'name', 'Trần Thị Hoa');
    await fill('f-applicantBirthDate-day', 'bday-day', '12');
    await fill('f-applicantBirthDate-month', 'bday-month', '4');
    await fill('f-applicantBirthDate-year', 'bday-year', '1995');
    await fill('f-applicantPhone', 'tel', '0912345678');
    await expect(page.getByText('Đã cất trên máy', { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.locator('#f-applicantName')).toHaveValue('Trần Thị Hoa');
    await expect(page.locator('#f-applicantBirthDate-year')).toHaveValue('1995');
    await expect(page.locator('#f-applicantPhone')).toHaveValue('0912345678');
  });

  await test.step('another person’s fields are left alone', async () => {
    await fillForm(page, '1.001193', sampleAnswers('birth'), 'Bé tên gì, sinh ngày nào?');
    await expect(page.locator('#f-childName')).toHaveAttribute('autocomplete', 'off');
    await expect(page.locator('#f-childBirthDate-day')).toHaveAttribute('autocomplete', 'off');
  });

  await test.step('the place where letters go', async () => {
    await fillForm(page, '1.001193', sampleAnswers('birth'), 'Ông/Bà muốn nhận kết quả thế nào?');
    await page.locator('#f-delivery-POSTAL').check();
    await fill('f-postalName', 'shipping name', 'Trần Thị Hoa');
    await fill('f-postalPhone', 'shipping tel', '0912345678');
    const province = page.locator('#f-postalAddress-province');
    await expect(province).toHaveAttribute('autocomplete', 'shipping address-level1');
    await province.selectOption('30');
    await expect(page.locator('#f-postalAddress-district')).toHaveAttribute('autocomplete', 'shipping address-level2');
    await fill('f-postalAddress-detail', 'shipping street-address', 'Số 12, ngõ 3');
    await expect(page.getByText('Đã cất trên máy', { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.locator('#f-postalAddress-detail')).toHaveValue('Số 12, ngõ 3');
  });
});

test('a password manager finds name and password of an officer in one form, and signs in with what it filled in silently', async ({
  context,
  portal,
}) => {
  const page = await openPage(context, portal, '/can-bo');
  const username = page.locator('form input[autocomplete=username]');
  const password = page.locator('form:has(input[autocomplete=username]) input[autocomplete=current-password]');
  await expect(password).toHaveAttribute('type', 'password');
  await autofill(username, 'mai', { silent: true });
  await autofill(password, portal.password, { silent: true });
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hồ sơ của đơn vị');
});
