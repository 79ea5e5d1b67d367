import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

const page = async (path: string, language?: string) => {
  const answer = await portal
    .visitor()
    .call('GET', path, undefined, language === undefined ? {} : { 'accept-language': language });
  return { html: answer.bytes.toString(), headers: answer.headers };
};

test.each([
  ['/docs', 'API của Cổng Một Cửa', 'bất kỳ ai', 'a device that introduced itself'],
  ['/demo/inbox', 'Hộp thư giả lập', 'Tải lại', 'Refresh'],
])('%s speaks the reader’s language, Vietnamese where nothing is asked', async (path, title, vietnamese, english) => {
  for (const language of [undefined, 'vi-VN,vi;q=0.9,en;q=0.8', 'fr']) {
    const { html, headers } = await page(path, language);
    expect(html).toContain('<html lang="vi">');
    expect(html).toContain(`<title>${title}</title>`);
    expect(html).toContain(vietnamese);
    expect(headers).toMatchObject({ 'content-language': 'vi', vary: expect.stringContaining('accept-language') });
  }
  const { html, headers } = await page(path, 'en-GB,en;q=0.9,vi;q=0.5');
  expect(html).toContain('<html lang="en">');
  expect(html).not.toContain(title);
  expect(html).toContain(english);
  expect(headers['content-language']).toBe('en');
});
