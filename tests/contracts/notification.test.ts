import { createServer, type Server } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MailSender } from '#server/adapters/notification/port.ts';
import { createSimulatedInbox } from '#server/adapters/notification/simulated-inbox.ts';
import { createSmtpMailSender } from '#server/adapters/notification/smtp-mail-sender.ts';

interface Arrived {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

const portOf = (server: Server | { address(): unknown }): number => (server.address() as { port: number }).port;

/** A real mail server on this machine that keeps what it is handed. */
const mails: { recipients: string[]; mail: ParsedMail }[] = [];
const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo({ address }, _session, callback) {
    callback(address.startsWith('nobody') ? new Error('550 no such mailbox') : undefined);
  },
  onData(stream, session, callback) {
    simpleParser(stream)
      .then((mail) => {
        mails.push({ recipients: session.envelope.rcptTo.map((it) => it.address), mail });
        callback();
      })
      .catch(callback);
  },
});
const silent = createServer(() => undefined);
beforeAll(async () => {
  await new Promise<void>((resolve) => mailServer.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise<void>((resolve) => mailServer.close(() => resolve()));
  silent.close();
});

const inbox = createSimulatedInbox(() => new Date('2026-11-23T03:24:00.000Z'));
const FROM = 'Một Cửa <khong-tra-loi@portal.example>';
const ADAPTERS: readonly (readonly [string, () => MailSender, () => Arrived | undefined])[] = [
  [
    'a mail server',
    () => createSmtpMailSender(`smtp://127.0.0.1:${portOf(mailServer.server)}`, FROM),
    () => {
      const last = mails.at(-1);
      if (last === undefined) return undefined;
      return { to: last.recipients.join(), subject: last.mail.subject ?? '', text: (last.mail.text ?? '').trimEnd() };
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
    const before = mails.length;
    await sender(portOf(mailServer.server))
      .send({ to: 'a@vidu.vn, b@vidu.vn', subject: 's', text: 't' })
      .catch(() => undefined);
    for (const { recipients } of mails.slice(before)) expect(recipients.length).toBeLessThanOrEqual(1);
  });

  test('names the portal as the sender, and no recipient is told of another', async () => {
    await sender(portOf(mailServer.server)).send({ to: 'hoa@vidu.vn', subject: 's', text: 't' });
    const mail = mails.at(-1)?.mail;
    expect(mail?.from?.value).toEqual([{ name: 'Một Cửa', address: 'khong-tra-loi@portal.example' }]);
    expect(mail?.cc ?? mail?.bcc).toBeUndefined();
    expect(mail?.html).toBe(false);
  });

  test('that refuses the mailbox, or is not there, is a fault for the sender to know', async () => {
    const refused = sender(portOf(mailServer.server)).send({ to: 'nobody@vidu.vn', subject: 's', text: 't' });
    await expect(refused).rejects.toThrow();
    await expect(sender(9).send({ to: 'hoa@vidu.vn', subject: 's', text: 't' })).rejects.toThrow();
  });

  test('that answers nothing is given up after a while', async () => {
    const begun = Date.now();
    const send = sender(portOf(silent), 300).send({ to: 'hoa@vidu.vn', subject: 's', text: 't' });
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
