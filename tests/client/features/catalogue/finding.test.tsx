// @vitest-environment jsdom
import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { HelpPage } from '#client/features/catalogue/help-page.tsx';
import { HomePage } from '#client/features/catalogue/home-page.tsx';
import { SearchPage } from '#client/features/catalogue/search-page.tsx';
import { LIFE_EVENTS } from '#domain/search/life-events.ts';
import { createDevice } from '#tests/support/device.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { renderApp } from '#tests/support/render-app.tsx';
import { shippedProcedures } from '#tests/support/seeds.ts';

// The first screen waits for the portal's first answers, on a busy machine longer than a second.
configure({ asyncUtilTimeout: 10_000 });

const shipped = shippedProcedures();
let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterEach(cleanup);
afterAll(() => portal.close());

const pages = ({ pathname }: { pathname: string }) => (pathname === '/' ? <HomePage /> : <SearchPage />);
const names = (): (string | null)[] => screen.getAllByRole('heading', { level: 2 }).map((it) => it.textContent);

describe('The list of procedures', () => {
  test('every procedure is there before anything is typed', async () => {
    await renderApp(createDevice(portal.app), pages, { at: '/thu-tuc' });
    await screen.findByText(`Có ${shipped.length} thủ tục`);
    await userEvent.click(screen.getByRole('button', { name: /^Xem thêm/ }));
    expect(new Set(names())).toEqual(new Set(shipped.map((it) => it.plainName.vi)));
  });

  test('words without marks find it, are marked in it, said once and kept in the address', async () => {
    const shown = await renderApp(createDevice(portal.app), pages, { at: '/thu-tuc' });
    await screen.findByText(`Có ${shipped.length} thủ tục`);
    await userEvent.type(screen.getByRole('searchbox', { name: 'Tìm thủ tục' }), 'trich luc');
    const marked = await screen.findByText('trích lục', { selector: 'h2 mark' });
    expect(marked).toBeTruthy();
    await waitFor(() => expect(shown.visited.at(-1)).toBe('/thu-tuc?q=trich+luc'));
    // At a pause, not at every key; a busy machine may pause once more.
    expect(shown.visited.length).toBeLessThan('trich luc'.length);
    const said = () => screen.getAllByRole('status').map((it) => it.textContent);
    await waitFor(() => expect(said()).toEqual([expect.stringMatching(/^Có \d+ thủ tục cho “trich luc”$/)]));
  });

  test('an address with words and a life event opens as it was left, and the event can be taken away', async () => {
    const shown = await renderApp(createDevice(portal.app), pages, { at: '/thu-tuc?q=trích&viec=MARRIAGE' });
    await screen.findByText(/^Có \d+ thủ tục cho “trích”$/);
    expect(screen.getByRole('searchbox')).toHaveProperty('value', 'trích');
    expect(screen.getByRole('link', { name: /Bỏ lọc “Kết hôn”/ }).getAttribute('href')).toBe('/thu-tuc?q=tr%C3%ADch');
    const link = screen.getByRole('link', { name: 'Cấp bản sao trích lục hộ tịch' });
    expect(link.getAttribute('href')).toBe('/thu-tuc/2.000635?q=tr%C3%ADch&viec=MARRIAGE');
    expect(shown.visited).toEqual([]);
  });

  test('field and who it is for make the list shorter, and each can be taken away alone', async () => {
    const shown = await renderApp(createDevice(portal.app), pages, { at: '/thu-tuc' });
    await userEvent.selectOptions(await screen.findByLabelText('Lĩnh vực'), 'Hộ tịch');
    await userEvent.selectOptions(screen.getByLabelText('Dành cho'), 'Doanh nghiệp, hợp tác xã');
    expect(shown.visited.at(-1)).toBe('/thu-tuc?linh-vuc=H%E1%BB%99+t%E1%BB%8Bch&danh-cho=BUSINESS');
    const businesses = shipped.filter(
      (it) => it.sector.name.vi === 'Hộ tịch' && it.subjects.some(({ vi }) => /^Doanh nghiệp|^Hợp tác/.test(vi)),
    );
    await waitFor(() => expect(screen.queryAllByRole('heading', { level: 2 })).toHaveLength(businesses.length || 1));
    const clear = screen.getByRole('link', { name: 'Bỏ lọc “Doanh nghiệp, hợp tác xã”' });
    expect(clear.getAttribute('href')).toBe('/thu-tuc?linh-vuc=H%E1%BB%99+t%E1%BB%8Bch');
  });

  test('nothing found says what to try and whom to ask', async () => {
    await renderApp(createDevice(portal.app), pages, { at: '/thu-tuc?q=zzqqx' });
    await screen.findByRole('heading', { name: 'Không có thủ tục nào cho “zzqqx”' });
    expect(screen.getByRole('link', { name: 'Xem cả danh sách.' }).getAttribute('href')).toBe('/thu-tuc');
    expect((await screen.findByRole('link', { name: /Hỏi tổng đài/ })).getAttribute('href')).toMatch(/^tel:\d+$/);
  });

  test('markup in the address is text, not markup', async () => {
    await renderApp(createDevice(portal.app), pages, { at: `/thu-tuc?q=${encodeURIComponent('<img src=x> zzqqx')}` });
    expect(await screen.findByText('Không có thủ tục nào cho “<img src=x> zzqqx”')).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
  });

  test('without a line what was read before is searched, and says how old it is', async () => {
    const device = createDevice(portal.app);
    await device.tab().publicData.load('procedures');
    device.line.rule = 'off';
    const shown = await renderApp(device, pages, { at: '/thu-tuc?q=khai sinh' });
    await shown.engine.reachability.probe();
    expect(await screen.findByText(/^Có \d+ thủ tục cho “khai sinh”$/)).toBeTruthy();
    expect(await screen.findByText(/Đang xem bản cất trên máy, cập nhật lúc \d\d:\d\d/)).toBeTruthy();
  });

  test('a first visit without a line says so, and asking again when it is back shows the list', async () => {
    const device = createDevice(portal.app);
    device.line.rule = 'off';
    await renderApp(device, pages, { at: '/thu-tuc' });
    const again = await screen.findByRole('button', { name: 'Thử lại' });
    device.line.rule = 'on';
    await userEvent.click(again);
    expect(await screen.findByText(`Có ${shipped.length} thủ tục`)).toBeTruthy();
  });
});

