import { fileAlso } from '#tests/support/filed-dossier.ts';
import {
  addPaper,
  codeFor,
  declareAndSend,
  expect,
  fillForm,
  goOn,
  newPerson,
  nextButton,
  openPage,
  readyForOffline,
  signInOfficer,
  test,
} from '#tests/support/journey.ts';
import { judgeScreen } from '#tests/support/judge-screen.ts';
import { samplePdf } from '#tests/support/sample-files.ts';
import { sampleAnswers } from '#tests/support/seeds.ts';
import { shareFiles } from '#tests/support/share-files.ts';

// Each screen is opened once and judged in every look: 47 screens, and `npm test` as a whole has ten minutes.
test.setTimeout(300_000);

const pdf = (name: string) => ({
  name: `${name}.pdf`,
  mimeType: 'application/pdf',
  buffer: Buffer.from(samplePdf(name)),
});

const PUBLIC = {
  home: '/',
  list: '/thu-tuc',
  found: '/thu-tuc?q=khai%20sinh',
  nothingFound: '/thu-tuc?q=xyzxyz',
  extract: '/thu-tuc/2.000635',
  birth: '/thu-tuc/1.001193',
  unknownProcedure: '/thu-tuc/9.999999',
  help: '/tro-giup',
  signIn: '/dang-nhap',
  guest: '/tai-khoan',
  noDossiers: '/ho-so',
  notices: '/thong-bao',
  lookUp: '/tra-cuu',
  lookUpUnknown: '/tra-cuu/000.01.21.H23-261123-9999',
  paymentUnknown: '/thanh-toan/ket-qua',
  unknownPage: '/khong-co-trang-nay',
  nothingShared: '/chia-se',
  unknownDossier: '/ho-so/0c9e2927-27ac-4283-92b4-4f9269c17ce7',
  unknownDraft: '/soan/0c9e2927-27ac-4283-92b4-4f9269c17ce7',
  deskSignIn: '/can-bo/dang-nhap',
} as const;

/** Pages that the portal draws itself. */
const OF_THE_PORTAL = { inbox: '/demo/inbox', docs: '/docs' } as const;

test('every public screen is readable by all', async ({ context, portal }) => {
  const page = await openPage(context, portal);
  for (const [name, address] of Object.entries(PUBLIC)) {
    await page.goto(portal.url + address);
    await judgeScreen(page, name);
  }
  for (const [name, address] of Object.entries(OF_THE_PORTAL)) {
    await page.goto(portal.url + address);
    await judgeScreen(page, name, { spoken: false });
  }
});

