import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import type { AddressAnswer, AnswerRow, Answers } from '#domain/forms/answers.ts';
import type { Field } from '#domain/forms/form-definition.ts';
import { visibleFields } from '#domain/forms/visibility.ts';
import { type GivenFile, type Hand, pointer } from './hand.ts';
import { type RunningPortal, startPortal } from './running-portal.ts';
import { shippedForm, shippedUnits } from './seeds.ts';

/** A test with a portal of its own a worker, whose pages fail it by a fault or by a line on the console. */
export const test = base.extend<object, { portal: RunningPortal }>({
  portal: [
    // Playwright reads what a fixture needs from its pattern, and wants one.
    async ({ browserName }, use) => {
      if (browserName !== 'chromium') throw new Error('the journeys are told in Chromium');
      const portal = await startPortal();
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker', timeout: 150_000 },
  ],
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
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.waitForFunction(
    async () => {
      // Opened only when the app has made it: opening would make an empty one.
      if (!(await indexedDB.databases()).some((it) => it.name === 'mot-cua')) return false;
      const result = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(new Error('the store did not answer')));
        });
      const database = await result(indexedDB.open('mot-cua'));
      const keys = (await result(database.transaction('plain').objectStore('plain').getAllKeys())).map(String);
      database.close();
      const kept = ['procedures', 'units', 'calendar', 'profile', 'keys'];
      return (
        kept.every((name) => keys.includes(`public/${name}`)) &&
        keys.filter((key) => key.startsWith('public/form:')).length >= 2 &&
        keys.filter((key) => key.startsWith('public/procedure:')).length >= 2
      );
    },
    undefined,
    { timeout: 30_000 },
  );
}

const textOf = (value: Answers[string]): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

async function fillPlace(
  page: Page,
  hand: Hand,
  id: string,
  value: Pick<AddressAnswer, 'districtCode' | 'communeCode'>,
): Promise<void> {
  await hand.pick(page.locator(`#${id}-district`), value.districtCode ?? '');
  await hand.pick(page.locator(`#${id}-commune`), value.communeCode ?? '');
}

async function fillField(page: Page, hand: Hand, field: Field, path: string, value: Answers[string]): Promise<void> {
  const id = `f-${path.replaceAll('.', '-')}`;
  switch (field.kind) {
    case 'guidance':
      return;
    case 'date': {
      const [year = '', month, day] = textOf(value).split('-');
      await hand.write(page.locator(`#${id}-day`), day ?? '');
      await hand.write(page.locator(`#${id}-month`), month ?? '');
      await hand.write(page.locator(`#${id}-year`), year);
      return;
    }
    case 'yesNo':
      await hand.tick(page.locator(`#${id}-${value === true ? 'yes' : 'no'}`));
      return;
    case 'choice': {
      const list = page.locator(`select#${id}`);
      if ((await list.count()) > 0) await hand.pick(list, textOf(value));
      else await hand.tick(page.locator(`[id="${id}-${textOf(value)}"]`));
      return;
    }
    case 'choices':
      for (const each of value as string[]) await hand.tick(page.locator(`[id="${id}-${each}"]`));
      return;
    case 'commune': {
      const communeCode = textOf(value);
      const districtCode = UNITS.find((unit) => unit.code === communeCode)?.parent ?? '';
      await fillPlace(page, hand, id, { districtCode, communeCode });
      return;
    }
    case 'address': {
      const address = value as AddressAnswer;
      await hand.pick(page.locator(`#${id}-province`), address.provinceCode);
      if (address.districtCode !== undefined) await fillPlace(page, hand, id, address);
      if (address.areaText !== undefined) await hand.write(page.locator(`#${id}-area`), address.areaText);
      if (address.detail !== undefined) await hand.write(page.locator(`#${id}-detail`), address.detail);
      return;
    }
    default:
      await hand.write(page.locator(`#${id}`), textOf(value));
  }
}

export const nextButton = (page: Page) => page.getByRole('button', { name: 'Tiếp tục', exact: true });
const title = (page: Page) => page.getByRole('heading', { level: 1 });

