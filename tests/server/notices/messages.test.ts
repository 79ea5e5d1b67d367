import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Notice } from '#domain/api/notices.ts';
import { createSmtpMailSender } from '#server/adapters/notification/smtp-mail-sender.ts';
import { outgoingMessages } from '#server/database/schema/journal.ts';
import { sendDueMessages } from '#server/use-cases/notices/send-due-messages.ts';
import { type MailServer, startMailServer } from '#tests/contracts/mail-server.ts';
import { type Citizen, sealDossier, startTestPortal, submit, type TestPortal } from '#tests/support/portal.ts';

let mailServer: MailServer;
const MINUTE = 60_000;
let portal: TestPortal;
let citizen: Citizen;
const send = (): Promise<void> =>
  sendDueMessages(portal.services, {
    mail: createSmtpMailSender(`smtp://127.0.0.1:${mailServer.port}`, 'Một Cửa <mc@portal.example>'),
    sms: portal.services.sms,
  });
const file = async (who: Citizen): Promise<string> => {
  const sealed = await sealDossier(portal, who);
  const sent = await submit(who, sealed);
  expect(sent.status).toBe(200);
  return sent.body.submissionReference;
};
const mailsAbout = (reference: string) => mailServer.arrived.filter(({ mail }) => mail.subject?.includes(reference));

beforeAll(async () => {
  mailServer = await startMailServer();
  portal = await startTestPortal();
  citizen = await portal.citizen();
});
afterAll(async () => {
  await portal.close();
  await mailServer.stop();
});
beforeEach(() => mailServer.start());

/** Somebody who registered with a phone and has no e-mail address. */
async function phoneCitizen(phone: string, personalId: string): Promise<Citizen> {
  const guest = await portal.guest();
  const wish = { channel: 'SMS', address: phone, language: 'vi' };
  const { body } = await guest.call<{ challengeId: string }>('POST', '/api/v1/sign-in-codes', wish);
  await send();
  const code = /\d{6}/.exec(portal.services.inbox?.list()[0]?.text ?? '')?.[0];
  await guest.call('POST', '/api/v1/sessions', { challengeId: body.challengeId, code });
  const person = { email: '', fullName: 'Lê Văn Tám', birthDate: '1985-02-03', personalId };
  const registered = await guest.command('POST', '/api/v1/accounts', {
    challengeId: body.challengeId,
    fullName: person.fullName,
    birthDate: person.birthDate,
    personalId,
    language: 'vi',
    noticeVersion: '1',
    consents: { keepForNextTime: false },
  });
  expect(registered.status).toBe(200);
  return { ...guest, person, upload: () => Promise.reject(new Error('no papers')) };
}

describe('a message goes out', () => {
  test('as an e-mail to the registered address alone, once, however often the post is looked through', async () => {
    const reference = await file(citizen);
    await Promise.all([send(), send(), send()]);
    for (let n = 0; n < 5; n += 1) {
      portal.later(20 * MINUTE);
      await send();
    }
    const mails = mailsAbout(reference);
    // Received, and a fee is due.
    expect(mails).toHaveLength(2);
    for (const { to, mail } of mails) {
      expect(to).toEqual([citizen.person.email]);
      expect(mail.from?.value[0]?.address).toBe('mc@portal.example');
      for (const datum of [citizen.person.fullName, citizen.person.personalId]) {
        expect(`${mail.subject} ${mail.text}`).not.toContain(datum);
      }
    }
  });

  test('as a text message where the person registered with a phone', async () => {
    const tam = await phoneCitizen('0987654321', '030085001234');
    const before = mailServer.arrived.length;
    const reference = await file(tam);
    await send();
    const texts = (portal.services.inbox?.list() ?? []).filter((message) => message.text.includes(reference));
    expect(texts.map(({ channel, to }) => [channel, to])).toEqual([
      ['SMS', '+84987654321'],
      ['SMS', '+84987654321'],
    ]);
    expect(mailServer.arrived).toHaveLength(before);
  });

  test('and then its text and address are forgotten', async () => {
    await file(citizen);
    await send();
    const rows = await portal.services.database.select().from(outgoingMessages);
    const sent = rows.filter((row) => row.sentAt !== null);
    expect(sent.length).toBeGreaterThan(0);
    for (const { address, body } of sent) expect([address, body]).toEqual(['', '']);
  });
});

describe('a mail server that is down', () => {
  test('blocks no act: the dossier is received, and the notice is in the app', async () => {
    await mailServer.stop();
    const reference = await file(citizen);
    await send();
    const { body } = await citizen.call<{ notices: Notice[] }>('GET', '/api/v1/notices');
    expect(body.notices.filter((notice) => notice.reference === reference)).toHaveLength(2);
    expect(mailsAbout(reference)).toEqual([]);
  });

  test('is tried again, ever more seldom, and when it is back each message arrives once', async () => {
    await mailServer.stop();
    const reference = await file(citizen);
    const tries: number[] = [];
    for (let minute = 0; minute < 40; minute += 1) {
      const before = await attempts(reference);
      await send();
      if ((await attempts(reference)) > before) tries.push(minute);
      portal.later(MINUTE);
    }
    expect(tries).toEqual([0, 1, 3, 7, 15, 31]);
    await mailServer.start();
    portal.later(60 * MINUTE);
    await send();
    await send();
    expect(mailsAbout(reference)).toHaveLength(2);
  });

  const attempts = async (reference: string): Promise<number> => {
    const rows = await portal.services.database.select().from(outgoingMessages);
    return Math.max(...rows.filter((row) => row.subject.includes(reference)).map((row) => row.attempts));
  };

  test('is given up in the end, and the notice in the app stays', async () => {
    await mailServer.stop();
    const reference = await file(citizen);
    for (let n = 0; n < 20; n += 1) {
      await send();
      portal.later(61 * MINUTE);
    }
    await mailServer.start();
    await send();
    expect(mailsAbout(reference)).toEqual([]);
    const { body } = await citizen.call<{ notices: Notice[] }>('GET', '/api/v1/notices');
    expect(body.notices.some((notice) => notice.reference === reference)).toBe(true);
  });
});

test('one address that refuses holds up nobody else’s message', async () => {
  const refused = await portal.citizen({ email: 'nobody@vidu.vn' });
  const lost = await file(refused);
  const reference = await file(citizen);
  await send();
  expect(mailsAbout(reference)).toHaveLength(2);
  expect(mailsAbout(lost)).toEqual([]);
});

test('while one portal waits for a slow mail server, another does not send the same message again', async () => {
  const sent: string[] = [];
  const slow = {
    mail: {
      send: async ({ subject }: { subject: string }) => {
        sent.push(subject);
        // As long as a patient mail server may take; the other portal looks meanwhile.
        portal.later(20_000);
        await sendDueMessages(portal.services, {
          mail: { send: ({ subject: other }) => Promise.resolve(void sent.push(other)) },
          sms: portal.services.sms,
        });
      },
    },
    sms: portal.services.sms,
  };
  const references: string[] = [];
  for (let n = 0; n < 6; n += 1) references.push(await file(citizen));
  await sendDueMessages(portal.services, slow);
  for (const reference of references) {
    const about = sent.filter((subject) => subject.includes(reference));
    expect(about).toHaveLength(new Set(about).size);
  }
});
