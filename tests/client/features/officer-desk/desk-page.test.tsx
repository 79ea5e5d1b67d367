// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDevice } from '#tests/support/device.ts';
import { type Citizen, startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { renderApp } from '#tests/support/render-app.tsx';
import { button, desk, deskOf, fileDossier, furnishBrowser, PASSWORD } from './desk-visit.tsx';

let portal: TestPortal;
let citizen: Citizen;
beforeAll(async () => {
  portal = await startTestPortal();
  citizen = await portal.citizen();
  furnishBrowser();
});
afterAll(() => portal.close());

const filed = (change?: { dossierId?: string; revision?: number }) => fileDossier(portal, citizen, change);

describe('Signing in at the desk', () => {
  test('a wrong password is refused in words, and too many lock the account and say for how long', async () => {
    await renderApp(createDevice(portal.app), desk, { at: '/can-bo/dang-nhap' });
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText('Tên đăng nhập'), 'lan');
    for (let tries = 0; tries < 5; tries += 1) {
      await user.clear(screen.getByLabelText('Mật khẩu'));
      await user.type(screen.getByLabelText('Mật khẩu'), `sai-${tries}{Enter}`);
      await screen.findByText('Tên đăng nhập hoặc mật khẩu không đúng.');
    }
    await user.type(screen.getByLabelText('Mật khẩu'), `{Enter}`);
    expect(await screen.findByText(/tài khoản tạm khóa\. Thử lại sau 1 phút/)).toBeTruthy();
    portal.later(61_000);
  });

  test('the right one leads to the page that was asked for, and never to another site', async () => {
    const user = userEvent.setup();
    for (const [next, to] of [
      ['/can-bo/ho-so/x', '/can-bo/ho-so/x'],
      ['//elsewhere.example/can-bo', '/can-bo'],
    ] as const) {
      const shown = await renderApp(createDevice(portal.app), desk, {
        at: `/can-bo/dang-nhap?next=${encodeURIComponent(next)}`,
      });
      await user.type(await screen.findByLabelText('Tên đăng nhập'), 'mai');
      await user.type(screen.getByLabelText('Mật khẩu'), `${PASSWORD}{Enter}`);
      await waitFor(() => expect(shown.visited.at(-1)).toBe(to));
    }
  });
});

describe("The unit's queue", () => {
  test('shows who applies, by when it must be answered, and who has it open', async () => {
    const { id, reference } = await filed();
    await portal.officers.hung.call('PUT', `/api/v1/staff/dossiers/${id}/lease`);
    await renderApp(await deskOf(portal, 'mai'), desk, { at: '/can-bo' });
    const row = (await screen.findByText(reference)).closest('tr');
    expect(row).not.toBeNull();
    const inRow = within(row ?? document.body);
    expect(inRow.getByText(/còn 1 ngày làm việc|còn 7 giờ/)).toBeTruthy();
    expect(inRow.getByText(/trả lời trước \d\d:\d\d, thứ/)).toBeTruthy();
    expect(inRow.getByText('Phạm Văn Hùng đang mở')).toBeTruthy();
    expect(screen.getByText(/Nguyễn Thị Mai · /)).toBeTruthy();
    await portal.officers.hung.call('DELETE', `/api/v1/staff/dossiers/${id}/lease`);
  });

  test('an officer of another unit sees nothing of it, neither in the queue nor by its address', async () => {
    const { id, reference } = await filed();
    const lan = await deskOf(portal, 'lan');
    await renderApp(lan, desk, { at: '/can-bo' });
    expect(await screen.findByText('Không có hồ sơ nào chờ kiểm tra')).toBeTruthy();
    expect(screen.queryByText(reference)).toBeNull();
    await renderApp(lan, desk, { at: `/can-bo/ho-so/${id}` });
    expect(await screen.findByRole('heading', { name: 'Không có hồ sơ này trong đơn vị' })).toBeTruthy();
    expect(document.body.textContent).not.toContain('Nguyễn Thị Hoà');
  });

  test('without a line it says so, and is there again at a touch', async () => {
    const { reference } = await filed();
    const device = await deskOf(portal, 'mai');
    device.line.rule = 'off';
    await renderApp(device, desk, { at: '/can-bo' });
    expect(await screen.findByText('Chưa tải được danh sách', {}, { timeout: 10_000 })).toBeTruthy();
    expect(screen.getByText(/Làm việc tại bàn cần có mạng/)).toBeTruthy();
    device.line.rule = 'on';
    await userEvent.setup().click(await button('Thử lại'));
    expect(await screen.findByText(reference)).toBeTruthy();
    expect(screen.queryByText('Chưa tải được danh sách')).toBeNull();
  });

  test('signing out without a line says that the tablet is still open', async () => {
    const device = await deskOf(portal, 'mai');
    const shown = await renderApp(device, desk, { at: '/can-bo' });
    await screen.findByText(/Cập nhật lúc/);
    device.line.rule = 'off';
    await userEvent.setup().click(await button('Đăng xuất'));
    expect(await screen.findByText('Chưa đăng xuất được, xin đừng để máy lại')).toBeTruthy();
    device.line.rule = 'on';
    await userEvent.setup().click(await button('Đăng xuất'));
    await waitFor(() => expect(shown.visited.at(-1)).toBe('/can-bo/dang-nhap'));
  });
});
