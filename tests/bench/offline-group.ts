import { type BrowserContext, expect, type Page } from '@playwright/test';
import { addPaper, declareAndSend, fillForm, goOn, readyForOffline, takePhoto } from '#tests/support/journey.ts';
import { samplePdf } from '#tests/support/sample-files.ts';
import { sampleAnswers } from '#tests/support/seeds.ts';
import { atLeast } from './figure.ts';
import { browserOf, type Group } from './group.ts';
import { startPortalBehindLine } from './portal-line.ts';
import { launch, phone } from './visit.ts';

const BIRTH = '1.001193';
const EXTRACT = '2.000635';
const PAPER = 'Giấy chứng sinh';
const MOTHER = 'Mẹ của bé tên gì, sinh năm nào?';

interface Way {
  readonly page: Page;
  readonly go: (path: string) => Promise<void>;
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const waits = (page: Page) =>
  expect(page.getByText('Chờ gửi – chưa được tính là đã nộp').first()).toBeVisible({ timeout: 15_000 });
const sealExtract = async ({ page, go }: Way, answers: string): Promise<void> => {
  await go(`/bat-dau/${EXTRACT}`);
  await fillForm(page, EXTRACT, sampleAnswers(answers), answers === 'extract' ? 'Giấy tờ' : 'Giấy tờ');
};

/** Each begins with the line cut, on a device where the start page was opened once. */
const JOURNEYS: Readonly<Record<string, (way: Way) => Promise<void>>> = {
  'find a procedure without diacritics and read its guide': async ({ page }) => {
    await page.locator('#search-words').fill('trich luc');
    await page.locator(`main li a[href^="/thu-tuc/${EXTRACT}"]`).first().click();
    await expect(page.getByRole('link', { name: 'Bắt đầu làm hồ sơ' })).toBeVisible();
  },
  'open the list, choose by life event, read the other guide': async ({ page, go }) => {
    await go('/thu-tuc');
    await page.locator(`main a[href^="/thu-tuc/${BIRTH}"]`).first().click();
    await expect(page.getByRole('link', { name: 'Bắt đầu làm hồ sơ' })).toBeVisible();
  },
  'begin from the guide and answer the first question': async ({ page, go }) => {
    await go(`/thu-tuc/${BIRTH}`);
    await page.getByRole('link', { name: 'Bắt đầu làm hồ sơ' }).click();
    await expect(page.locator('form [id^="f-"]').first()).toBeVisible();
  },
  'fill in half a form, reload, go on where one was': async ({ page, go }) => {
    await go(`/bat-dau/${BIRTH}`);
    await fillForm(page, BIRTH, sampleAnswers('birth'), MOTHER);
    await expect(page.getByText('Đã cất trên máy')).toBeVisible();
    await page.reload();
    await expect(heading(page)).toHaveText(MOTHER);
  },
  'fill in, close the page, find the draft on the start page': async ({ page, go }) => {
    await go(`/bat-dau/${BIRTH}`);
    await fillForm(page, BIRTH, sampleAnswers('birth'), MOTHER);
    await expect(page.getByText('Đã cất trên máy')).toBeVisible();
    await go('/');
    await page
      .getByRole('link', { name: /Đăng ký khai sinh/ })
      .first()
      .click();
    await expect(heading(page)).toHaveText(MOTHER);
  },
  'photograph a paper': async ({ page, go }) => {
    await go(`/bat-dau/${BIRTH}`);
    await fillForm(page, BIRTH, sampleAnswers('birth'));
    const buffer = await takePhoto(page, PAPER);
    await addPaper(page, PAPER, { name: 'giay.jpg', mimeType: 'image/jpeg', buffer });
  },
  'submit a birth with its paper: sealed, waiting': async ({ page, go }) => {
    await go(`/bat-dau/${BIRTH}`);
    await fillForm(page, BIRTH, sampleAnswers('birth'));
    await addPaper(page, PAPER, {
      name: 'giay.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(samplePdf('bench')),
    });
    await goOn(page);
    await declareAndSend(page);
    await waits(page);
  },
  'submit a copy of an extract: sealed, waiting, on the list': async (way) => {
    await sealExtract(way, 'extract');
    await goOn(way.page);
    await declareAndSend(way.page);
    await waits(way.page);
    await way.go('/ho-so');
    await expect(way.page.getByText(/Chờ gửi/).first()).toBeVisible();
  },
  'fill in for somebody else up to the papers': async (way) => {
    await sealExtract(way, 'extract-authorised');
    await expect(heading(way.page)).toHaveText('Giấy tờ');
  },
  'read the help in English': async ({ page, go }) => {
    await go('/tro-giup');
    await page.getByRole('button', { name: 'English' }).click();
    await expect(heading(page)).toHaveText('Help');
  },
};

async function tryJourney(
  context: BrowserContext,
  url: string,
  cut: () => Promise<void>,
  walk: (way: Way) => Promise<void>,
) {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(url);
  await readyForOffline(page);
  await cut();
  const go = async (path: string): Promise<void> => {
    await page.goto(url + path);
  };
  await go('/');
  await walk({ page, go });
}

/** Opened once, then without a line: how many of the ten journeys up to submitting work. */
export const offlineGroup: Group = {
  name: 'offline',
  async run(settings) {
    const ours = await startPortalBehindLine();
    const browser = await launch(browserOf(settings));
    let worked = 0;
    try {
      for (const [name, walk] of Object.entries(JOURNEYS)) {
        const context = await phone(browser);
        const cut = async (): Promise<void> => {
          await context.setOffline(true);
          ours.line.cut(true);
        };
        try {
          await tryJourney(context, ours.line.url, cut, walk);
          worked += 1;
        } catch (fault) {
          settings.say(`without a line “${name}” failed: ${String(fault).split('\n').slice(0, 3).join(' ')}`);
        }
        ours.line.cut(false);
        await context.close();
      }
    } finally {
      await browser.close();
      await ours.close();
    }
    return [atLeast('journeys that work offline after one visit', `of ${Object.keys(JOURNEYS).length}`, worked, 10)];
  },
};
