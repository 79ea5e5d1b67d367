// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callPortal } from '#client/api/call-portal.ts';
import { AccountPage } from '#client/features/account/account-page.tsx';
import type { Engine } from '#client/offline/engine.ts';
import { type Account, accountsApi } from '#domain/api/accounts.ts';
import { UnitId } from '#domain/api/primitives.ts';
import { sendDueMessages } from '#server/use-cases/notices/send-due-messages.ts';
import extract from '#tests/fixtures/answers/extract.json' with { type: 'json' };
import { createDevice, type Device } from '#tests/support/device.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { renderApp } from '#tests/support/render-app.tsx';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
  // jsdom has dialogs, but not their modal opening.
  if ('showModal' in HTMLDialogElement.prototype) return;
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
    },
  });
});
afterAll(() => portal.close());

const user = userEvent.setup();
const show = (device: Device) => renderApp(device, () => <AccountPage />, { at: '/tai-khoan' });
let people = 0;

/** Somebody who has just registered on this device. */
async function signIn(device: Device, engine: Engine): Promise<Account> {
  people += 1;
  const net = { fetch: device.fetch, origin: 'https://portal.example' };
  const address = `toi${people}@vidu.vn`;
  const { challengeId } = await callPortal(accountsApi.requestCode, {
    ...net,
    body: { channel: 'EMAIL', address, language: 'vi' },
  });
  await sendDueMessages(portal.services, portal.services);
  const text = portal.services.inbox?.list().find((message) => message.to === address)?.text ?? '';
  await callPortal(accountsApi.answerCode, { ...net, body: { challengeId, code: /\d{6}/.exec(text)?.[0] ?? '' } });
  const account = await callPortal(accountsApi.register, {
    ...net,
    commandId: crypto.randomUUID(),
    body: {
      challengeId,
      fullName: 'Trần Văn Bình',
      birthDate: '1985-01-02',
      personalId: `03008512${String(people).padStart(4, '0')}`,
      language: 'vi',
      noticeVersion: '1',
      consents: { keepForNextTime: false },
    },
  });
  await engine.session.signedIn(account);
  return account;
}

async function draftOf(engine: Engine): Promise<string> {
  const { hash, formHash } = await engine.publicData.load('procedure:2.000635');
  if (formHash === undefined) throw new Error('no form');
  const draft = await engine.drafts.create({
    procedureCode: '2.000635',
    procedureHash: hash,
    formHash,
    answers: extract,
  });
  return draft.id;
}

/** Sealed while the line is off: it waits on the device. */
async function waitingDossier(device: Device, engine: Engine): Promise<void> {
  const id = await draftOf(engine);
  device.line.rule = 'off';
  await engine.outbox.seal(id, {
    answers: extract,
    competentUnitId: UnitId.parse(portal.units[0]),
    declaration: { textVersion: '2021-1', acceptedAt: '2026-11-23T03:20:00.000Z' },
  });
}

const press = async (name: string) => user.click(await screen.findByRole('button', { name }));
const title = (name: string) => screen.findByRole('heading', { level: 1, name });

describe('A guest', () => {
  test('sees what an account is for, and what lies on this device', async () => {
    const device = createDevice(portal.app);
    const { engine } = await show(device);
    await draftOf(engine);
    const { engine: again } = await show(device);
    await screen.findByText('1 bản nháp');
    expect(screen.getByRole('link', { name: 'Đăng nhập hoặc mở tài khoản' }).getAttribute('href')).toBe(
      '/dang-nhap?next=%2Ftai-khoan',
    );
    expect(screen.getByRole('link', { name: 'Dành cho cán bộ' }).getAttribute('href')).toBe('/can-bo');
    expect(screen.queryByRole('link', { name: 'Thông báo' })).toBeNull();
    expect((await again.drafts.list()).length).toBe(1);
  });
});