test('the way of a guest is readable by all, to the dossier that waits for a line', async ({ context, portal }) => {
  const page = await openPage(context, portal, '/bat-dau/1.001193');
  await expect(page).toHaveURL(/soan/);
  await nextButton(page).click();
  await judgeScreen(page, 'sectionWithErrors');
  const draft = page.url().replace(/(\/soan\/[^/]+).*/, '$1');
  const { copies: _copies, ...birth } = sampleAnswers('birth');
  const answers = { ...birth, wantsCopies: false };
  await fillForm(page, '1.001193', answers, 'Bé tên gì, sinh ngày nào?');
  await judgeScreen(page, 'section');
  const here = page.url();
  await page.goto(`${draft}/kiem-tra`);
  await judgeScreen(page, 'checkWithFaults');
  await page.goto(portal.url);
  await judgeScreen(page, 'homeWithDraft');
  await page.goto(`${portal.url}/ho-so`);
  await judgeScreen(page, 'myDrafts');
  await page.goto(here);
  await fillForm(page, '1.001193', answers);
  await addPaper(page, 'Giấy chứng sinh', pdf('giay-chung-sinh'));
  await judgeScreen(page, 'papers');
  await test.step('files from another app', async () => {
    const papers = page.url();
    await shareFiles(page, [pdf('zalo'), { ...pdf('trong'), buffer: Buffer.alloc(0) }]);
    await page.getByRole('radio', { name: /khai sinh/i }).check();
    await page.getByRole('radio', { name: 'Giấy chứng sinh' }).check();
    await judgeScreen(page, 'shared');
    await page.getByRole('button', { name: 'Xóa 1 tệp khỏi danh sách' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Xóa', exact: true }).click();
    await page.goto(papers);
  });
  await goOn(page);
  await judgeScreen(page, 'check');
  await readyForOffline(page);
  await context.setOffline(true);
  await declareAndSend(page);
  await expect(page.getByRole('heading', { name: 'Chờ gửi – chưa được tính là đã nộp' })).toBeVisible();
  await judgeScreen(page, 'sealedWaiting');
  await page.goto(`${portal.url}/dang-nhap`);
  await judgeScreen(page, 'signInOffline');
  await context.setOffline(false);
});

test('the way of a dossier between its citizen and the desk is readable by all', async ({
  browser,
  context,
  portal,
}) => {
  const person = newPerson();
  const page = await openPage(context, portal, '/dang-nhap');

  await test.step('signing up', async () => {
    await page.locator('#channel-EMAIL').check();
    await page.locator('#email').fill(person.email);
    await page.getByRole('button', { name: 'Gửi mã', exact: true }).click();
    await expect(page.locator('#code')).toBeVisible();
    await judgeScreen(page, 'signInCode');
    await page.locator('#code').fill(await codeFor(portal, person.email));
    await nextButton(page).click();
    await expect(page.locator('#fullName')).toBeVisible();
    await judgeScreen(page, 'signUpName');
    await page.locator('#fullName').fill(person.fullName);
    const [year = '', month = '', day = ''] = person.birthDate.split('-');
    await page.locator('#birthDate-day').fill(day);
    await page.locator('#birthDate-month').fill(month);
    await page.locator('#birthDate-year').fill(year);
    await nextButton(page).click();
    await expect(page.locator('#personalId')).toBeVisible();
    await judgeScreen(page, 'signUpNumber');
    await page.locator('#personalId').fill(person.personalId);
    await nextButton(page).click();
    const open = page.getByRole('button', { name: /^Mở tài khoản/ });
    await expect(open).toBeVisible();
    await judgeScreen(page, 'signUpNotice');
    await open.click();
    await expect(page).not.toHaveURL(/dang-nhap/, { timeout: 30_000 });
  });

  const extract = await fileAlso(page, portal, person, 'extract');
  await test.step('received, and paid at the second try', async () => {
    await judgeScreen(page, 'received');
    for (const [name, address] of Object.entries({
      myDossiers: '/ho-so',
      myNotices: '/thong-bao',
      account: '/tai-khoan',
      homeNeedsMe: '/',
    })) {
      await page.goto(portal.url + address);
      await judgeScreen(page, name);
    }
    const pay = page.getByRole('button', { name: /^Nộp 24\.000 đồng/ });
    await page.goto(`${portal.url}/ho-so/${extract}`);
    await pay.click();
    await page.getByRole('button', { name: 'Hủy' }).click();
    await expect(page.getByText('Ông/Bà đã hủy lần nộp này').first()).toBeVisible({ timeout: 20_000 });
    await judgeScreen(page, 'paymentCancelled');
    await page.getByRole('link', { name: 'Mở hồ sơ để nộp lại' }).click();
    await pay.click();
    await page.getByRole('button', { name: 'Thanh toán', exact: true }).click();
    await expect(page.getByText('Cổng đã ghi nhận khoản nộp').first()).toBeVisible({ timeout: 20_000 });
    await judgeScreen(page, 'paymentDone');
  });
  const birth = await fileAlso(page, portal, person, 'birth');

  const desk = await signInOfficer(await browser.newContext(), portal);
  const opened = async (id: string): Promise<void> => {
    await desk.goto(`${portal.url}/can-bo/ho-so/${id}`);
    await expect(desk.getByRole('button', { name: 'Yêu cầu bổ sung' })).toBeVisible();
  };
  await test.step('the desk asks for more', async () => {
    await judgeScreen(desk, 'queue');
    await desk.goto(`${portal.url}/can-bo?tab=payment`);
    await judgeScreen(desk, 'queueToPay');
    await opened(extract);
    await judgeScreen(desk, 'deskDossier');
    await desk.getByRole('button', { name: 'Không tiếp nhận', exact: true }).click();
    await judgeScreen(desk, 'deskRefusal', { spoken: false });
    await desk.getByRole('dialog').getByRole('button', { name: 'Thôi' }).click();
    await desk.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
    await desk.getByRole('checkbox').first().check();
    await desk
      .getByLabel(/^Lý do và cách sửa/)
      .first()
      .fill('Xin ghi đủ số quyển của sổ hộ tịch');
    await judgeScreen(desk, 'deskSupplement');
    await desk.getByRole('button', { name: /^Gửi yêu cầu/ }).click();
    await expect(desk.getByText('Đã gửi yêu cầu bổ sung cho người nộp.').first()).toBeVisible();
    await page.goto(`${portal.url}/ho-so/${extract}`);
    await expect(page.getByRole('button', { name: 'Sửa ngay' })).toBeVisible();
    await judgeScreen(page, 'supplementAsked');
    await page.getByRole('button', { name: 'Sửa ngay' }).click();
    await page.waitForURL(/soan/);
    await judgeScreen(page, 'supplementForm');
  });

  await test.step('the result of another', async () => {
    await opened(birth);
    await desk.getByRole('button', { name: /^Mở/ }).first().click();
    await expect(desk.getByRole('button', { name: 'Đóng' })).toBeVisible();
    await judgeScreen(desk, 'fileViewer', { spoken: false });
    await desk.getByRole('button', { name: 'Đóng' }).click();
    await desk.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
    await judgeScreen(desk, 'deskAcceptance', { spoken: false });
    await desk.getByRole('dialog').getByRole('button', { name: 'Tiếp nhận' }).click();
    await desk.getByRole('button', { name: 'Bắt đầu xử lý' }).click();
    await desk.getByRole('button', { name: 'Gắn kết quả' }).click();
    await judgeScreen(desk, 'deskResult', { spoken: false });
    await desk.getByLabel('Tệp kết quả').setInputFiles(pdf('ket-qua'));
    await desk.getByRole('button', { name: 'Ban hành kết quả' }).click();
    await expect(desk.getByText(/Đã ban hành kết quả .*-KQ1/).first()).toBeVisible();
    await page.goto(`${portal.url}/ho-so/${birth}`);
    await expect(page.getByRole('button', { name: 'Tải kết quả (PDF)' })).toBeVisible();
    await judgeScreen(page, 'result');
    const code = /\d{3}\.[\d.]*H23-\d{6}-\d{4}/.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? '';
    await page.goto(`${portal.url}/tra-cuu/${code}`);
    await expect(page.locator('main')).toContainText(code);
    await judgeScreen(page, 'lookUpFound');
  });

  await test.step('a withdrawal', async () => {
    await page.goto(`${portal.url}/ho-so/${extract}`);
    await page.getByRole('button', { name: 'Rút hồ sơ' }).click();
    await judgeScreen(page, 'withdrawing', { spoken: false });
    await page.getByRole('dialog').getByRole('button', { name: 'Xin rút' }).click();
    await expect(page.getByText('Ông/Bà đã xin rút hồ sơ').first()).toBeVisible();
    await judgeScreen(page, 'withdrawalAsked');
    await desk.goto(`${portal.url}/can-bo/ho-so/${extract}`);
    await desk.getByRole('button', { name: 'Đồng ý cho rút' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Đồng ý cho rút' }).click();
    await expect(desk.getByText('Đã đồng ý cho rút hồ sơ.').first()).toBeVisible();
    await page.reload();
    await expect(page.getByText('Hồ sơ đã dừng').first()).toBeVisible();
    await judgeScreen(page, 'withdrawn');
  });

  await test.step('without a line', async () => {
    await readyForOffline(page);
    await context.setOffline(true);
    await page.goto(`${portal.url}/ho-so/${extract}`);
    await judgeScreen(page, 'dossierOffline');
    await context.setOffline(false);
  });
  await desk.context().close();
});

test('one section is answered and left by the keyboard alone, and the errors lead to their places', async ({
  context,
  portal,
}) => {
  const page = await openPage(context, portal, '/bat-dau/2.000635');
  await expect(page).toHaveURL(/soan/);
  const next = page.getByRole('button', { name: 'Tiếp tục' });
  await next.focus();
  await page.keyboard.press('Enter');
  const summary = page.getByRole('region', { name: /chỗ cần sửa/ });
  await expect(summary).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('input[type=radio]').first()).toBeFocused();
  await page.keyboard.press('Space');
  await page.locator('input[name$=subjectRelation]').first().focus();
  await page.keyboard.press('Space');
  await next.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await goOn(page).catch(() => undefined);
});
