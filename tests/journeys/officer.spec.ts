import { fileDossier } from '#tests/support/filed-dossier.ts';
import { expect, openPage, signInOfficer, test } from '#tests/support/journey.ts';

const TABLET = { viewport: { width: 820, height: 1180 } };

test('two officers of a unit, one of another: sign-in, lease, one complete request, and a refusal with its reason', async ({
  browser,
  context,
  portal,
}) => {
  const { page, dossierId } = await fileDossier(context, portal, 'birth');
  const address = `/can-bo/ho-so/${dossierId}`;

  await test.step('a wrong password is told in words, and nothing else', async () => {
    const stranger = await openPage(await browser.newContext(TABLET), portal, '/can-bo');
    await stranger.getByLabel('Tên đăng nhập').fill('mai');
    await stranger.getByLabel('Mật khẩu', { exact: true }).fill('không phải');
    await stranger.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await expect(stranger.getByText('Tên đăng nhập hoặc mật khẩu không đúng.').first()).toBeVisible();
    await stranger.context().close();
  });

  const mai = await signInOfficer(await browser.newContext(TABLET), portal, 'mai');
  await mai.goto(portal.url + address);
  await expect(mai.getByRole('button', { name: 'Tiếp nhận', exact: true })).toBeVisible();

  await test.step('the second sees who has it open and can do nothing to it', async () => {
    const hung = await signInOfficer(await browser.newContext(TABLET), portal, 'hung');
    await hung.goto(portal.url + address);
    await expect(hung.getByText('Nguyễn Thị Mai đang mở hồ sơ này').first()).toBeVisible();
    await expect(hung.getByRole('button', { name: 'Tiếp nhận', exact: true })).toBeHidden();
    await hung.context().close();
  });

  await test.step('an officer of another commune finds nothing', async () => {
    const lan = await signInOfficer(await browser.newContext(TABLET), portal, 'lan');
    await expect(lan.getByRole('link', { name: /Đăng ký khai sinh/ })).toHaveCount(0);
    await lan.goto(portal.url + address);
    await expect(lan.getByRole('heading', { name: 'Không có hồ sơ này trong đơn vị' })).toBeVisible();
    await lan.context().close();
  });

  await test.step('opens the paper', async () => {
    await mai.getByRole('button', { name: /^Mở/ }).first().click();
    await expect(mai.getByRole('button', { name: 'Đóng' })).toBeVisible();
    await mai.getByRole('button', { name: 'Đóng' }).click();
  });

  await test.step('a refusal needs its reason in words; the citizen reads it', async () => {
    await mai.getByRole('button', { name: 'Không tiếp nhận', exact: true }).click();
    const dialog = mai.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Không tiếp nhận' }).click();
    await expect(dialog.getByText('Xin ghi rõ lý do, ít nhất 10 ký tự.').first()).toBeVisible();
    await dialog.getByLabel('Lý do').fill('Bé đã được đăng ký khai sinh tại phường Hải Tân ngày 05/11/2026');
    await dialog.getByLabel('Căn cứ pháp lý').fill('Điều 8 Luật Hộ tịch số 60/2014/QH13');
    await dialog.getByRole('button', { name: 'Không tiếp nhận' }).click();
    await expect(mai.getByText('Đã trả lời không tiếp nhận. Người nộp nhận được lý do.').first()).toBeVisible();
    await page.reload();
    await expect(page.getByText('Bé đã được đăng ký khai sinh tại phường Hải Tân').first()).toBeVisible();
    await expect(page.getByText('Điều 8 Luật Hộ tịch số 60/2014/QH13').first()).toBeVisible();
  });
});

test('a dossier withdrawn by its citizen waits for the officer, who lets it go', async ({
  browser,
  context,
  portal,
}) => {
  const { page, dossierId } = await fileDossier(context, portal, 'birth');
  await page.getByRole('button', { name: 'Rút hồ sơ' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Xin rút' }).click();
  await expect(page.getByText('Ông/Bà đã xin rút hồ sơ').first()).toBeVisible();
  const mai = await signInOfficer(await browser.newContext(TABLET), portal, 'mai');
  await mai.goto(`${portal.url}/can-bo/ho-so/${dossierId}`);
  await mai.getByRole('button', { name: 'Đồng ý cho rút' }).click();
  await mai.getByRole('dialog').getByRole('button', { name: 'Đồng ý cho rút' }).click();
  await expect(mai.getByText('Đã đồng ý cho rút hồ sơ.').first()).toBeVisible();
  await page.reload();
  await expect(page.getByText('Hồ sơ đã dừng').first()).toBeVisible();
});