describe('A citizen', () => {
  test('sees the personal number only after asking for it', async () => {
    const device = createDevice(portal.app);
    const { engine } = await show(device);
    const account = await signIn(device, engine);
    await screen.findByText('Trần Văn Bình');
    expect(document.body.textContent).not.toContain(account.personalId.slice(0, 8));
    await press('Hiện số');
    expect(document.body.textContent.replace(/\s/g, '')).toContain(account.personalId);
    await press('Giấu số');
    expect(document.body.textContent.replace(/\s/g, '')).not.toContain(account.personalId);
  });

  test('with nothing unsent signs out at once, also without a line', async () => {
    const device = createDevice(portal.app);
    const { engine } = await show(device);
    await signIn(device, engine);
    await screen.findByText('Không có bản nháp, không có hồ sơ chờ gửi.');
    device.line.rule = 'off';
    await press('Đăng xuất');
    await title('Đã đăng xuất');
    await screen.findByText('Không còn việc dở nào của tài khoản trên máy này.');
    expect(engine.session.state.get().kind).toBe('guest');
  });

  test('with a draft is asked first; staying changes nothing', async () => {
    const device = createDevice(portal.app);
    const { engine } = await show(device);
    await signIn(device, engine);
    await draftOf(engine);
    await screen.findByText('1 bản nháp');
    await press('Đăng xuất');
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).queryByRole('button', { name: 'Gửi ngay rồi đăng xuất' })).toBeNull();
    await user.click(within(dialog).getByRole('button', { name: 'Thôi' }));
    expect(engine.session.state.get().kind).toBe('citizen');
    expect((await engine.drafts.list()).length).toBe(1);
  });

  test('whose draft cannot be read signs out nevertheless; the draft is counted, and can be deleted', async () => {
    const device = createDevice(portal.app);
    const { engine } = await show(device);
    await signIn(device, engine);
    const id = await draftOf(engine);
    const row = await device.store.get('rows', id);
    if (row === undefined) throw new Error('no row');
    // A bit that flipped on the disk.
    await device.store.write([{ put: 'rows', value: { ...row, ciphertext: row.ciphertext.slice(0, -1) } }]);
    engine.ports.announcer.announce('drafts');
    await screen.findByText('1 bản nháp');
    const other = await draftOf(engine);
    await engine.drafts.remove(other);
    expect((await engine.drafts.list()).map((draft) => draft.id)).toEqual([id]);
    await press('Đăng xuất');
    await press('Niêm phong trên máy này, đăng xuất');
    await title('Đã đăng xuất');
    expect(engine.session.state.get().kind).toBe('guest');
  });

  test('whose last words do not fit on the device is told so before the way out is offered all the same', async () => {
    const device = createDevice(portal.app);
    const { engine } = await show(device);
    await signIn(device, engine);
    const id = await draftOf(engine);
    await screen.findByText('1 bản nháp');
    const { write } = device.store;
    Object.assign(device.store, {
      write: async (changes: Parameters<typeof write>[0]) => {
        if (changes.some((it) => 'value' in it && 'id' in it.value && it.value.id === id))
          throw new DOMException('full', 'QuotaExceededError');
        return write(changes);
      },
    });
    engine.drafts.saveAnswers(id, { purpose: 'mới' });
    await press('Đăng xuất');
    await press('Niêm phong trên máy này, đăng xuất');
    await screen.findByText(/Điều điền sau cùng chưa cất được vào máy/);
    await screen.findByRole('button', { name: 'Vẫn đăng xuất' });
    expect(engine.session.state.get().kind).toBe('citizen');
  });

  test('who cannot send now is told why, may seal instead, and finds everything after signing in again', async () => {
    const device = createDevice(portal.app);
    const { engine } = await show(device);
    const account = await signIn(device, engine);
    await waitingDossier(device, engine);
    await screen.findByText('1 hồ sơ');
    await press('Đăng xuất');
    await press('Gửi ngay rồi đăng xuất');
    await screen.findByText('Còn 1 hồ sơ chưa gửi được');
    await screen.findByText(/Chưa kết nối được tới Cổng/);
    expect(engine.session.state.get().kind).toBe('citizen');
    await press('Niêm phong trên máy này, đăng xuất');
    await title('Đã đăng xuất');
    await screen.findByText(/Còn 1 việc được niêm phong trên máy này/);
    expect(await engine.outbox.list()).toEqual([]);
    device.line.rule = 'on';
    await engine.session.refresh();
    portal.later(61_000);
    const address = account.email ?? '';
    const net = { fetch: device.fetch, origin: 'https://portal.example' };
    const { challengeId } = await callPortal(accountsApi.requestCode, {
      ...net,
      body: { channel: 'EMAIL', address, language: 'vi' },
    });
    await sendDueMessages(portal.services, portal.services);
    const text = portal.services.inbox?.list().find((message) => message.to === address)?.text ?? '';
    const answer = await callPortal(accountsApi.answerCode, {
      ...net,
      body: { challengeId, code: /\d{6}/.exec(text)?.[0] ?? '' },
    });
    if (answer.outcome !== 'SIGNED_IN') throw new Error('not signed in');
    await engine.session.signedIn(answer.account);
    await waitFor(async () => expect((await engine.outbox.list()).length).toBe(1));
  });
});
