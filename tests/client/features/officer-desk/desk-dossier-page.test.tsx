// @vitest-environment jsdom
import { File as NodeFile } from 'node:buffer';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Citizen, startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { renderApp } from '#tests/support/render-app.tsx';
import { samplePdf } from '#tests/support/sample-files.ts';
import { actBefore, button, desk, deskOf, fileDossier, furnishBrowser, PASSWORD } from './desk-visit.tsx';

let portal: TestPortal;
let citizen: Citizen;
beforeAll(async () => {
  portal = await startTestPortal();
  citizen = await portal.citizen();
  furnishBrowser();
});
afterAll(() => portal.close());

const filed = (change?: { dossierId?: string; revision?: number }) => fileDossier(portal, citizen, change);

describe('A dossier at the desk', () => {
  test('a second officer sees who has it open, can do nothing meanwhile, and takes it when the first has left', async () => {
    const { id } = await filed();
    await portal.officers.mai.call('PUT', `/api/v1/staff/dossiers/${id}/lease`);
    await renderApp(await deskOf(portal, 'hung'), desk, { at: `/can-bo/ho-so/${id}` });
    expect(await screen.findByText('Nguyễn Thị Mai đang mở hồ sơ này')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Tiếp nhận' })).toBeNull();
    await portal.officers.mai.call('DELETE', `/api/v1/staff/dossiers/${id}/lease`);
    await userEvent.setup().click(await button('Thử lại'));
    expect(await button('Tiếp nhận')).toBeTruthy();
    const late = await portal.officers.mai.call('PUT', `/api/v1/staff/dossiers/${id}/lease`);
    expect(late.problem.code).toBe('dossier.leaseHeld');
  });

  test('leaving it gives it up for the others', async () => {
    const { id } = await filed();
    const hung = await deskOf(portal, 'hung');
    await renderApp(hung, desk, { at: `/can-bo/ho-so/${id}` });
    await button('Tiếp nhận');
    await renderApp(hung, desk, { at: '/can-bo' });
    await waitFor(async () =>
      expect((await portal.officers.mai.call('PUT', `/api/v1/staff/dossiers/${id}/lease`)).status).toBe(200),
    );
    await portal.officers.mai.call('DELETE', `/api/v1/staff/dossiers/${id}/lease`);
  });

  test('an acceptance whose answer is lost is asked for again and happens once', async () => {
    const { id } = await filed();
    const device = await deskOf(portal, 'mai');
    await renderApp(device, desk, { at: `/can-bo/ho-so/${id}` });
    const user = userEvent.setup();
    await user.click(await button('Tiếp nhận'));
    expect(screen.getAllByText(/kể từ khi tiếp nhận|trong ngày làm việc/)).not.toHaveLength(0);
    let lost = 0;
    device.line.rule = async (request, forward) => {
      const answer = await forward();
      if (!request.url.includes('/acceptance') || lost > 0) return answer;
      lost += 1;
      throw new TypeError('Failed to fetch');
    };
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Tiếp nhận' }));
    expect(await screen.findAllByText(/Đã tiếp nhận, mã .+, hẹn trả/, {}, { timeout: 8_000 })).not.toHaveLength(0);
    expect(lost).toBe(1);
    expect(await button('Bắt đầu xử lý')).toBeTruthy();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Hồ sơ đang ở đâu');
    const { body } = await portal.officers.mai.call<{ events: { action: string }[] }>(
      'GET',
      `/api/v1/staff/dossiers/${id}`,
    );
    expect(body.events.filter((it) => it.action === 'accept')).toHaveLength(1);
  });

  test('nobody decides on what the applicant has just replaced', async () => {
    const { id } = await filed();
    await renderApp(await deskOf(portal, 'mai'), desk, { at: `/can-bo/ho-so/${id}` });
    const user = userEvent.setup();
    await user.click(await button('Tiếp nhận'));
    portal.later(1_000);
    await filed({ dossierId: id, revision: 2 });
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Tiếp nhận' }));
    expect(await screen.findByText(/Hồ sơ vừa thay đổi trong lúc Ông\/Bà xem/)).toBeTruthy();
    const { body } = await portal.officers.mai.call<{ status: string }>('GET', `/api/v1/staff/dossiers/${id}`);
    expect(body.status).toBe('SUBMITTED');
  });

  test('nor on what is replaced at the very moment of the act', async () => {
    const { id } = await filed();
    const device = await deskOf(portal, 'mai');
    await renderApp(device, desk, { at: `/can-bo/ho-so/${id}` });
    const user = userEvent.setup();
    await user.click(await button('Tiếp nhận'));
    device.line.rule = async (request, forward) => {
      if (request.url.includes('/acceptance')) {
        portal.later(1_000);
        await filed({ dossierId: id, revision: 2 });
      }
      return forward();
    };
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Tiếp nhận' }));
    expect(await screen.findByText(/Hồ sơ vừa thay đổi trong lúc Ông\/Bà xem/)).toBeTruthy();
    const { body } = await portal.officers.mai.call<{ status: string }>('GET', `/api/v1/staff/dossiers/${id}`);
    expect(body.status).toBe('SUBMITTED');
    device.line.rule = 'on';
    await user.click(await button('Tiếp nhận'));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Tiếp nhận' }));
    expect(await screen.findAllByText(/Đã tiếp nhận, mã .+, hẹn trả/)).not.toHaveLength(0);
  });

  test('a supplement names fields and papers with a reason each; a second one warns and says why', async () => {
    const { id } = await filed();
    await actBefore(portal, id, 'supplement-requests', {
      points: [{ target: { kind: 'WHOLE' }, reason: 'Giấy bị mờ' }],
    });
    portal.later(1_000);
    await filed({ dossierId: id, revision: 2 });
    await renderApp(await deskOf(portal, 'mai'), desk, { at: `/can-bo/ho-so/${id}` });
    const user = userEvent.setup();
    await user.click(await button('Yêu cầu bổ sung'));
    expect(await screen.findByText('Hồ sơ này đã được yêu cầu bổ sung một lần')).toBeTruthy();
    const [paper] = await screen.findAllByRole('checkbox', { name: /^Cần bổ sung: / });
    await user.click(paper ?? document.body);
    await user.click(await button('Gửi yêu cầu (1 chỗ)'));
    expect(await screen.findByRole('heading', { name: 'Còn 2 chỗ cần ghi trước khi gửi' })).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: /^Lý do và cách sửa: / }), 'Ảnh mất góc phải');
    await user.type(screen.getByLabelText('Vì sao phải yêu cầu lần nữa'), 'Bản mới nộp lại bị mất trang');
    await user.click(await button('Gửi yêu cầu (1 chỗ)'));
    expect(await screen.findAllByText('Đã gửi yêu cầu bổ sung cho người nộp.')).not.toHaveLength(0);
    expect(screen.getByRole('heading', { name: 'Lần 2' })).toBeTruthy();
    const { body } = await portal.officers.mai.call<{
      supplementRequests: { points: { target: { kind: string }; reason: string }[] }[];
    }>('GET', `/api/v1/staff/dossiers/${id}`);
    expect(body.supplementRequests[1]?.points).toMatchObject([
      { target: { kind: 'COMPONENT' }, reason: 'Ảnh mất góc phải' },
    ]);
  });

  test('when the days to ask for a supplement are over, it is no longer offered', async () => {
    const { id } = await filed();
    await actBefore(portal, id, 'acceptance');
    await actBefore(portal, id, 'handling');
    const device = await deskOf(portal, 'mai');
    await renderApp(device, desk, { at: `/can-bo/ho-so/${id}` });
    expect(await button('Yêu cầu bổ sung')).toBeTruthy();
    const now = portal.services.now();
    portal.later(4 * 86_400_000);
    const late = await deskOf(portal, 'mai');
    await renderApp(late, desk, { at: `/can-bo/ho-so/${id}` });
    expect(await button('Gắn kết quả')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Yêu cầu bổ sung' })).toBeNull();
    portal.setTime(now.toISOString());
  });

  test('a result that is no PDF is refused with a sentence and nothing is sent', async () => {
    const { id } = await filed();
    await actBefore(portal, id, 'acceptance');
    await actBefore(portal, id, 'handling');
    const device = await deskOf(portal, 'mai');
    await renderApp(device, desk, { at: `/can-bo/ho-so/${id}` });
    const user = userEvent.setup({ applyAccept: false });
    await user.click(await button('Gắn kết quả'));
    const input = screen.getByLabelText('Tệp kết quả');
    await user.upload(input, new File(['<html>'], 'ket-qua.pdf', { type: 'application/pdf' }));
    expect(await screen.findByText('Kết quả phải là tệp PDF đọc được.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Ban hành kết quả' }));
    expect(device.line.requests.filter((it) => it.includes('/results'))).toHaveLength(0);
  });

  test('a result that is one gets its code and waits for the applicant', async () => {
    const { id } = await filed();
    await actBefore(portal, id, 'acceptance');
    await actBefore(portal, id, 'handling');
    await renderApp(await deskOf(portal, 'mai'), desk, { at: `/can-bo/ho-so/${id}` });
    const user = userEvent.setup();
    await user.click(await button('Gắn kết quả'));
    const pdf = new NodeFile([samplePdf('Giấy khai sinh')], 'ket-qua.pdf', { type: 'application/pdf' });
    // The realm's one Blob again: what the page sends must be one that fetch takes for bytes.
    fireEvent.change(screen.getByLabelText('Tệp kết quả'), { target: { files: [pdf] } });
    expect(await screen.findByText(/^Đã chọn ket-qua\.pdf/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Ban hành kết quả' }));
    expect(await screen.findAllByText(/^Đã ban hành kết quả .+-KQ1/)).not.toHaveLength(0);
  });

  test('a session that ends leads to sign-in and back, with the reason that was typed', async () => {
    const { id } = await filed();
    const device = await deskOf(portal, 'mai');
    const shown = await renderApp(device, desk, { at: `/can-bo/ho-so/${id}` });
    const user = userEvent.setup();
    await user.click(await button('Không tiếp nhận'));
    await user.type(screen.getByLabelText('Lý do'), 'Không thuộc thẩm quyền của phường');
    await user.type(screen.getByLabelText('Căn cứ pháp lý'), 'Điều 8 Luật Hộ tịch số 60/2014/QH13');
    await device.fetch('https://portal.example/api/v1/staff/session', { method: 'DELETE' });
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Không tiếp nhận' }));
    await waitFor(() => expect(shown.visited.at(-1)).toMatch(/^\/can-bo\/dang-nhap\?next=/));
    expect(document.body.textContent).not.toContain('Nguyễn Thị Hoà');
    await user.type(await screen.findByLabelText('Tên đăng nhập'), 'mai');
    await user.type(screen.getByLabelText('Mật khẩu'), `${PASSWORD}{Enter}`);
    await user.click(await button('Không tiếp nhận'));
    expect(screen.getByLabelText('Lý do')).toHaveProperty('value', 'Không thuộc thẩm quyền của phường');
  });
});
