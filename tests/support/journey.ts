import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import type { AddressAnswer, AnswerRow, Answers } from '#domain/forms/answers.ts';
import type { Field } from '#domain/forms/form-definition.ts';
import { visibleFields } from '#domain/forms/visibility.ts';
import { type RunningPortal, startPortal } from './running-portal.ts';
import { shippedForm, shippedUnits } from './seeds.ts';

/** A test with a portal of its own a worker, whose pages fail it by a fault or by a line on the console. */
export const test = base.extend<{ phone: Page }, { portal: RunningPortal }>({
  portal: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern
    async ({}, use) => {
      const portal = await startPortal();
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  phone: async ({ context, portal }, use) => {
    const page = await openPage(context, portal);
    await use(page);
  },
});
export { expect };

const UNITS = shippedUnits();

/** What a page may say without being at fault: a line that was cut on purpose, an answer that is a refusal. */
const EXPECTED = /Failed to load resource|net::ERR_/;

export async function openPage(context: BrowserContext, portal: RunningPortal, address = '/'): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (fault) => {
    throw fault;
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text()))
      throw new Error(`the page's console says: ${message.text()}`);
  });
  await page.goto(portal.url + address);
  return page;
}

/** Waits until the app on this page works without a line: worker in charge, public data on the device. */
export async function readyForOffline(page: Page): Promise<void> {
  await page.waitForFunction(
    () => navigator.serviceWorker.controller !== null || navigator.serviceWorker.ready !== null,
  );
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.waitForFunction(
    async () => {
      const open = indexedDB.open('mot-cua');
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        open.onsuccess = () => resolve(open.result);
        open.onerror = () => reject(new Error('no database'));
      });
      if (!database.objectStoreNames.contains('plain')) {
        database.close();
        return false;
      }
      const keys = await new Promise<IDBValidKey[]>((resolve) => {
        const all = database.transaction('plain').objectStore('plain').getAllKeys();
        all.onsuccess = () => resolve(all.result);
      });
      database.close();
      const names = keys.map(String);
      return (
        ['procedures', 'units', 'calendar', 'profile', 'keys'].every((name) =>
          names.some((key) => key.endsWith(name)),
        ) && names.filter((key) => key.includes('form:')).length >= 2
      );
    },
    undefined,
    { timeout: 20_000 },
  );
}

async function fillPlace(
  page: Page,
  id: string,
  value: Pick<AddressAnswer, 'districtCode' | 'communeCode'>,
): Promise<void> {
  await page.locator(`#${id}-district`).selectOption(value.districtCode ?? '');
  await page.locator(`#${id}-commune`).selectOption(value.communeCode ?? '');
}

async function fillField(page: Page, field: Field, path: string, value: Answers[string]): Promise<void> {
  const id = `f-${path.replaceAll('.', '-')}`;
  switch (field.kind) {
    case 'guidance':
      return;
    case 'date': {
      const [year = '', month, day] = String(value).split('-');
      await page.locator(`#${id}-day`).fill(day ?? '');
      await page.locator(`#${id}-month`).fill(month ?? '');
      await page.locator(`#${id}-year`).fill(year);
      return;
    }
    case 'yesNo':
      await page.locator(`#${id}-${value === true ? 'yes' : 'no'}`).check();
      return;
    case 'choice': {
      const list = page.locator(`select#${id}`);
      if ((await list.count()) > 0) await list.selectOption(String(value));
      else await page.locator(`[id="${id}-${String(value)}"]`).check();
      return;
    }
    case 'choices':
      for (const each of value as string[]) await page.locator(`[id="${id}-${each}"]`).check();
      return;
    case 'commune': {
      const communeCode = String(value);
      const districtCode = UNITS.find((unit) => unit.code === communeCode)?.parent ?? '';
      await fillPlace(page, id, { districtCode, communeCode });
      return;
    }
    case 'address': {
      const address = value as AddressAnswer;
      await page.locator(`#${id}-province`).selectOption(address.provinceCode);
      if (address.districtCode !== undefined) await fillPlace(page, id, address);
      if (address.areaText !== undefined) await page.locator(`#${id}-area`).fill(address.areaText);
      if (address.detail !== undefined) await page.locator(`#${id}-detail`).fill(address.detail);
      return;
    }
    default:
      await page.locator(`#${id}`).fill(String(value));
  }
}

export const nextButton = (page: Page) => page.getByRole('button', { name: 'Tiếp tục', exact: true });
const title = (page: Page) => page.getByRole('heading', { level: 1 });

/** Answers the questions of the screen that is open. */
export async function fillSection(page: Page, code: string, answers: Answers): Promise<void> {
  const form = shippedForm(code);
  const shown = await title(page).textContent();
  const section = form.pages.flatMap((it) => it.sections).find((it) => it.title.vi === shown);
  if (section === undefined) throw new Error(`no section of ${code} is called “${shown}”`);
  const { repeat } = section;
  const context = { today: new Date().toISOString().slice(0, 10) };
  const rows: [string, Answers | AnswerRow][] =
    repeat === undefined
      ? [['', answers]]
      : ((answers[repeat.id] ?? []) as AnswerRow[]).map((row, n) => [`${repeat.id}.${n}.`, row]);
  for (const [prefix, row] of rows) {
    if (repeat !== undefined) await page.getByRole('button', { name: repeat.addLabel.vi }).click();
    for (const field of visibleFields(
      section,
      answers,
      repeat === undefined ? context : { ...context, row: row as AnswerRow },
    )) {
      const value = row[field.id];
      if (value !== undefined) await fillField(page, field, `${prefix}${field.id}`, value as Answers[string]);
    }
  }
}

/** Goes on and waits for the next screen. */
export async function goOn(page: Page): Promise<void> {
  const before = page.url();
  await nextButton(page).click();
  await page.waitForURL((url) => url.href !== before);
}

/** From the first question to the papers. `until`: stops at the section with this title. */
export async function fillForm(page: Page, code: string, answers: Answers, until = 'Giấy tờ'): Promise<void> {
  for (;;) {
    await expect(nextButton(page)).toBeVisible();
    const shown = await title(page).textContent();
    if (shown === until) return;
    await fillSection(page, code, answers);
    await goOn(page);
    await expect(title(page)).not.toHaveText(shown ?? '');
  }
}
