import { createServer as createHttpServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHttpSmsSender } from '#server/adapters/notification/http-sms-sender.ts';
import type { MailSender, SmsSender } from '#server/adapters/notification/port.ts';
import { createSimulatedInbox } from '#server/adapters/notification/simulated-inbox.ts';
import { createSmtpMailSender } from '#server/adapters/notification/smtp-mail-sender.ts';
import { type MailServer, startMailServer } from './mail-server.ts';

interface Arrived {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

let mailServer: MailServer;
const silent = createServer(() => undefined);
beforeAll(async () => {
  mailServer = await startMailServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await mailServer.stop();
  silent.close();
});
const silentPort = (): number => {
  const address = silent.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

const inbox = createSimulatedInbox(() => new Date('2026-11-23T03:24:00.000Z'));
const FROM = 'Một Cửa <khong-tra-loi@portal.example>';
const ADAPTERS: readonly (readonly [string, () => MailSender, () => Arrived | undefined])[] = [
  [
    'a mail server',
    () => createSmtpMailSender(`smtp://127.0.0.1:${mailServer.port}`, FROM),
    () => {
      const last = mailServer.arrived.at(-1);
      if (last === undefined) return undefined;
      return { to: last.to.join(), subject: last.mail.subject ?? '', text: (last.mail.text ?? '').trimEnd() };
    },
  ],
  ['the simulated inbox', () => inbox.mail, () => inbox.list()[0]],
];

describe.each(ADAPTERS)('e-mail through %s', (_, create, last) => {
  test('arrives at its one address with subject and text as they were written', async () => {
    const text = 'Hồ sơ N7K42M9Q: đã được tiếp nhận.\n\nXem tại https://portal.example/ho-so/1';
    await create().send({ to: 'hoa@vidu.vn', subject: 'Hồ sơ N7K42M9Q: đã được tiếp nhận', text });
    expect(last()).toMatchObject({ to: 'hoa@vidu.vn', subject: 'Hồ sơ N7K42M9Q: đã được tiếp nhận', text });
  });

  test('a line break in the subject makes no header of its own', async () => {
    await create().send({ to: 'hoa@vidu.vn', subject: 'Hồ sơ\r\nBcc: ai@vidu.vn', text: 'x' });
    expect(last()?.to).toBe('hoa@vidu.vn');
  });
});

describe('a mail server', () => {
  const sender = (port: number, patience?: number) => createSmtpMailSender(`smtp://127.0.0.1:${port}`, FROM, patience);

  test('sends to one person even where the address looks like two', async () => {
    const before = mailServer.arrived.length;
    await sender(mailServer.port)
      .send({ to: 'a@vidu.vn, b@vidu.vn', subject: 's', text: 't' })
      .catch(() => undefined);
    for (const { to } of mailServer.arrived.slice(before)) expect(to.length).toBeLessThanOrEqual(1);
  });

  test('names the portal as the sender, and no recipient is told of another', async () => {
    await sender(mailServer.port).send({ to: 'hoa@vidu.vn', subject: 's', text: 't' });
    const mail = mailServer.arrived.at(-1)?.mail;
    expect(mail?.from?.value).toEqual([{ name: 'Một Cửa', address: 'khong-tra-loi@portal.example' }]);
    expect(mail?.cc ?? mail?.bcc).toBeUndefined();
    expect(mail?.html).toBe(false);
  });

  test('that refuses the mailbox, or is not there, is a fault for the sender to know', async () => {
    const refused = sender(mailServer.port).send({ to: 'nobody@vidu.vn', subject: 's', text: 't' });
    await expect(refused).rejects.toThrow();
    await expect(sender(9).send({ to: 'hoa@vidu.vn', subject: 's', text: 't' })).rejects.toThrow();
  });

  test('that answers nothing is given up after a while', async () => {
    const begun = Date.now();
    const send = sender(silentPort(), 300).send({ to: 'hoa@vidu.vn', subject: 's', text: 't' });
    await expect(send).rejects.toThrow();
    expect(Date.now() - begun).toBeLessThan(5_000);
  });
});

/** A gateway as SMS_GATEWAY_URL describes it: takes what comes with its token, refuses the number that it does not know. */
const arrivedSms: {
  readonly headers: IncomingHttpHeaders;
  readonly body: { from: string; to: string; text: string };
}[] = [];
const smsGateway = createHttpServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as (typeof arrivedSms)[number]['body'];
    if (request.url === '/elsewhere') return response.writeHead(307, { location: '/sms' }).end();
    const taken = request.headers.authorization === 'Bearer bi-mat' && body.to !== '+84999999999';
    if (taken) arrivedSms.push({ headers: request.headers, body });
    return response.writeHead(taken ? 202 : 422, { 'content-type': 'application/json' }).end('{"id":"1"}');
  });
});
beforeAll(() => new Promise<void>((resolve) => smsGateway.listen(0, '127.0.0.1', resolve)));
afterAll(() => smsGateway.close());
const smsSender = (change: { url?: string; token?: string } = {}, patience?: number): SmsSender => {
  const { port } = smsGateway.address() as AddressInfo;
  return createHttpSmsSender(
    { url: `http://127.0.0.1:${port}${change.url ?? '/sms'}`, token: change.token ?? 'bi-mat', sender: 'MOTCUA-HD' },
    patience,
  );
};
const SMS_ADAPTERS: readonly (readonly [string, () => SmsSender, () => { to: string; text: string } | undefined])[] = [
  ['a gateway by HTTP', () => smsSender(), () => arrivedSms.at(-1)?.body],
  ['the simulated inbox', () => inbox.sms, () => inbox.list()[0]],
];

