import type { BrowserContext, Page } from '@playwright/test';
import {
  addPaper,
  declareAndSend,
  expect,
  fillForm,
  goOn,
  newPerson,
  openPage,
  type Person,
  signUp,
} from './journey.ts';
import type { RunningPortal } from './running-portal.ts';
import { samplePdf } from './sample-files.ts';
import { sampleAnswers } from './seeds.ts';

export interface Filed {
  readonly page: Page;
  readonly person: Person;
  readonly dossierId: string;
}

/** A citizen with an account files a dossier through the app: a copy of an extract with its fee, or a birth without one. */
export async function fileDossier(
  context: BrowserContext,
  portal: RunningPortal,
  kind: 'extract' | 'birth' = 'extract',
): Promise<Filed> {
  const person = newPerson();
  const page = await openPage(context, portal, '/dang-nhap');
  await signUp(page, portal, person);
  await expect(page).toHaveURL(/ho-so/);
  return { page, person, dossierId: await fileAlso(page, portal, person, kind) };
}

/** The same person files another; answers its id. */
export async function fileAlso(
  page: Page,
  portal: RunningPortal,
  person: Person,
  kind: 'extract' | 'birth',
): Promise<string> {
  const code = kind === 'extract' ? '2.000635' : '1.001193';
  await page.goto(`${portal.url}/bat-dau/${code}`);
  const { copies: _copies, ...birth } = sampleAnswers('birth');
  await fillForm(page, code, kind === 'extract' ? sampleAnswers('extract') : { ...birth, wantsCopies: false });
  if (kind === 'birth') {
    await addPaper(page, 'Giấy chứng sinh', {
      name: 'giay-chung-sinh.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(samplePdf(`Giấy chứng sinh ${person.email}`)),
    });
  }
  await goOn(page);
  await declareAndSend(page);
  await expect(page.getByRole('heading', { name: 'Cổng đã nhận hồ sơ của Ông/Bà' })).toBeVisible({ timeout: 30_000 });
  return page.url().split('/').at(-1) ?? '';
}
