import {
  addPaper,
  declareAndSend,
  expect,
  fillForm,
  goOn,
  newPerson,
  openPage,
  paperCard,
  signInOfficer,
  signUp,
  takePhoto,
  test,
} from '#tests/support/journey.ts';
import { samplePdf } from '#tests/support/sample-files.ts';
import { sampleAnswers } from '#tests/support/seeds.ts';

const PAPER = 'Giấy ủy quyền';

test('a citizen files, pays, supplements and receives the result; an officer handles it; anybody may look it up', async ({
  browser,
  context,
  portal,
}) => {
  const person = newPerson();
  const page = await openPage(context, portal);

  await test.step('finds the procedure by words without marks', async () => {
    await page.getByRole('searchbox').fill('trich luc ho tich');
    await page
      .getByRole('link', { name: /Cấp bản sao trích lục hộ tịch/ })
      .first()
      .click();
    await expect(page.getByText('8.000 đồng').first()).toBeVisible();
    await page.getByRole('link', { name: 'Bắt đầu làm hồ sơ' }).click();
  });

  await test.step('answers, photographs the paper and checks the whole', async () => {
    await fillForm(page, '2.000635', sampleAnswers('extract-authorised'));
    await addPaper(page, PAPER, {
      name: 'IMG_2041.jpg',
      mimeType: 'image/jpeg',
      buffer: await takePhoto(page, 'Giấy ủy quyền'),
    });
    await goOn(page);
    await expect(page.getByText('24.000 đồng').first()).toBeVisible();
    await page.getByRole('button', { name: 'Gửi hồ sơ' }).click();
    await expect(page.getByRole('region', { name: /chỗ cần sửa/ }).filter({ hasText: 'cam đoan' })).toBeVisible();
    await declareAndSend(page);
  });

  await test.step('signs up only now, and nothing is asked twice', async () => {
    await signUp(page, portal, person);
    await expect(page.getByRole('heading', { name: 'Cổng đã nhận hồ sơ của Ông/Bà' })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('Chữ ký số của Cổng trên biên nhận đã được kiểm ngay trên máy này.')).toBeVisible();
  });

  await test.step('pays at the gateway', async () => {
    await page.getByRole('button', { name: /^Nộp 24\.000 đồng/ }).click();
    await page.getByRole('button', { name: 'Thanh toán', exact: true }).click();
    await page.waitForURL(/thanh-toan\/ket-qua/);
    await expect(page.getByText('Cổng đã ghi nhận khoản nộp').first()).toBeVisible({ timeout: 20_000 });
  });

  const desk = await browser.newContext({ viewport: { width: 820, height: 1180 } });
  const officer = await signInOfficer(desk, portal);
  await test.step('the officer finds it in the queue, opens the paper and asks for a better one', async () => {
    await officer
      .getByRole('link', { name: /Cấp bản sao trích lục/ })
      .first()
      .click();
    await expect(officer.getByText('Nguyễn Thị Ánh Tuyết').first()).toBeVisible();
    await officer.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
    await officer.getByLabel(`Cần bổ sung: ${PAPER}`).check();
    await officer
      .getByLabel(new RegExp(`^Lý do và cách sửa: ${PAPER}`))
      .fill('Ảnh mất góc phải, xin chụp lại đủ bốn góc');
    await officer.getByRole('button', { name: /^Gửi yêu cầu/ }).click();
    await expect(officer.getByText('Đã gửi yêu cầu bổ sung cho người nộp.').first()).toBeVisible();
  });

  await test.step('the citizen sees the reason, mends that paper alone and sends under the same reference', async () => {
    await page.goto(`${portal.url}/`);
    await expect(page.getByText('Cần ông/bà làm').first()).toBeVisible();
    await page
      .getByRole('link', { name: /Cấp bản sao trích lục hộ tịch/ })
      .first()
      .click();
    await expect(page.getByText('Ảnh mất góc phải, xin chụp lại đủ bốn góc').first()).toBeVisible();
    await page.getByRole('button', { name: 'Sửa ngay' }).click();
    await page.waitForURL(/soan/);
    await page.goto(`${page.url().replace(/(\/soan\/[^/]+).*/, '$1')}/giay-to`);
    await expect(paperCard(page, PAPER).getByText('Ảnh mất góc phải')).toBeVisible();
    await addPaper(page, PAPER, {
      name: 'giay-uy-quyen.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(samplePdf('Giấy ủy quyền')),
    });
    await goOn(page);
    await declareAndSend(page);
    await expect(page.getByRole('heading', { name: /^Cổng đã nhận bản thứ 2/ })).toBeVisible({ timeout: 30_000 });
  });

  await test.step('the officer accepts, takes it up and issues the result', async () => {
    await officer.reload();
    await officer.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
    await officer.getByRole('dialog').getByRole('button', { name: 'Tiếp nhận' }).click();
    await expect(officer.getByText(/Đã tiếp nhận, mã/).first()).toBeVisible();
    await officer.getByRole('button', { name: 'Bắt đầu xử lý' }).click();
    await expect(officer.getByText('Đã bắt đầu xử lý.').first()).toBeVisible();
    await officer.getByRole('button', { name: 'Gắn kết quả' }).click();
    await officer.getByLabel('Tệp kết quả').setInputFiles({
      name: 'ket-qua.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(samplePdf('Bản sao trích lục')),
    });
    await officer.getByRole('button', { name: 'Ban hành kết quả' }).click();
    await expect(officer.getByText(/Đã ban hành kết quả .*-KQ1/).first()).toBeVisible();
  });

  let code = '';
  await test.step('the citizen downloads the result and the whole dossier', async () => {
    await page.reload();
    await expect(page.getByText('Đã trả kết quả').first()).toBeVisible();
    const result = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải kết quả (PDF)' }).click();
    expect((await result).suggestedFilename()).toMatch(/\.pdf$/);
    const zip = page.waitForEvent('download');
    await page.getByRole('button', { name: /Tải toàn bộ hồ sơ/ }).click();
    expect((await zip).suggestedFilename()).toMatch(/\.zip$/);
    code = /\d{3}\.[\d.]*H23-\d{6}-\d{4}/.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? '';
    expect(code).not.toBe('');
    await page.goto(`${portal.url}/thong-bao`);
    await expect(page.locator('main')).toContainText(code);
  });

  await test.step('anybody with the code sees code and degree of completion, and no name', async () => {
    const stranger = await openPage(await browser.newContext(), portal, `/tra-cuu/${code.toLowerCase()}`);
    await expect(stranger.locator('main')).toContainText(code);
    await expect(stranger.locator('main')).not.toContainText('Tuyết');
    await expect(stranger.locator('main')).not.toContainText('trích lục');
  });
});
