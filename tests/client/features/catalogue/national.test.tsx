// @vitest-environment jsdom
import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ProcedurePage } from '#client/features/catalogue/procedure-page.tsx';
import { SearchPage } from '#client/features/catalogue/search-page.tsx';
import { importCatalogue } from '#server/commands/import-catalogue.ts';
import { createDevice } from '#tests/support/device.ts';
import { NATIONAL_FIXTURES } from '#tests/support/national.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { renderApp } from '#tests/support/render-app.tsx';
import { shippedProcedures } from '#tests/support/seeds.ts';

// The first screen waits for the portal's first answers, on a busy machine longer than a second.
configure({ asyncUtilTimeout: 10_000 });

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
  await importCatalogue(portal.services, [NATIONAL_FIXTURES], () => undefined);
});
afterEach(cleanup);
afterAll(() => portal.close());

const LIST = 'GET /api/v1/national-procedures';
const pages = ({ pathname }: { pathname: string }) => {
  const [, , code] = pathname.split('/');
  return code === undefined ? <SearchPage /> : <ProcedurePage code={decodeURIComponent(code)} />;
};
const sectionOf = (name: string) => {
  const section = screen.getByRole('heading', { level: 2, name }).closest('section');
  if (section === null) throw new Error(`no section ${name}`);
  return within(section);
};

describe('The list with the national catalogue', () => {
  test('own procedures answer at once, the national rows join them and are marked as guidance', async () => {
    await renderApp(createDevice(portal.app), pages, { at: '/thu-tuc?q=giay phep lai xe' });
    const card = (await screen.findByRole('link', { name: 'Cấp lại giấy phép lái xe' })).closest('li');
    if (card === null) throw new Error('no card');
    expect(within(card).getByText('Hướng dẫn – chưa nộp ở đây được')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Cấp lại giấy phép lái xe' }).getAttribute('href')).toBe(
      '/thu-tuc/3.000348?q=giay+phep+lai+xe&nguon=quoc-gia',
    );
    expect(await screen.findByText(/Gồm \d+ thủ tục của danh mục quốc gia, cập nhật lúc 10:24/)).toBeTruthy();
  });

  test('a code that the portal publishes itself is answered by the portal’s own guide alone', async () => {
    await renderApp(createDevice(portal.app), pages, { at: '/thu-tuc?q=1.001193' });
    await screen.findByText(/danh mục quốc gia, cập nhật/);
    const links = screen.getAllByRole('link').map((it) => it.getAttribute('href'));
    expect(links.filter((it) => it?.startsWith('/thu-tuc/1.001193'))).toEqual(['/thu-tuc/1.001193?q=1.001193']);
  });

  test('what one goes on typing is answered, and an answer to older words never replaces it', async () => {
    await renderApp(createDevice(portal.app), pages, { at: '/thu-tuc' });
    await screen.findByText(/danh mục quốc gia, cập nhật/);
    await userEvent.type(screen.getByRole('searchbox'), 'đổi giấy phép lái xe quân sự');
    await waitFor(() =>
      expect(screen.getAllByRole('heading', { level: 2 })[0]?.textContent).toBe(
        'Đổi giấy phép lái xe quân sự do Bộ Quốc phòng cấp',
      ),
    );
  });

  test('own and national rows are counted together', async () => {
    await renderApp(createDevice(portal.app), pages, { at: '/thu-tuc' });
    const own = shippedProcedures().length;
    const said = await screen.findByText(/Gồm \d+ thủ tục của danh mục/);
    const national = Number(/Gồm (\d+)/.exec(said.textContent ?? '')?.[1]);
    expect(national).toBeGreaterThan(10);
    expect(await screen.findByText(`Có ${own + national} thủ tục`)).toBeTruthy();
  });

  test('offline it is searched as it was kept; a device without it says that it is not here yet', async () => {
    const device = createDevice(portal.app);
    const tab = device.tab();
    await tab.publicData.load('procedures');
    await tab.publicData.load('national');
    device.line.rule = 'off';
    await renderApp(device, pages, { at: '/thu-tuc?q=lai xe quoc te' });
    expect(await screen.findByRole('link', { name: 'Cấp giấy phép lái xe quốc tế' })).toBeTruthy();

    const bare = createDevice(portal.app);
    await bare.tab().publicData.load('procedures');
    bare.line.rule = 'off';
    await renderApp(bare, pages, { at: '/thu-tuc?q=khai sinh' });
    expect(await screen.findByText(/Danh mục quốc gia chưa có trên máy này/)).toBeTruthy();
  });

  test('a life event asks only the portal’s own procedures', async () => {
    await renderApp(createDevice(portal.app), pages, { at: '/thu-tuc?viec=BIRTH' });
    await screen.findByRole('link', { name: 'Đăng ký khai sinh' });
    expect(screen.queryByText(/danh mục quốc gia/)).toBeNull();
  });
});

