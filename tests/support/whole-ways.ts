import type { BrowserContext, Page } from '@playwright/test';
import type { Hand } from './hand.ts';
import {
  addPaper,
  declareAndSend,
  expect,
  fillForm,
  goOn,
  newPerson,
  nextButton,
  openPage,
  readyForOffline,
  signInOfficer,
  signUp,
  takePhoto,
  test,
} from './journey.ts';
import type { RunningPortal } from './running-portal.ts';
import { samplePdf } from './sample-files.ts';
import { sampleAnswers } from './seeds.ts';

/** Whoever goes a whole way: with what hand, on which page. */
export type HandOf = (page: Page) => Hand;

const PAPER = 'Giấy ủy quyền';
const RECEIVED = 'Cổng đã nhận hồ sơ của Ông/Bà';

const pdf = (name: string) => ({
  name: `${name}.pdf`,
  mimeType: 'application/pdf',
  buffer: Buffer.from(samplePdf(name)),
});

/** Found, filled in, sent, paid, supplemented and answered: a citizen's way and an officer's day, who meet at the dossier. */
export async function citizenAndDesk(
  atDesk: BrowserContext,
  context: BrowserContext,
  portal: RunningPortal,
  handOf: HandOf,
): Promise<void> {
  const page = await openPage(context, portal);
  const hand = handOf(page);
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  await test.step('the citizen finds, fills in and sends', async () => {
    await hand.write(page.getByRole('searchbox'), 'trich luc ho tich');
    await hand.press(page.getByRole('link', { name: /Cấp bản sao trích lục hộ tịch/ }).first());
    await hand.press(page.getByRole('link', { name: 'Bắt đầu làm hồ sơ' }));
    await hand.press(nextButton(page));
    const errors = page.locator('.error-summary');
    await hand.press(errors.getByRole('link').first());
    await fillForm(page, '2.000635', sampleAnswers('extract-authorised'), undefined, hand);
    await addPaper(page, PAPER, pdf('giay-uy-quyen'), hand);
    await goOn(page, hand);
    await hand.press(button('Gửi hồ sơ'));
    await hand.press(errors.getByRole('link', { name: /cam đoan/ }));
    await declareAndSend(page, undefined, hand);
    await signUp(page, portal, newPerson(), hand);
    await expect(page.getByRole('heading', { name: RECEIVED })).toBeVisible({ timeout: 30_000 });
  });

  await test.step('pays', async () => {
    await hand.press(button(/^Nộp 24\.000 đồng/));
    await hand.press(page.getByRole('button', { name: 'Thanh toán', exact: true }));
    await page.waitForURL(/thanh-toan\/ket-qua/);
    await expect(page.getByText('Cổng đã ghi nhận khoản nộp').first()).toBeVisible({ timeout: 20_000 });
  });

  const desk = await signInOfficer(atDesk, portal, 'mai', handOf);
  const officer = handOf(desk);
  const act = (name: string) => desk.getByRole('button', { name, exact: true });
  await test.step('the officer opens the paper and asks for a better one', async () => {
    await officer.press(desk.getByRole('link', { name: /Cấp bản sao trích lục/ }).first());
    await officer.press(desk.getByRole('button', { name: /^Mở giay-uy-quyen/ }));
    await officer.press(act('Đóng'));
    await officer.press(act('Không tiếp nhận'));
    await expect(desk.getByRole('dialog')).toBeVisible();
    await officer.press(desk.getByRole('dialog').getByRole('button', { name: 'Thôi' }));
    await officer.press(act('Yêu cầu bổ sung'));
    await officer.tick(desk.getByLabel(`Cần bổ sung: ${PAPER}`));
    await officer.write(
      desk.getByLabel(new RegExp(`^Lý do và cách sửa: ${PAPER}`)),
      'Ảnh mất góc phải, xin chụp lại đủ bốn góc',
    );
    await officer.press(desk.getByRole('button', { name: /^Gửi yêu cầu/ }));
    await expect(desk.getByText('Đã gửi yêu cầu bổ sung cho người nộp.').first()).toBeVisible();
  });

  await test.step('the citizen mends that paper and sends again', async () => {
    await page.goto(`${portal.url}/`);
    await expect(page.getByText('Cần ông/bà làm').first()).toBeVisible();
    await hand.press(page.getByRole('link', { name: /Cấp bản sao trích lục hộ tịch/ }).first());
    await hand.press(button('Sửa ngay'));
    await page.waitForURL(/soan/);
    while (!page.url().endsWith('/giay-to')) await goOn(page, hand);
    await addPaper(page, PAPER, pdf('giay-uy-quyen-moi'), hand);
    await goOn(page, hand);
    await declareAndSend(page, undefined, hand);
    await expect(page.getByRole('heading', { name: /^Cổng đã nhận bản thứ 2/ })).toBeVisible({ timeout: 30_000 });
  });

  await test.step('the officer accepts and issues the result', async () => {
    await desk.reload();
    await officer.press(act('Tiếp nhận'));
    await officer.press(desk.getByRole('dialog').getByRole('button', { name: 'Tiếp nhận' }));
    await expect(desk.getByText(/Đã tiếp nhận, mã/).first()).toBeVisible();
    await officer.press(act('Bắt đầu xử lý'));
    await expect(desk.getByText('Đã bắt đầu xử lý.').first()).toBeVisible();
    await officer.press(act('Gắn kết quả'));
    await officer.give(desk.getByLabel('Tệp kết quả'), pdf('ket-qua'));
    await officer.press(act('Ban hành kết quả'));
    await expect(desk.getByText(/Đã ban hành kết quả .*-KQ1/).first()).toBeVisible();
  });

  await test.step('the citizen downloads it', async () => {
    await page.reload();
    const result = page.waitForEvent('download');
    await hand.press(button('Tải kết quả (PDF)'));
    expect((await result).suggestedFilename()).toMatch(/\.pdf$/);
  });
}

/** Begun and sealed by a guest without a line, who signs up when it is back; the portal has it then. */
export async function guestWithoutLine(context: BrowserContext, portal: RunningPortal, handOf: HandOf): Promise<void> {
  const person = newPerson({ fullName: 'Trần Thị Hoa', birthDate: '1995-04-12' });
  const page = await openPage(context, portal, '/thu-tuc/1.001193');
  const hand = handOf(page);
  await readyForOffline(page);
  await context.setOffline(true);
  await hand.press(page.getByRole('link', { name: 'Bắt đầu làm hồ sơ' }));
  const { copies: _copies, ...birth } = sampleAnswers('birth');
  const answers = {
    ...birth,
    wantsCopies: false,
    applicantPersonalId: person.personalId,
    motherPersonalId: person.personalId,
  };
  await fillForm(page, '1.001193', answers, undefined, hand);
  const photo = await takePhoto(page, 'Giấy chứng sinh');
  await addPaper(page, 'Giấy chứng sinh', { name: 'giay.jpg', mimeType: 'image/jpeg', buffer: photo }, hand);
  await goOn(page, hand);
  await declareAndSend(page, undefined, hand);
  await expect(page.getByText('Chờ gửi – chưa được tính là đã nộp').first()).toBeVisible();
  await context.setOffline(false);
  await hand.press(page.getByRole('link', { name: 'Đăng nhập để gửi' }));
  await signUp(page, portal, person, hand);
  await expect(page.getByRole('heading', { name: RECEIVED })).toBeVisible({ timeout: 60_000 });
}
