// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SignInPage } from '#client/features/account/sign-in-page.tsx';
import { typedMemory } from '#client/features/account/typed-memory.ts';
import type { Engine } from '#client/offline/engine.ts';
import { type DossierId, Sha256, UnitId } from '#domain/api/primitives.ts';
import { sendDueMessages } from '#server/use-cases/notices/send-due-messages.ts';
import birth from '#tests/fixtures/answers/birth.json' with { type: 'json' };
import { createDevice, type Device } from '#tests/support/device.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { renderApp } from '#tests/support/render-app.tsx';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());
beforeEach(() => {
  sessionStorage.clear();
  typedMemory.forget();
});

const page = ({ pathname }: { pathname: string }) => (pathname === '/dang-nhap' ? <SignInPage /> : <h1>Trang khác</h1>);
const show = (device: Device, at: string) => renderApp(device, page, { at });
const user = userEvent.setup();
const press = async (name: string) => user.click(await screen.findByRole('button', { name }));
const title = (name: RegExp) => screen.findByRole('heading', { level: 1, name });

async function codeFor(address: string): Promise<string> {
  await sendDueMessages(portal.services, portal.services);
  const message = portal.services.inbox?.list().find((it) => it.to === address);
  return /\d{6}/.exec(message?.text ?? '')?.[0] ?? '';
}

async function askForCode(email: string): Promise<void> {
  await user.click(await screen.findByRole('radio', { name: 'Thư điện tử' }));
  await user.type(screen.getByRole('textbox', { name: 'Địa chỉ thư điện tử' }), email);
  await press('Gửi mã');
  await title(/Nhập mã/);
}

async function answer(code: string): Promise<void> {
  const box = await screen.findByRole('textbox', { name: 'Mã gồm 6 chữ số' });
  await user.clear(box);
  await user.type(box, code);
  await press('Tiếp tục');
}

async function nameAndBirth(name: string, [day, month, year]: readonly [string, string, string]): Promise<void> {
  await title(/tên gì/);
  await user.type(screen.getByRole('textbox', { name: 'Họ, chữ đệm và tên' }), name);
  await user.type(screen.getByRole('textbox', { name: 'Ngày' }), day);
  await user.type(screen.getByRole('textbox', { name: 'Tháng' }), month);
  await user.type(screen.getByRole('textbox', { name: 'Năm' }), year);
  await press('Tiếp tục');
}

async function personalNumber(digits: string): Promise<void> {
  const box = await screen.findByRole('textbox', { name: 'Số định danh cá nhân' });
  await user.clear(box);
  await user.type(box, digits);
  await press('Tiếp tục');
}

/** A birth registration filled in by a guest of this device. */
async function guestDraft(engine: Engine): Promise<DossierId> {
  const { hash, formHash } = await engine.publicData.load('procedure:1.001193');
  // As beginning a dossier does: the form is on the device before the line may go.
  await engine.publicData.load(`form:${formHash ?? ''}`);
  const draft = await engine.drafts.create({
    procedureCode: '1.001193',
    procedureHash: hash,
    formHash: formHash ?? Sha256.parse('0'.repeat(64)),
    answers: birth,
  });
  return draft.id;
}