describe('The home page', () => {
  test('answers while one types, and Enter goes on to the whole list', async () => {
    const shown = await renderApp(createDevice(portal.app), pages);
    await screen.findByRole('link', { name: 'Sinh con' });
    await userEvent.type(screen.getByRole('searchbox'), 'mat giay khai');
    const first = await screen.findByRole('link', { name: /Cấp bản sao trích lục hộ tịch/ });
    expect(first.getAttribute('href')).toBe('/thu-tuc/2.000635?q=mat+giay+khai');
    await userEvent.keyboard('{Enter}');
    expect(shown.visited).toEqual(['/thu-tuc?q=mat+giay+khai']);
    expect(await screen.findByRole('searchbox')).toHaveProperty('value', 'mat giay khai');
  });

  test('only life events that lead somewhere are offered', async () => {
    await renderApp(createDevice(portal.app), pages);
    const chips = within(await screen.findByRole('navigation', { name: 'Theo việc trong đời' }));
    const led = LIFE_EVENTS.filter(({ code }) => shipped.some((it) => it.lifeEvents.includes(code)));
    // All of them until the list is there: their place is kept.
    await waitFor(() =>
      expect(chips.getAllByRole('link').map((it) => it.textContent)).toEqual(led.map((it) => it.name.vi)),
    );
    expect(chips.getByRole('link', { name: 'Kết hôn' }).getAttribute('href')).toBe('/thu-tuc?viec=MARRIAGE');
  });

  test('who has nothing here yet is told what to do first; who has begun is not', async () => {
    const device = createDevice(portal.app);
    const { engine } = await renderApp(device, pages);
    expect(await screen.findByRole('heading', { name: 'Lần đầu làm ở đây?' })).toBeTruthy();
    const { hash, formHash } = await engine.publicData.load('procedure:2.000635');
    if (formHash === undefined) throw new Error('no form');
    await engine.drafts.create({ procedureCode: '2.000635', procedureHash: hash, formHash });
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Lần đầu làm ở đây?' })).toBeNull());
  });

  test('notices are offered to who is signed in only; looking up by code to everybody', async () => {
    await renderApp(createDevice(portal.app), pages);
    expect((await screen.findByRole('link', { name: 'Tra cứu hồ sơ bằng mã' })).getAttribute('href')).toBe('/tra-cuu');
    expect(screen.queryByRole('link', { name: 'Thông báo của tôi' })).toBeNull();
  });
});

test('help is complete without a line and in English; the hotline is the province’s', async () => {
  const device = createDevice(portal.app);
  await device.tab().publicData.load('profile');
  device.line.rule = 'off';
  await renderApp(device, () => <HelpPage />, { at: '/tro-giup', language: 'en' });
  expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(11);
  expect((await screen.findByRole('link', { name: 'Call 18001096' })).getAttribute('href')).toBe('tel:18001096');
});
