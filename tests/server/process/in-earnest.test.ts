import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProvinceProfile } from '#domain/api/catalogue.ts';
import type { Problem } from '#domain/api/problem.ts';
import { newSigningKey } from '#server/adapters/signature/key-signer.ts';
import { buildApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { outgoingMessages } from '#server/database/schema/journal.ts';
import { createServices, type Services } from '#server/services.ts';
import { sendDueMessages } from '#server/use-cases/notices/send-due-messages.ts';
import { countDemonstrationStaff, createOfficer } from '#server/use-cases/staff/create-officer.ts';
import { startTestPortal } from '#tests/support/portal.ts';

/** A database that was tried out first and then serves citizens. */
let folder: string;
let services: Services;
let app: FastifyInstance;
let cookieOfMai: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mot-cua-earnest-'));
  const demonstration = await startTestPortal({ database: { folder } });
  cookieOfMai = demonstration.officers.mai.cookies();
  const unitId = demonstration.units[0] as never;
  const officer = { username: 'truong', displayName: 'Bùi Thị Trưởng', unitId, roles: ['handler'] as const };
  await createOfficer(demonstration.services, { ...officer, password: 'mot mat khau rat dai' });
  await demonstration.close();
  const config = readConfig({
    MODE: 'production',
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    PUBLIC_URL: 'https://portal.example',
    EMBEDDED_DATABASE_IN_PRODUCTION: 'I accept that a power cut may lose data',
    SMTP_URL: 'smtp://127.0.0.1:9',
    RECEIPT_KEYS: JSON.stringify([await newSigningKey('k1')]),
    VNPAY_PAY_URL: 'https://pay.example/pay',
    VNPAY_QUERY_URL: 'https://pay.example/query',
    VNPAY_TERMINAL: 'HAIDUONG',
    VNPAY_SECRET: 'a-real-secret',
  });
  services = await createServices(config, { now: () => new Date('2026-11-23T04:00:00.000Z'), database: { folder } });
  app = await buildApp(services);
});
afterAll(async () => {
  await app.close();
  await services.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('officers of the demonstration', () => {
  const signIn = (username: string, password: string) =>
    app.inject({ method: 'POST', url: '/api/v1/staff/session', payload: { username, password } });

  test('do not sign in, and are counted; an officer of the agency does', async () => {
    const refused = await signIn('mai', 'a-password-for-tests');
    expect([refused.statusCode, refused.json<Problem>().code]).toEqual([401, 'staff.credentialsWrong']);
    expect((await signIn('truong', 'mot mat khau rat dai')).statusCode).toBe(200);
    expect(await countDemonstrationStaff(services)).toBe(3);
  });

  test('nor does a session that one of them has left open', async () => {
    const url = '/api/v1/staff/dossiers';
    const answer = await app.inject({ method: 'GET', url, headers: { cookie: cookieOfMai } });
    expect(answer.statusCode).toBe(401);
  });
});

describe('without a gateway for SMS', () => {
  test('the portal says which ways there are, and refuses a code by SMS in words', async () => {
    const profile = await app.inject({ method: 'GET', url: '/api/v1/profile' });
    expect(profile.json<ProvinceProfile>().contactChannels).toEqual(['EMAIL']);
    const device = await app.inject({ method: 'POST', url: '/api/v1/devices' });
    const cookies = Object.fromEntries(device.cookies.map(({ name, value }) => [name, value]));
    const ask = (channel: string, address: string) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/sign-in-codes',
        cookies,
        payload: { channel, address, language: 'vi' },
      });
    const refused = await ask('SMS', '0912345678');
    expect([refused.statusCode, refused.json<Problem>().code]).toEqual([422, 'account.channelUnavailable']);
    expect((await ask('EMAIL', 'hoa@vidu.vn')).statusCode).toBe(200);
  });

  test('no SMS that waits from earlier is ever called sent', async () => {
    await services.database.insert(outgoingMessages).values({
      id: services.randomUuid(),
      channel: 'SMS',
      address: '+84912345678',
      subject: '',
      body: 'Hồ sơ đã được tiếp nhận',
      attempts: 0,
      nextTryAt: '2026-11-23T03:00:00.000Z',
      createdAt: '2026-11-23T03:00:00.000Z',
    });
    await sendDueMessages(services, { mail: { send: () => Promise.resolve() }, sms: services.sms });
    const rows = await services.database.select().from(outgoingMessages);
    expect(rows.filter((row) => row.channel === 'SMS')).toMatchObject([{ sentAt: null, attempts: 1 }]);
  });
});