describe('Signing in', () => {
  test('somebody new registers; a name typed in decomposed letters is kept composed', async () => {
    const device = createDevice(portal.app);
    const shown = await show(device, '/dang-nhap?next=/tai-khoan');
    await askForCode('moi@vidu.vn');
    await answer(await codeFor('moi@vidu.vn'));
    await nameAndBirth('Nguyễn  Thị Hoà'.normalize('NFD'), ['1', '5', '1990']);
    await personalNumber('030190 700 001');
    const consent = await screen.findByRole('checkbox', { name: /Tôi đồng ý/ });
    expect(consent).toHaveProperty('checked', false);
    await press('Mở tài khoản');
    await waitFor(() => expect(shown.visited).toEqual(['/tai-khoan']));
    expect(shown.engine.session.state.get()).toMatchObject({
      kind: 'citizen',
      account: { fullName: 'Nguyễn Thị Hoà', personalId: '030190700001', email: 'moi@vidu.vn', language: 'vi' },
    });
  });

  test('where the portal sends no SMS only the e-mail address is asked for', async () => {
    const device = createDevice(portal.app);
    device.line.rule = async (request, forward) => {
      const response = await forward();
      if (!request.url.endsWith('/api/v1/profile')) return response;
      const profile = (await response.json()) as Record<string, unknown>;
      return Response.json({ ...profile, contactChannels: ['EMAIL'] });
    };
    await show(device, '/dang-nhap');
    await user.type(await screen.findByRole('textbox', { name: 'Địa chỉ thư điện tử' }), 'chi-thu@vidu.vn');
    expect(screen.queryByRole('radio')).toBeNull();
    await press('Gửi mã');
    await title(/Nhập mã/);
  });

  test('somebody known needs the code alone', async () => {
    const { person } = await portal.citizen();
    portal.later(61_000);
    const shown = await show(createDevice(portal.app), '/dang-nhap');
    await askForCode(person.email);
    await answer(await codeFor(person.email));
    await waitFor(() => expect(shown.visited).toEqual(['/ho-so']));
  });

  test('a wrong code says how many tries are left, and the fifth needs a new code', async () => {
    await show(createDevice(portal.app), '/dang-nhap');
    await askForCode('sai@vidu.vn');
    const right = await codeFor('sai@vidu.vn');
    const wrong = right === '000000' ? '000001' : '000000';
    await answer(wrong);
    expect((await screen.findAllByText(/còn nhập được 4 lần/)).length).toBeGreaterThan(0);
    for (const left of [3, 2, 1]) {
      await answer(wrong);
      await screen.findAllByText(new RegExp(`còn nhập được ${left} lần`));
    }
    await answer(wrong);
    await screen.findAllByText(/Đã nhập sai quá nhiều lần/);
    await answer(right);
    await screen.findAllByText(/Đã nhập sai quá nhiều lần/);
  });

  test('a code that is too old is said to be, with a new one to ask for', async () => {
    await show(createDevice(portal.app), '/dang-nhap');
    await askForCode('cu@vidu.vn');
    const code = await codeFor('cu@vidu.vn');
    portal.later(11 * 60_000);
    await answer(code);
    await screen.findAllByText(/Mã đã hết hạn/);
  });

  test('a personal number of no province, or of another birth year, goes no further', async () => {
    await show(createDevice(portal.app), '/dang-nhap');
    await askForCode('so@vidu.vn');
    await answer(await codeFor('so@vidu.vn'));
    await nameAndBirth('Nguyễn Văn Số', ['1', '5', '1990']);
    await personalNumber('003190700002');
    await screen.findAllByText(/không phải mã tỉnh nào/);
    await personalNumber('030191700002');
    await screen.findAllByText(/không khớp với năm sinh/);
    expect(await title(/Số định danh cá nhân/)).toBeTruthy();
    await personalNumber('030090700002');
    await title(/Xem lại/);
  });

  test("somebody else's personal number is refused at its field, and what was typed stays", async () => {
    const { person } = await portal.citizen({ personalId: '030190800001' });
    await show(createDevice(portal.app), '/dang-nhap');
    await askForCode('trung@vidu.vn');
    await answer(await codeFor('trung@vidu.vn'));
    await nameAndBirth('Nguyễn Thị Trùng', ['1', '5', '1990']);
    await personalNumber(person.personalId);
    await press('Mở tài khoản');
    await screen.findAllByText(/Số định danh này đã có tài khoản/);
    expect(screen.getByRole('textbox', { name: 'Số định danh cá nhân' })).toHaveProperty('value', person.personalId);
  });
});

describe('What can happen in the middle of signing in', () => {
  test('after a reload the code is still asked for, no second one is sent, and nothing personal is in the address or the storage', async () => {
    const device = createDevice(portal.app);
    await show(device, '/dang-nhap?next=/tai-khoan');
    await askForCode('tailai@vidu.vn');
    const sent = () => device.line.requests.filter((it) => it === 'POST /api/v1/sign-in-codes').length;
    expect(sent()).toBe(1);
    const kept = Array.from({ length: sessionStorage.length }, (_, n) =>
      sessionStorage.getItem(sessionStorage.key(n) ?? ''),
    );
    expect(kept).toHaveLength(1);
    expect(kept.join()).not.toContain('tailai');
    const again = await show(device, '/dang-nhap?next=/tai-khoan');
    await title(/Nhập mã/);
    await answer(await codeFor('tailai@vidu.vn'));
    await title(/tên gì/);
    await show(device, '/dang-nhap?next=/tai-khoan');
    await nameAndBirth('Nguyễn Thị Tải', ['1', '5', '1990']);
    expect(sent()).toBe(1);
    expect(again.visited).toEqual([]);
  });

  test('an address that leads to another site is not followed', async () => {
    const { person } = await portal.citizen();
    portal.later(61_000);
    const shown = await show(createDevice(portal.app), '/dang-nhap?next=//evil.example/ho-so');
    await askForCode(person.email);
    await answer(await codeFor(person.email));
    await waitFor(() => expect(shown.visited).toEqual(['/ho-so']));
  });

  test("a guest's dossier goes into the new account with nothing typed again", async () => {
    const device = createDevice(portal.app);
    const before = await show(device, '/');
    const id = await guestDraft(before.engine);
    const other = await guestDraft(before.engine);
    const shown = await show(device, `/dang-nhap?for=${id}&next=/ho-so/${id}`);
    expect(await screen.findByRole('textbox', { name: 'Số điện thoại di động' })).toHaveProperty('value', '0912345678');
    await press('Gửi mã');
    await answer(await codeFor('+84912345678'));
    await title(/Xem lại/);
    expect(screen.getByText('Trần Thị Hoa')).toBeTruthy();
    await press('Mở tài khoản');
    await waitFor(() => expect(shown.visited).toEqual([`/ho-so/${id}`]));
    const list = await shown.engine.drafts.list();
    expect(list.map((draft) => draft.id)).toEqual([id]);
    await shown.engine.session.signOut();
    expect((await shown.engine.drafts.list()).map((draft) => draft.id)).toEqual([other]);
  });

  test('without a line it says that the dossier waits safely, and what is typed stays until there is one', async () => {
    const device = createDevice(portal.app);
    const before = await show(device, '/');
    const id = await guestDraft(before.engine);
    await before.engine.outbox.seal(id, {
      answers: birth,
      competentUnitId: UnitId.parse(portal.units[0]),
      declaration: { textVersion: '2021-1', acceptedAt: '2026-11-23T03:20:00.000Z' },
    });
    device.line.rule = 'off';
    await show(device, `/dang-nhap?for=${id}&next=/ho-so/${id}`);
    await screen.findByText('Đăng nhập cần có mạng');
    await screen.findByText(/Hồ sơ đã niêm phong, nằm an toàn trên máy này/);
    await press('Gửi mã');
    await screen.findByText('Chưa gửi được mã');
    device.line.rule = 'on';
    portal.later(61_000);
    await press('Gửi mã');
    await title(/Nhập mã/);
  });

  test('an answer that is lost on the way is not the end: a new code signs in', async () => {
    // The portal opens the account; its answer, with the new session's cookie, never comes.
    let losing = false;
    const inject = async (options: InjectOptions) => {
      const reply = await portal.app.inject(options);
      if (losing && options.url === '/api/v1/accounts') throw new TypeError('Failed to fetch');
      return reply;
    };
    const device = createDevice(Object.create(portal.app, { inject: { value: inject } }));
    const shown = await show(device, '/dang-nhap');
    await askForCode('matmang@vidu.vn');
    await answer(await codeFor('matmang@vidu.vn'));
    await nameAndBirth('Nguyễn Thị Mạng', ['1', '5', '1990']);
    await personalNumber('030190700009');
    losing = true;
    await press('Mở tài khoản');
    await screen.findByText('Chưa mở được tài khoản');
    losing = false;
    await press('Mở tài khoản');
    await screen.findByText(/Mạng ngắt đúng lúc Cổng trả lời/);
    portal.later(61_000);
    await press('Gửi mã');
    await answer(await codeFor('matmang@vidu.vn'));
    await waitFor(() => expect(shown.visited).toEqual(['/ho-so']));
  });
});

