import type { Page } from '@playwright/test';
import type { GivenFile } from './hand.ts';
import { expect } from './journey.ts';

/** As the system shares from the gallery or Zalo: a form with the files, sent to the share target's address. */
export async function shareFiles(page: Page, files: readonly GivenFile[]): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.evaluate(
    ([given]) => {
      const form = Object.assign(document.createElement('form'), {
        method: 'post',
        enctype: 'multipart/form-data',
        action: '/chia-se',
      });
      const input = Object.assign(document.createElement('input'), { type: 'file', name: 'files', multiple: true });
      const chosen = new DataTransfer();
      for (const { name, mimeType, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (char) => char.codePointAt(0) ?? 0);
        chosen.items.add(new File([bytes], name, { type: mimeType }));
      }
      input.files = chosen.files;
      form.append(input);
      document.body.append(form);
      form.submit();
    },
    [files.map(({ buffer, ...file }) => ({ ...file, base64: buffer.toString('base64') }))] as const,
  );
  await expect(page).toHaveURL(/\/chia-se(?:\?|$)/);
}
