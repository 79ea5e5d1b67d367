import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MailSender } from '#server/adapters/notification/port.ts';
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