describe('Coming back', () => {
  const signUp = async (device: Device, email: string, personalId: string) => {
    const shown = await show(device, '/dang-nhap');
    await askForCode(email);
    await answer(await codeFor(email));
    await nameAndBirth('Trần Văn Bình', ['2', '1', '1985']);
    await personalNumber(personalId);
    await press('Mở tài khoản');
    await waitFor(() => expect(shown.visited).toEqual(['/ho-so']));
    return shown;
  };

  test('who is signed in already goes on at once', async () => {
    const device = createDevice(portal.app);
    await signUp(device, 'san@vidu.vn', '030085700001');
    const shown = await show(device, '/dang-nhap?next=/tai-khoan');
    await waitFor(() => expect(shown.visited).toEqual(['/tai-khoan']));
  });

  test("a guest's dossier is taken over by who is signed in only when they say so", async () => {
    const device = createDevice(portal.app);
    const before = await show(device, '/');
    const id = await guestDraft(before.engine);
    await signUp(device, 'chung@vidu.vn', '030085700002');
    const shown = await show(device, `/dang-nhap?for=${id}&next=/soan/${id}`);
    await title(/Ông\/Bà đang đăng nhập/);
    await screen.findByText('Đang đăng nhập: Trần Văn Bình');
    // The history of a shared machine keeps titles.
    expect(document.title).not.toContain('Bình');
    await screen.findByText(/được làm trên máy khi chưa đăng nhập/);
    expect(shown.visited).toEqual([]);
    await press('Đúng của tôi, đưa vào và tiếp tục');
    await waitFor(() => expect(shown.visited).toEqual([`/soan/${id}`]));
    expect(await shown.engine.drafts.read(id)).toBeTruthy();
  });

  test('a session that ran out comes back by the same address to the same step, with the work untouched', async () => {
    const device = createDevice(portal.app);
    const { engine } = await signUp(device, 'hethan@vidu.vn', '030085700003');
    const id = await guestDraft(engine);
    portal.later(400 * 86_400_000);
    const shown = await show(device, `/dang-nhap?for=${id}&next=/soan/${id}/childNameSection`);
    await title(/Phiên đăng nhập đã hết hạn/);
    expect(await screen.findByRole('radio', { name: 'h•••@vidu.vn' })).toHaveProperty('checked', true);
    await press('Gửi mã');
    await answer(await codeFor('hethan@vidu.vn'));
    await waitFor(() => expect(shown.visited).toEqual([`/soan/${id}/childNameSection`]));
    expect((await shown.engine.drafts.read(id))?.answers['childName']).toBe('Nguyễn Bảo An');
    expect(shown.engine.session.state.get()).toMatchObject({ kind: 'citizen', expired: false });
  });
});