describe.each(SMS_ADAPTERS)('a text message through %s', (_, create, last) => {
  test('arrives at its one number as it was written', async () => {
    const text = 'Mã xác nhận Một Cửa: 123456. Không đưa mã này cho ai.\n“Cổng Dịch vụ công”';
    await create().send({ to: '+84912345678', text });
    expect(last()).toMatchObject({ to: '+84912345678', text });
  });
});

describe('a gateway for text messages', () => {
  const message = { to: '+84912345678', text: 'x' };

  test('is told the registered sender, and asked with the token', async () => {
    await smsSender().send(message);
    expect(arrivedSms.at(-1)?.body.from).toBe('MOTCUA-HD');
    expect(arrivedSms.at(-1)?.headers).toMatchObject({ 'content-type': 'application/json' });
  });

  test('that refuses, knows no such token, points elsewhere or is not there is a fault, without number or text', async () => {
    const before = arrivedSms.length;
    const tries = [
      () => smsSender().send({ to: '+84999999999', text: 'mã 654321' }),
      () => smsSender({ token: 'khac' }).send({ ...message, text: 'mã 654321' }),
      () => smsSender({ url: '/elsewhere' }).send({ ...message, text: 'mã 654321' }),
      () => createHttpSmsSender({ url: 'http://127.0.0.1:9', token: 'x', sender: 'x' }).send(message),
    ];
    for (const attempt of tries) {
      const fault: unknown = await attempt().then(
        () => undefined,
        (it: unknown) => it,
      );
      expect(fault).toBeInstanceOf(Error);
      expect(String(fault)).not.toMatch(/654321|84999999999|84912345678/);
    }
    expect(arrivedSms).toHaveLength(before);
  });

  test('that answers nothing is given up after a while', async () => {
    const url = `http://127.0.0.1:${silentPort()}/sms`;
    const send = createHttpSmsSender({ url, token: 'x', sender: 'x' }, 300).send(message);
    await expect(send).rejects.toThrow();
  });
});

describe('the simulated inbox', () => {
  test('keeps text messages beside e-mails, newest first, and forgets the oldest', async () => {
    const full = createSimulatedInbox(() => new Date('2026-11-23T03:24:00.000Z'));
    for (let n = 0; n < 250; n += 1) await full.sms.send({ to: '+84912345678', text: `tin ${n}` });
    expect(full.list()).toHaveLength(200);
    expect(full.list()[0]).toEqual({
      at: '2026-11-23T03:24:00.000Z',
      channel: 'SMS',
      to: '+84912345678',
      subject: '',
      text: 'tin 249',
    });
  });
});
