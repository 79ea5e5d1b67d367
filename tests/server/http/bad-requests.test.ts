import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { sentenceOf } from './expect-problem.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

describe('The sentence of a refusal', () => {
  test('is Vietnamese, or English where that is asked for first', async () => {
    const wishes: [string | undefined, 'vi' | 'en'][] = [
      [undefined, 'vi'],
      ['en', 'en'],
      ['en-GB,en;q=0.9', 'en'],
      ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
      ['fr,en;q=0.5', 'en'],
      ['fr', 'vi'],
      ['en;q=0', 'vi'],
      ['en;q=0.2, vi;q=0.7', 'vi'],
      [',;q=,;;;\u00ff', 'vi'],
      ['en;q=NaN,vi', 'vi'],
    ];
    for (const [wish, language] of wishes) {
      const headers: Record<string, string> = wish === undefined ? {} : { 'accept-language': wish };
      for (const url of ['/api/v1/accounts/me', '/api/v1/none', '/api/v1/uploads/none', '/%']) {
        const { problem } = await portal.visitor().call('GET', url, undefined, headers);
        expect([wish, problem.detail]).toEqual([wish, sentenceOf(language, problem.code)]);
      }
    }
  });
});

describe('What is no request at all', () => {
  test('ends its connection, and the next caller is served', async () => {
    const address = await portal.app.listen({ port: 0, host: '127.0.0.1' });
    const port = Number(new URL(address).port);
    const say = (text: string): Promise<string> =>
      new Promise((resolve) => {
        let heard = '';
        const socket = connect(port, '127.0.0.1', () => socket.write(text));
        socket.on('data', (chunk) => {
          heard += chunk.toString('latin1');
        });
        socket.setTimeout(1500, () => socket.destroy());
        socket.on('error', () => undefined).on('close', () => resolve(heard));
      });
    const lines = [
      'GARBAGE\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      'GET /api/v1/session HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\nConnection: close\r\n\r\n',
      `GET /api/v1/session HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(70_000)}\r\nConnection: close\r\n\r\n`,
      'POST /api/v1/devices HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\nConnection: close\r\n\r\n',
      'POST /api/v1/devices HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n',
      'POST /api/v1/devices HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nZZ\r\n',
      'GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    ];
    for (const text of lines) expect(await say(text)).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
  });
});