/** Answers the questions of the screen that is open. */
export async function fillSection(page: Page, code: string, answers: Answers, hand = pointer): Promise<void> {
  await expect(nextButton(page)).toBeVisible();
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
  for (const [n, [prefix, row]] of rows.entries()) {
    // As many rows as there must be stand open already.
    if (repeat !== undefined && n >= repeat.min)
      await hand.press(page.getByRole('button', { name: repeat.addLabel.vi }));
    for (const field of visibleFields(
      section,
      answers,
      repeat === undefined ? context : { ...context, row: row as AnswerRow },
    )) {
      const value = row[field.id];
      if (value !== undefined) await fillField(page, hand, field, `${prefix}${field.id}`, value as Answers[string]);
    }
  }
}

/** Goes on and waits for the next screen. */
export async function goOn(page: Page, hand = pointer): Promise<void> {
  // A dossier that is being begun gets its own address first.
  await page.waitForURL((url) => !url.pathname.startsWith('/bat-dau/'));
  const before = page.url();
  await hand.press(nextButton(page));
  await expect(page).not.toHaveURL(before);
}

/** From the first question to the papers. `until`: stops at the section with this title. */
export async function fillForm(
  page: Page,
  code: string,
  answers: Answers,
  until = 'Giấy tờ',
  hand = pointer,
): Promise<void> {
  for (;;) {
    await expect(nextButton(page)).toBeVisible();
    const shown = await title(page).textContent();
    if (shown === until) return;
    await fillSection(page, code, answers, hand);
    await goOn(page, hand);
    await expect(title(page)).not.toHaveText(shown ?? '');
  }
}

export interface Person {
  readonly email: string;
  readonly fullName: string;
  /** YYYY-MM-DD */
  readonly birthDate: string;
  readonly personalId: string;
}

let people = 0;

/** Somebody whom the portal does not know yet. */
export function newPerson(change: Partial<Person> = {}): Person {
  people += 1;
  const birthDate = change.birthDate ?? '1990-02-03';
  // Hải Dương, a woman of the twentieth century, her year, and six digits of her own.
  const own = `${process.pid}${Date.now()}${people}`.slice(-6);
  return {
    email: `nguoi.${process.pid}.${people}.${Date.now()}@vidu.vn`,
    fullName: 'Nguyễn Thị Ánh Tuyết',
    personalId: `0301${birthDate.slice(2, 4)}${own}`,
    ...change,
    birthDate,
  };
}

