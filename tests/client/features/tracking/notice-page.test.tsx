// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callPortal } from '#client/api/call-portal.ts';
import { byDay } from '#client/features/tracking/notice-days.ts';
import { NoticesPage } from '#client/features/tracking/notices-page.tsx';
import { type Notice, noticesApi } from '#domain/api/notices.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { formatDate } from '#domain/text/figures.ts';
import { createPhone, officerDoes, type Phone } from '#tests/client/widgets/my-work/citizen-device.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { renderApp } from '#tests/support/render-app.tsx';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

const page = () => <NoticesPage />;
const noticesOf = async ({ device }: Phone): Promise<readonly Notice[]> =>
  (await callPortal(noticesApi.listMine, { fetch: device.fetch, origin: 'https://portal.example' })).notices;

describe('Notices', () => {
  test('are told newest first, lead to their dossier, and count as read once seen', async () => {
    const phone = await createPhone(portal);
    await phone.signIn();
    const id = await phone.file('1.001193');
    portal.later(60_000);
    await officerDoes(portal, id, 'acceptance');
    await renderApp(phone.device, page, { at: '/thong-bao' });
    const links = await screen.findAllByRole('link', { name: /Hồ sơ đã được tiếp nhận|Cổng đã nhận hồ sơ/ });
    const [accepted] = await noticesOf(phone);
    expect(links.map((link) => link.textContent)).toEqual([
      `Hồ sơ đã được tiếp nhận, hẹn trả kết quả ngày ${formatDate(localDate(accepted?.dueAt ?? ''))}`,
      'Cổng đã nhận hồ sơ; cán bộ trả lời trong 8 giờ làm việc',
    ]);
    expect(links[0]?.getAttribute('href')).toBe(`/ho-so/${id}`);
    expect(screen.getAllByText('Mới')).toHaveLength(2);
    await waitFor(async () => expect((await noticesOf(phone)).every((it) => it.readAt !== null)).toBe(true), {
      timeout: 5_000,
    });
    // While one reads they stay marked; the next time they are not new.
    expect(screen.getAllByText('Mới')).toHaveLength(2);
    await renderApp(phone.device, page, { at: '/thong-bao' });
    await screen.findByRole('link', { name: /^Hồ sơ đã được tiếp nhận/ });
    expect(screen.queryByText('Mới')).toBeNull();
  });

  test('one of a kind that this app is too old to know is told in general, and the others stand beside it', async () => {
    const phone = await createPhone(portal);
    await phone.signIn();
    const id = await phone.file('1.001193');
    portal.later(60_000);
    await officerDoes(portal, id, 'acceptance');
    phone.device.line.rule = async (request, forward) => {
      const answer = await forward();
      if (!request.url.endsWith('/notices')) return answer;
      const newer = (await answer.text()).replace('"ACCEPTED"', '"SENT_BY_DRONE"');
      return new Response(newer, { headers: { 'content-type': 'application/json' } });
    };
    await renderApp(phone.device, page, { at: '/thong-bao' });
    const general = await screen.findByRole('link', { name: 'Hồ sơ có thay đổi mới, mở để xem' });
    expect(general.getAttribute('href')).toBe(`/ho-so/${id}`);
    expect(screen.getByRole('link', { name: /^Cổng đã nhận hồ sơ/ })).toBeTruthy();
  });

  test('a guest is told where they are', async () => {
    const phone = await createPhone(portal);
    await renderApp(phone.device, page, { at: '/thong-bao' });
    const main = await screen.findByRole('heading', { name: 'Đăng nhập để xem thông báo' });
    const link = within(main.closest('div') ?? document.body).getByRole('link', { name: 'Đăng nhập' });
    expect(link.getAttribute('href')).toBe('/dang-nhap?next=%2Fthong-bao');
  });

  test('without any there is nothing to read, and it is said when one comes', async () => {
    const phone = await createPhone(portal);
    await phone.signIn();
    await renderApp(phone.device, page, { at: '/thong-bao' });
    expect(await screen.findByRole('heading', { name: 'Chưa có thông báo' })).toBeTruthy();
  });

  test('without a line one is told that none is lost', async () => {
    const phone = await createPhone(portal);
    await phone.signIn();
    phone.device.line.rule = 'off';
    await renderApp(phone.device, page, { at: '/thong-bao' });
    expect(await screen.findByText('Chưa lấy được thông báo mới', undefined, { timeout: 8_000 })).toBeTruthy();
  });

  test('a day is a day of Việt Nam: half past midnight there is not the evening before', () => {
    const at = (id: string, instant: string): Notice => ({
      id,
      at: instant,
      kind: 'PAID',
      dossierId: id as Notice['dossierId'],
      reference: 'N7K42M9Q',
      readAt: null,
    });
    const days = byDay([at('evening', '2026-11-22T16:30:00.000Z'), at('night', '2026-11-22T17:30:00.000Z')]);
    expect(days.map((day) => [day.date, day.notices.map((it) => it.id)])).toEqual([
      ['2026-11-23', ['night']],
      ['2026-11-22', ['evening']],
    ]);
  });
});
