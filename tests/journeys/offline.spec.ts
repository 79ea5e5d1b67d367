import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import {
  addPaper,
  declareAndSend,
  deviceState,
  expect,
  fillForm,
  goOn,
  newPerson,
  openPage,
  readyForOffline,
  signInOfficer,
  signUp,
  takePhoto,
  test,
} from '#tests/support/journey.ts';
import { sampleAnswers } from '#tests/support/seeds.ts';

const CODE = '1.001193';
const PAPER = 'Giấy chứng sinh';

const photo = async (page: Page) => ({
  name: 'giay-chung-sinh.jpg',
  mimeType: 'image/jpeg',
  buffer: await takePhoto(page, 'Giấy chứng sinh'),
});

/** A tab that dies as Android kills it: nothing of the page runs any more. */
async function kill(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const gone = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => undefined);
  await gone;
  await page.close();
}

test('signed in, begun and sent without a line: a reload, a killed page and a closed browser on the way, received exactly once', async ({
  browser,
  portal,
  launchOptions,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-phone-'));
  const person = newPerson({ fullName: 'Trần Thị Hoa', birthDate: '1995-04-12' });
  // The browser itself is closed on the way: a context with a folder of its own.
  const start = (): Promise<BrowserContext> =>
    chromium.launchPersistentContext(folder, {
      ...launchOptions,
      headless: true,
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      viewport: { width: 360, height: 740 },
    });
  let phone = await start();
  try {
    let page = await openPage(phone, portal, '/dang-nhap');
    await signUp(page, portal, person);
    await readyForOffline(page);

    await phone.setOffline(true);
    await page.goto(`${portal.url}/thu-tuc/${CODE}`);
    await page.getByRole('link', { name: 'Bắt đầu làm hồ sơ' }).click();
    await fillForm(page, CODE, sampleAnswers('birth'), 'Mẹ của bé tên gì, sinh năm nào?');
    await expect(page.getByText('Đã cất trên máy')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mẹ của bé tên gì, sinh năm nào?');
    await fillForm(page, CODE, sampleAnswers('birth'));
    await addPaper(page, PAPER, await photo(page));

    const draft = page.url();
    await kill(page);
    page = await phone.newPage();
    await page.goto(draft);
    await expect(page.getByText('giay-chung-sinh.jpg')).toBeVisible();
    await goOn(page);
    await declareAndSend(page);
    await expect(page.getByText('Chờ gửi – chưa được tính là đã nộp').first()).toBeVisible();

    await phone.close();
    phone = await start();
    await phone.setOffline(true);
    page = await phone.newPage();
    await page.goto(portal.url);
    // A browser that starts with a line for a moment may send it by itself, with no page open: that is as good.
    await expect(page.getByText(/Chờ gửi|Cổng đã nhận/).first()).toBeVisible();
    await page.goto(`${portal.url}/ho-so`);
    await expect(page.getByText(/Chờ gửi|Cổng đã nhận/).first()).toBeVisible();

    await phone.setOffline(false);
    await page
      .getByRole('link', { name: /Đăng ký khai sinh/ })
      .first()
      .click();
    await expect(page.getByText('Cổng đã nhận hồ sơ của Ông/Bà').first())
      .toBeVisible({ timeout: 60_000 })
      .catch(async (fault: unknown) => {
        console.log(await deviceState(page));
        throw fault;
      });
    const mine = (await page.evaluate(async () => (await fetch('/api/v1/dossiers')).json())) as { dossiers: unknown[] };
    expect(mine.dossiers).toHaveLength(1);
  } finally {
    await phone.close();
    rmSync(folder, { recursive: true, force: true });
  }
  await browser.newContext().then((it) => it.close());
});

test('a guest without a line seals a dossier and signs up when the line is back: nothing is retyped, what the officer gets is what was sealed', async ({
  browser,
  context,
  portal,
}) => {
  const person = newPerson({ fullName: 'Trần Thị Hoa', birthDate: '1995-04-12' });
  let page = await openPage(context, portal);
  await readyForOffline(page);
  await context.setOffline(true);
  await page.goto(`${portal.url}/bat-dau/${CODE}`);
  const { copies: _copies, ...birth } = sampleAnswers('birth');
  await fillForm(page, CODE, {
    ...birth,
    wantsCopies: false,
    applicantPersonalId: person.personalId,
    motherPersonalId: person.personalId,
  });
  await addPaper(page, PAPER, await photo(page));
  await goOn(page);
  await declareAndSend(page);
  await expect(page.getByText('Chờ gửi – chưa được tính là đã nộp').first()).toBeVisible();
  await page.close();

  await context.setOffline(false);
  page = await openPage(context, portal);
  await page
    .getByRole('link', { name: /Đăng ký khai sinh/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Đăng nhập để gửi' }).click();
  await page.locator('#channel-EMAIL').check();
  await signUp(page, portal, person);
  await expect(page.getByRole('heading', { name: 'Cổng đã nhận hồ sơ của Ông/Bà' })).toBeVisible({ timeout: 60_000 });

  const desk = await browser.newContext({ viewport: { width: 820, height: 1180 } });
  const officer = await signInOfficer(desk, portal);
  await officer
    .getByRole('link', { name: /Đăng ký khai sinh/ })
    .first()
    .click();
  await expect(officer.getByText('Nguyễn Bảo An').first()).toBeVisible();
  const picture = await officer.evaluate(async () => {
    const id = location.pathname.split('/').at(-1) ?? '';
    const dossier = (await (await fetch(`/api/v1/staff/dossiers/${id}`)).json()) as {
      manifest: { parts: { sha256: string }[] };
    };
    const file = await fetch(`/api/v1/staff/dossiers/${id}/files/${dossier.manifest.parts[0]?.sha256 ?? ''}`);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const bitmap = await createImageBitmap(new Blob([bytes]));
    return {
      width: bitmap.width,
      height: bitmap.height,
      exif: new TextDecoder('latin1').decode(bytes.subarray(0, 2000)).includes('Exif'),
    };
  });
  // Taken lying on its side, 1600 × 1200: upright now, and without the place where it was taken.
  expect(picture).toEqual({ width: 1200, height: 1600, exif: false });
});
