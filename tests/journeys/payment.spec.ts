import { fileDossier } from '#tests/support/filed-dossier.ts';
import { expect, openPage, test } from '#tests/support/journey.ts';

test('cancelled, closed and lost payments all end rightly', async ({ context, portal }) => {
  const { page, dossierId } = await fileDossier(context, portal);
  const pay = page.getByRole('button', { name: /^Nộp 24\.000 đồng/ });
  const dossier = `${portal.url}/ho-so/${dossierId}`;

  await test.step('cancelled at the gateway: nothing was paid, and one may try again', async () => {
    await pay.click();
    await page.getByRole('button', { name: 'Hủy' }).click();
    await expect(page.getByText('Ông/Bà đã hủy lần nộp này').first()).toBeVisible({ timeout: 20_000 });
    await page.getByRole('link', { name: 'Mở hồ sơ để nộp lại' }).click();
    await expect(pay).toBeVisible();
  });

  await test.step('the tab is closed at the gateway: the dossier still waits for its fee', async () => {
    await pay.click();
    await expect(page.getByRole('button', { name: 'Thanh toán', exact: true })).toBeVisible();
    await page.close();
  });

  await test.step('a forged return page changes nothing', async () => {
    const forged = await openPage(
      context,
      portal,
      '/thanh-toan/ket-qua?vnp_ResponseCode=00&vnp_TransactionStatus=00&vnp_TxnRef=FORGED123456',
    );
    await expect(forged.getByText('Cổng đã ghi nhận khoản nộp')).toBeHidden();
    await expect(forged).not.toHaveURL(/vnp_/);
    await forged.close();
  });

  await test.step('paid, but the notice is lost: the portal asks the gateway by itself', async () => {
    const again = await openPage(context, portal, `/ho-so/${dossierId}`);
    await again
      .getByRole('button', { name: /^(Nộp|Mở lại trang thanh toán)/ })
      .first()
      .click();
    await again.getByRole('button', { name: 'Thanh toán nhưng thông báo bị mất' }).click();
    await expect(again.getByText('Cổng đã ghi nhận khoản nộp').first()).toBeVisible({ timeout: 60_000 });
    await again.goto(dossier);
    await expect(again.getByText('Đã nộp phí, lệ phí').first()).toBeVisible();
    await expect(again.getByRole('button', { name: /^Nộp / })).toBeHidden();
  });
});
