import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { fileDossier } from '#tests/support/filed-dossier.ts';
import { expect, fillForm, goOn, openPage, readyForOffline, signInOfficer, test } from '#tests/support/journey.ts';
import { sampleAnswers } from '#tests/support/seeds.ts';

/** SCREENS names a folder: each screen is also drawn there, to be looked at. */
const FOLDER = process.env['SCREENS'];

/** Nothing for axe to find at WCAG 2.2 AA, nothing wider than the screen, one title that the document has too. */
async function judge(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await expect(page.locator('.skeleton')).toHaveCount(0);
  // A bar that sticks to the edge covers whatever happens to be scrolled under it: it is put back into the page for the count.
  const stick = (position: string) =>
    page.evaluate((value) => {
      for (const bar of document.querySelectorAll<HTMLElement>('.action-bar, .shell-nav')) bar.style.position = value;
    }, position);
  await stick('static');
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  await stick('');
  expect.soft(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(wide, `${name} is wider than its screen`).toBeLessThanOrEqual(0);
  expect.soft(await page.title()).toContain((await page.getByRole('heading', { level: 1 }).textContent()) ?? '?');
  if (FOLDER === undefined) return;
  mkdirSync(FOLDER, { recursive: true });
  const { width } = page.viewportSize() ?? { width: 0 };
  await page.screenshot({ path: `${FOLDER}/${name}-${width}.png`, fullPage: true });
}

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
  unknownDossier: '/ho-so/0c9e2927-27ac-4283-92b4-4f9269c17ce7',
  unknownDraft: '/soan/0c9e2927-27ac-4283-92b4-4f9269c17ce7',
  deskSignIn: '/can-bo/dang-nhap',
} as const;

const SIZES = [
  { width: 360, height: 740, language: 'vi', scheme: 'light' },
  { width: 820, height: 1180, language: 'en', scheme: 'dark' },
  { width: 1280, height: 800, language: 'vi', scheme: 'dark' },
] as const;

for (const { width, height, language, scheme } of SIZES) {
  const look = { viewport: { width, height }, colorScheme: scheme } as const;
  const inLanguage = async (page: Page): Promise<void> => {
    await page.addInitScript((chosen) => localStorage.setItem('mot-cua.language', chosen), language);
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  };

  test(`every public screen is readable by all at ${width} px, ${language}, ${scheme}`, async ({ browser, portal }) => {
    const context = await browser.newContext(look);
    const page = await openPage(context, portal);
    await inLanguage(page);
    for (const [name, address] of Object.entries(PUBLIC)) {
      await page.goto(portal.url + address);
      await judge(page, name);
    }
    await context.close();
  });

  test(`the way of a dossier is readable by all at ${width} px, ${language}, ${scheme}`, async ({
    browser,
    portal,
  }) => {
    // Filled in Vietnamese, then looked at in the language of this round.
    const context = await browser.newContext(look);
    const guest = await openPage(context, portal, '/bat-dau/1.001193');
    await expect(guest).toHaveURL(/soan/);
    await guest.getByRole('button', { name: 'Tiếp tục' }).click();
    await judge(guest, 'sectionWithErrors');
    const draft = guest.url().replace(/(\/soan\/[^/]+).*/, '$1');
    await fillForm(guest, '1.001193', sampleAnswers('birth'), 'Bé tên gì, sinh ngày nào?');
    await inLanguage(guest);
    await judge(guest, 'section');
    await guest.goto(`${draft}/giay-to`);
    await judge(guest, 'papers');
    await guest.goto(`${draft}/kiem-tra`);
    await judge(guest, 'checkWithFaults');
    await guest.goto(portal.url);
    await judge(guest, 'homeWithDraft');
    await guest.goto(`${portal.url}/ho-so`);
    await judge(guest, 'myDrafts');
    await context.close();

    const own = await browser.newContext(look);
    const { page, dossierId } = await fileDossier(own, portal);
    await inLanguage(page);
    await judge(page, 'received');
    for (const [name, address] of Object.entries({
      myDossiers: '/ho-so',
      myNotices: '/thong-bao',
      account: '/tai-khoan',
      homeNeedsMe: '/',
    })) {
      await page.goto(portal.url + address);
      await judge(page, name);
    }
    await readyForOffline(page);
    await own.setOffline(true);
    await page.goto(`${portal.url}/ho-so/${dossierId}`);
    await judge(page, 'dossierOffline');
    await page.goto(`${portal.url}/dang-nhap`);
    await judge(page, 'signInOffline');
    await own.setOffline(false);
    await own.close();

    const desk = await browser.newContext(look);
    const officer = await signInOfficer(desk, portal);
    await judge(officer, 'queue');
    await officer.goto(`${portal.url}/can-bo?tab=payment`);
    await judge(officer, 'queueToPay');
    await officer.goto(`${portal.url}/can-bo/ho-so/${dossierId}`);
    await inLanguage(officer);
    await judge(officer, 'deskDossier');
    await desk.close();
  });
}

test('at 200 % text nothing is lost on a phone', async ({ browser, portal }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await openPage(context, portal);
  for (const [name, address] of Object.entries(PUBLIC)) {
    await page.goto(portal.url + address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect.soft(wide, `${name} is wider than its screen`).toBeLessThanOrEqual(0);
    if (FOLDER !== undefined) await page.screenshot({ path: `${FOLDER}/${name}-200.png`, fullPage: true });
  }
  await context.close();
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
  const summary = page.getByRole('alert').filter({ hasText: /chỗ cần sửa/ });
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