describe('A record of the national catalogue', () => {
  test('is opened beside the portal’s own guide, with every limit that it says', async () => {
    const device = createDevice(portal.app);
    await renderApp(device, pages, { at: '/thu-tuc/1.004837?nguon=quoc-gia' });
    await screen.findByRole('heading', { level: 1, name: 'Đăng ký giám hộ' });
    const facts = screen.getAllByRole('definition').map((it) => it.textContent);
    expect(facts[0]).toContain('Tùy trường hợpBản ghi nêu: 3 ngày làm việc; 5 ngày làm việc.');
    expect(facts[1]).toContain('Tùy trường hợp');
    expect(screen.queryByText('0 đồng')).toBeNull();
    expect(sectionOf('Mất bao lâu').getAllByText('3 ngày làm việc').length).toBeGreaterThan(0);
    const submit = sectionOf('Cần chuẩn bị');
    expect(submit.getByRole('heading', { level: 3, name: 'Giấy tờ nộp' })).toBeTruthy();
    expect(submit.getAllByText(/điều cần biết thêm/).length).toBeGreaterThan(0);
    for (const heading of screen.getAllByRole('heading', { level: 2 }))
      expect(heading.closest('section')?.textContent).not.toBe(heading.textContent);
    expect(device.line.requests).not.toContain(LIST);
  });

  test('that the portal has no guide for is opened by its code alone, and marked as guidance', async () => {
    await renderApp(createDevice(portal.app), pages, { at: '/thu-tuc/1.115461' });
    expect(await screen.findByText('Hướng dẫn – chưa nộp ở đây được')).toBeTruthy();
  });

  test('a doubtful amount is shown as written and called doubtful', async () => {
    await renderApp(createDevice(portal.app), pages, { at: '/thu-tuc/2.001610?nguon=quoc-gia' });
    await screen.findByRole('heading', { level: 1, name: 'Đăng ký thành lập doanh nghiệp tư nhân' });
    const fees = sectionOf('Phí, lệ phí');
    expect(fees.getByText(/Bản ghi ghi “100”: con số này có thể sai/)).toBeTruthy();
    expect(fees.getByText('100.000 đồng')).toBeTruthy();
  });

  test('a row without a full record says what is known, under no empty heading', async () => {
    await renderApp(createDevice(portal.app), pages, { at: '/thu-tuc/%201.014325?nguon=quoc-gia' });
    await screen.findByRole('heading', { level: 1, name: /hỗ trợ tư vấn pháp luật/ });
    const headings = screen.getAllByRole('heading', { level: 2 }).map((it) => it.textContent);
    expect(headings).toEqual(['Nơi làm và kết quả', 'Về thủ tục này']);
    expect(screen.getByText(/Danh mục quốc gia ở đây mới có tên/)).toBeTruthy();
  });

  test('links to the portal’s own guide where there is one', async () => {
    await renderApp(createDevice(portal.app), pages, { at: '/thu-tuc/1.001193?nguon=quoc-gia' });
    expect((await screen.findByRole('link', { name: 'Mở hướng dẫn của Cổng' })).getAttribute('href')).toBe(
      '/thu-tuc/1.001193',
    );
  });

  test('once read it is there without a line; what was never read says why not, and comes with the line', async () => {
    const device = createDevice(portal.app);
    await device.tab().publicData.load('national:1.013225');
    device.line.rule = 'off';
    await renderApp(device, pages, { at: '/thu-tuc/1.013225' });
    expect(await screen.findByRole('heading', { level: 1, name: /^Cấp giấy phép xây dựng mới/ })).toBeTruthy();

    await renderApp(device, pages, { at: '/thu-tuc/1.004837' });
    const again = await screen.findByRole('button', { name: 'Thử lại' });
    device.line.rule = 'on';
    await userEvent.click(again);
    expect(await screen.findByRole('heading', { level: 1, name: 'Đăng ký giám hộ' })).toBeTruthy();
  });

  test('a code that nobody has is unknown', async () => {
    await renderApp(createDevice(portal.app), pages, { at: '/thu-tuc/9.999999?nguon=quoc-gia' });
    expect(await screen.findByRole('heading', { level: 1, name: 'Không có thủ tục này' })).toBeTruthy();
  });
});