/** The newest six-digit code in the simulated inbox for this address. */
export async function codeFor(portal: RunningPortal, address: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const page = await (await fetch(`${portal.url}/demo/inbox`)).text();
    const own = page.split('<article').filter((part) => part.includes(`data-to="${address}"`));
    const code = /\b\d{6}\b/.exec(own[0]?.split('</small>')[1] ?? '')?.[0];
    if (code !== undefined) return code;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no code came for ${address}`);
}

/** From the sign-in page to having an account: address, code, and what was not known yet. */
export async function signUp(page: Page, portal: RunningPortal, person: Person, hand = pointer): Promise<void> {
  await hand.tick(page.locator('#channel-EMAIL'));
  await hand.write(page.locator('#email'), person.email);
  await hand.press(page.getByRole('button', { name: 'Gửi mã', exact: true }));
  await expect(page.locator('#code')).toBeVisible();
  await hand.write(page.locator('#code'), await codeFor(portal, person.email));
  await hand.press(nextButton(page));
  const open = page.getByRole('button', { name: /^Mở tài khoản/ });
  const name = page.locator('#fullName');
  const number = page.locator('#personalId');
  for (;;) {
    await expect(name.or(number).or(open)).toBeVisible();
    if (await open.isVisible()) break;
    if (await name.isVisible()) {
      const [year = '', month = '', day = ''] = person.birthDate.split('-');
      await hand.write(name, person.fullName);
      await hand.write(page.locator('#birthDate-day'), day);
      await hand.write(page.locator('#birthDate-month'), month);
      await hand.write(page.locator('#birthDate-year'), year);
      await hand.press(nextButton(page));
      await expect(name).toBeHidden();
    } else {
      await hand.write(number, person.personalId);
      await hand.press(nextButton(page));
      await expect(number).toBeHidden();
    }
  }
  await hand.press(open);
  // Signed in only when the account's own compartment on the device is open: that needs the line once more.
  await expect(page).not.toHaveURL(/dang-nhap/, { timeout: 30_000 });
}

/** A real photograph as a camera writes it: lines of text on paper, lying on its side, with the place where it was taken. */
export async function takePhoto(page: Page, words: string, width = 1600, height = 1200): Promise<Buffer> {
  const base64 = await page.evaluate(
    ([text, w, h]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h });
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.fillStyle = '#f4f1e8';
      context.fillRect(0, 0, w, h);
      context.fillStyle = '#222';
      context.font = '40px sans-serif';
      for (let y = 80; y < h; y += 60) context.fillText(`${text} ${y}`, 60, y);
      return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
    },
    [words, width, height] as const,
  );
  const jpeg = Buffer.from(base64, 'base64');
  // Exif: orientation 6 (turn right to see it upright), and a GPS block that must not leave the device.
  const tiff = Buffer.from(
    '4d4d002a00000008' +
      '0002' +
      '0112000300000001' +
      '00060000' +
      '8825000400000001' +
      '00000026' +
      '00000000' +
      '0001' +
      '0001000200000002' +
      '4e000000' +
      '00000000',
    'hex',
  );
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const header = Buffer.from([0xff, 0xe1, ((exif.length + 2) >> 8) & 0xff, (exif.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), header, exif, jpeg.subarray(2)]);
}

/** The card of one paper on the papers' screen. */
export const paperCard = (page: Page, name: string) =>
  page.locator('.card', { has: page.getByRole('heading', { level: 3, name }) });

/** Chooses a file for a paper and waits until its bytes lie on the device. */
export async function addPaper(page: Page, paper: string, file: GivenFile, hand = pointer): Promise<void> {
  const card = paperCard(page, paper);
  await expect(card).toBeVisible();
  const before = await card.getByText('đã cất an toàn trên máy').count();
  await hand.give(card.getByLabel('Chọn ảnh hoặc tệp'), file);
  await expect(card.getByText('đã cất an toàn trên máy')).toHaveCount(before + 1);
}

/** On the last screen: declares that it is true, and sends. */
export async function declareAndSend(
  page: Page,
  button: string | RegExp = /^(Gửi hồ sơ|Niêm phong)/,
  hand = pointer,
): Promise<void> {
  await hand.tick(page.locator('#declaration'));
  await hand.press(page.getByRole('button', { name: button }));
}

/** An officer at the desk. */
export async function signInOfficer(
  context: BrowserContext,
  portal: RunningPortal,
  username = 'mai',
  handOf: (page: Page) => Hand = () => pointer,
): Promise<Page> {
  const page = await openPage(context, portal, '/can-bo');
  const hand = handOf(page);
  await hand.write(page.getByLabel('Tên đăng nhập'), username);
  await hand.write(page.getByLabel('Mật khẩu', { exact: true }), portal.password);
  await hand.press(page.getByRole('button', { name: 'Đăng nhập', exact: true }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hồ sơ của đơn vị');
  return page;
}

/** What waits on the device, without its content: for the record of a journey that failed. */
export const deviceState = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const result = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('the store did not answer')));
      });
    const database = await result(indexedDB.open('mot-cua'));
    const all = (store: string) => result(database.transaction(store).objectStore(store).getAll());
    const rows = ((await all('rows')) as { id: string; profileId: string; kind: string }[]).map(
      ({ id, profileId, kind }) => `${kind} ${id} ${profileId}`,
    );
    const mine = await fetch('/api/v1/dossiers').then((answer) => answer.text(), String);
    return JSON.stringify({ at: location.pathname, outbox: await all('outbox'), rows, mine });
  });
