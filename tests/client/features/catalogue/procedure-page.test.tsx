// @vitest-environment jsdom
import { cleanup, configure, screen, within } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ProcedurePage } from '#client/features/catalogue/procedure-page.tsx';
import { findProcedure, insertProcedure } from '#server/repositories/catalogue-repository.ts';
import { createDevice } from '#tests/support/device.ts';
import { sha256, startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { renderApp } from '#tests/support/render-app.tsx';

// The first screen waits for the portal's first answers, on a busy machine longer than a second.
configure({ asyncUtilTimeout: 10_000 });

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
  const shipped = await findProcedure(portal.services.database, '2.000635', '2026-11-23');
  if (shipped === undefined) throw new Error('not seeded');
  const { formCode: _, ...guidance } = shipped.procedure;
  await insertProcedure(portal.services.database, {
    hash: sha256('guidance only'),
    formHash: undefined,
    procedure: {
      ...guidance,
      code: '9.000001',
      componentGroups: [],
      fees: [],
      timeLimit: { unit: 'WORKING_DAY', amount: 2.5 },
    },
    publishedAt: '2026-11-23T00:00:00.000Z',
  });
});
afterEach(cleanup);
afterAll(() => portal.close());

const page = ({ pathname }: { pathname: string }) => (
  <ProcedurePage code={decodeURIComponent(pathname.split('/')[2] ?? '')} />
);
const sectionOf = (name: string) => {
  const section = screen.getByRole('heading', { level: 2, name }).closest('section');
  if (section === null) throw new Error(`no section ${name}`);
  return within(section);
};

