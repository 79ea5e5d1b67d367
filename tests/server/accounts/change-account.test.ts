import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Account } from '#domain/api/accounts.ts';
import { auditLog } from '#server/database/schema/journal.ts';
import { sendDueMessages } from '#server/use-cases/notices/send-due-messages.ts';
import { type Citizen, sealDossier, startTestPortal, submit, type TestPortal } from '#tests/support/portal.ts';

let portal: TestPortal;
let citizen: Citizen;
beforeAll(async () => {
  portal = await startTestPortal();
  citizen = await portal.citizen();
});
afterAll(() => portal.close());

const change = (body: unknown, id?: string) => citizen.command<Account>('PUT', '/api/v1/accounts/me', body, id);
const mine = async () => (await citizen.call<Account>('GET', '/api/v1/accounts/me')).body;

describe('My account', () => {
  test('takes the language that I switch to, and my messages come in it', async () => {
    expect((await mine()).language).toBe('vi');
    const id = crypto.randomUUID();
    for (let n = 0; n < 2; n += 1) expect((await change({ language: 'en' }, id)).body.language).toBe('en');
    const { body } = await submit(citizen, await sealDossier(portal, citizen));
    await sendDueMessages(portal.services, portal.services);
    const message = portal.services.inbox?.list().find((it) => it.subject.includes(body.submissionReference));
    expect(message?.subject).toMatch(/^Dossier /);
  });

  test('gives and withdraws the consent to be filled in, each kept in the log; the rest stays as it was', async () => {
    const before = await mine();
    expect(before.keepForNextTime).toBe(false);
    expect((await change({ keepForNextTime: true })).body).toEqual({ ...before, keepForNextTime: true });
    expect((await change({ keepForNextTime: false })).body).toEqual(before);
    const log = await portal.services.database.select().from(auditLog);
    expect(log.filter((it) => it.action === 'changeConsent').map((it) => it.detail)).toEqual([
      { keepForNextTime: true },
      { keepForNextTime: false },
    ]);
  });

  test.each([[{ language: 'fr' }], [{ keepForNextTime: 'yes' }], [{ fullName: 'Ai Khác' }], [null]])(
    'does not take %j',
    async (body) => {
      const before = await mine();
      const answer = await change(body);
      expect([400, 422]).toContain(answer.status);
      expect(await mine()).toEqual(before);
    },
  );

  test('with nothing to change stays the same', async () => {
    expect((await change({})).body).toEqual(await mine());
  });
});
