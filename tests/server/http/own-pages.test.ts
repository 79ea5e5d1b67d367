import { readdirSync } from 'node:fs';
import { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '#server/app.ts';
import { createLog } from '#server/services.ts';
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

describe('A file shared to a device that has no service worker', () => {
  const BOUNDARY = 'x-mot-cua';
  const SECRET = 'cccd 030190001234 Nguyễn Thị Hoà';
  const body = [
    `--${BOUNDARY}`,
    'Content-Disposition: form-data; name="files"; filename="cccd-hoa.jpg"',
    'Content-Type: image/jpeg',
    '',
    SECRET,
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n');
  const share = (headers: Record<string, string> = {}) =>
    portal.app.inject({
      method: 'POST',
      url: '/chia-se',
      headers: { accept: 'text/html', 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, ...headers },
      payload: body,
    });

  test.each([
    ['vi', 'Tệp chia sẻ chưa đến nơi', 'vẫn còn nguyên trên máy của Ông/Bà'],
    ['en', 'The shared file did not arrive', 'still on your device'],
  ])('is answered by a page in words (%s)', async (language, title, words) => {
    const answer = await share({ 'accept-language': language });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toContain(`<title>${title}</title>`);
    expect(answer.body).toContain(words);
    expect(answer.body).toContain('<a href="/">');
  });

  test('also where the browser names no origin of ours, as it does for a share', async () => {
    for (const headers of [{ origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]) {
      expect((await share(headers)).statusCode).toBe(200);
    }
  });

  test('and nothing of it is kept, logged or given back', async () => {
    const lines: string[] = [];
    const destination = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString());
        done();
      },
    });
    const app = await buildApp({ ...portal.services, log: createLog('debug', destination) });
    const answer = await app.inject({
      method: 'POST',
      url: `/chia-se?title=${encodeURIComponent(SECRET)}`,
      headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
      payload: body,
    });
    await app.close();
    // The store of uploads looks for its folder behind our back: it must still be there.
    await setTimeout(200);
    expect(answer.statusCode).toBe(200);
    expect(lines.join('')).toContain('"route":"/chia-se"');
    for (const told of [lines.join(''), answer.body, JSON.stringify(answer.headers)]) {
      expect(told).not.toContain('030190001234');
      expect(told).not.toContain('cccd-hoa');
    }
    expect(readdirSync(portal.services.incomingFolder)).toEqual([]);
  });
});
