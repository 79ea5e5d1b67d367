// @vitest-environment jsdom
import i18next from 'i18next';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { callPortal } from '#client/api/call-portal.ts';
import { tellLanguage } from '#client/app/tell-language.ts';
import { accountsApi } from '#domain/api/accounts.ts';
import { createPhone } from '#tests/client/widgets/my-work/citizen-device.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
  await i18next.init({ lng: 'vi', resources: {} });
});
afterAll(() => portal.close());

test('who switches the language while signed in gets messages in it, also when the line comes back later', async () => {
  const { device, engine, ...phone } = await createPhone(portal);
  tellLanguage(engine);
  const told = async () =>
    (await callPortal(accountsApi.readMine, { fetch: device.fetch, origin: 'https://portal.example' })).language;
  // A guest's choice is the screen's alone.
  await i18next.changeLanguage('en');
  await phone.signIn();
  expect(await told()).toBe('vi');
  await i18next.changeLanguage('vi');
  await i18next.changeLanguage('en');
  await vi.waitFor(async () => expect(await told()).toBe('en'));
  device.line.rule = 'off';
  await engine.reachability.probe();
  await i18next.changeLanguage('vi');
  await vi.waitFor(() => expect(device.line.requests.filter((it) => it.startsWith('PUT')).length).toBeGreaterThan(1));
  device.line.rule = 'on';
  await engine.reachability.probe();
  await vi.waitFor(async () => expect(await told()).toBe('vi'));
  await vi.waitFor(() =>
    expect(engine.session.state.get()).toMatchObject({ kind: 'citizen', account: { language: 'vi' } }),
  );
});