describe('A procedure in plain words', () => {
  test('says at once how long, how much, whether one must come, and lets one begin without an account', async () => {
    await renderApp(createDevice(portal.app), page, { at: '/thu-tuc/2.000635' });
    const begin = await screen.findByRole('link', { name: 'Bắt đầu làm hồ sơ' });
    expect(begin.getAttribute('href')).toBe('/bat-dau/2.000635');
    expect(screen.getByText('Chưa cần tài khoản. Làm được cả khi mất mạng.')).toBeTruthy();
    const facts = screen.getAllByRole('definition').map((it) => it.textContent);
    expect(facts.slice(0, 2)).toEqual([
      'Trong ngàytiếp nhận sau 15:00: ngày làm việc sau',
      '8.000 đồngPhí cấp bản sao trích lục hộ tịch',
    ]);
    expect(sectionOf('Căn cứ pháp luật').getByText('Luật Hộ tịch 60/2014/QH13, Điều 63, 64')).toBeTruthy();
  });

  test('a paper that depends on answers is shown as such, one of several says so, what is only shown is apart', async () => {
    await renderApp(createDevice(portal.app), page, { at: '/thu-tuc/1.001193' });
    await screen.findByRole('heading', { level: 1, name: 'Đăng ký khai sinh' });
    const papers = sectionOf('Cần chuẩn bị');
    const certificate = papers.getByText('Giấy chứng sinh').closest('li');
    expect(certificate?.textContent).toContain('tùy trường hợp');
    expect(papers.getByText('Chỉ cần một trong các giấy sau; giấy đứng trước được ưu tiên.')).toBeTruthy();
    const identity = papers.getByText('Giấy tờ tùy thân');
    expect(identity.closest('li')?.textContent).not.toContain('tùy trường hợp');
    expect(identity.closest('.card')?.textContent).toMatch(/^Chỉ cần cho xem, không nộp/);
  });

  test('a fee that the council sets is no zero', async () => {
    await renderApp(createDevice(portal.app), page, { at: '/thu-tuc/1.001193' });
    await screen.findByRole('heading', { level: 1, name: 'Đăng ký khai sinh' });
    const late = sectionOf('Phí, lệ phí').getByText('Lệ phí đăng ký khai sinh quá hạn').closest('li');
    expect(late?.textContent).toContain('Tùy trường hợp');
    expect(late?.textContent).toContain('Luật Hộ tịch 60/2014/QH13, Điều 11');
    expect(late?.textContent).not.toMatch(/\b0 đồng/);
  });

  test('one without an e-form says where to go instead of offering a button', async () => {
    await renderApp(createDevice(portal.app), page, { at: '/thu-tuc/9.000001' });
    expect(await screen.findByText('Chưa nộp được trên Cổng')).toBeTruthy();
    expect(screen.getByText(/Ông\/Bà mang giấy tờ .* Ủy ban nhân dân xã, phường/)).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Bắt đầu làm hồ sơ' })).toBeNull();
    expect(screen.getAllByRole('definition')[0]?.textContent).toMatch(/^2,5 ngày làm việc/);
    expect(screen.getByText('Không phải nộp giấy tờ nào.')).toBeTruthy();
    expect(screen.getByText('Thủ tục này không thu phí, lệ phí.')).toBeTruthy();
  });

  test('an unfinished dossier of the same procedure is offered first, of another it is not', async () => {
    const device = createDevice(portal.app);
    const engine = device.tab();
    const { hash, formHash } = await engine.publicData.load('procedure:2.000635');
    if (formHash === undefined) throw new Error('no form');
    const draft = await engine.drafts.create({ procedureCode: '2.000635', procedureHash: hash, formHash });
    await renderApp(device, page, { at: '/thu-tuc/2.000635' });
    const goOn = await screen.findByRole('link', { name: 'Làm tiếp hồ sơ đang dở' });
    expect(goOn.getAttribute('href')).toBe(`/soan/${draft.id}`);
    expect(screen.getByRole('link', { name: 'Làm hồ sơ mới' }).getAttribute('href')).toBe('/bat-dau/2.000635');
    await renderApp(device, page, { at: '/thu-tuc/1.001193' });
    await screen.findByRole('link', { name: 'Bắt đầu làm hồ sơ' });
    expect(screen.queryByRole('link', { name: 'Làm tiếp hồ sơ đang dở' })).toBeNull();
  });

  test.each(['9.999999', 'khong-co', '9'.repeat(60), '<b>'])('there is no procedure %s, and a way on', async (code) => {
    await renderApp(createDevice(portal.app), page, { at: `/thu-tuc/${encodeURIComponent(code)}` });
    expect(await screen.findByRole('heading', { level: 1, name: 'Không có thủ tục này' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Tìm thủ tục khác' }).getAttribute('href')).toBe('/thu-tuc');
  });

  test('not on the device and no line: that is said, not that there is none', async () => {
    const device = createDevice(portal.app);
    device.line.rule = 'off';
    await renderApp(device, page, { at: '/thu-tuc/2.000635?q=trích' });
    expect(await screen.findByRole('heading', { level: 1, name: 'Chưa mở được thủ tục này' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Quay lại' }).getAttribute('href')).toBe('/thu-tuc?q=tr%C3%ADch');
  });

  test('all of it is there in English', async () => {
    await renderApp(createDevice(portal.app), page, { at: '/thu-tuc/2.000635', language: 'en' });
    expect(await screen.findByRole('link', { name: 'Start a dossier' })).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/(catalogue|facts|papers|fees)\.[a-zA-Z]/);
  });

  test('what nobody is sure of is said to depend on the case: no figure stands there as if it held', async () => {
    await renderApp(createDevice(portal.app), page, { at: '/thu-tuc/3.000333' });
    await screen.findByRole('heading', { level: 1, name: 'Cấp Phiếu lý lịch tư pháp' });
    const facts = screen.getAllByRole('definition').map((it) => it.textContent);
    expect(facts[0]).toMatch(/^Tùy trường hợp/);
    expect(facts[1]).toMatch(/^Tùy trường hợp/);
    expect(sectionOf('Phí, lệ phí').queryByText('200.000 đồng')).toBeNull();
    expect(sectionOf('Cần chuẩn bị').getByText(/có thể chưa đủ/)).toBeTruthy();
  });
});
