// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { AccountPage } from '#client/features/account/account-page.tsx';
import { WizardPage } from '#client/features/dossier-wizard/wizard-page.tsx';
import { MyDossiersPage } from '#client/features/tracking/my-dossiers-page.tsx';
import { createPhone, officerDoes } from '#tests/client/widgets/my-work/citizen-device.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { renderApp } from '#tests/support/render-app.tsx';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'matchMedia');
});

const list = () => <MyDossiersPage />;
const cardOf = async (name: string): Promise<HTMLElement> => {
  const link = await screen.findByRole('link', { name });
  return link.closest('li') ?? link;
};

describe('My dossiers as a guest', () => {
  test('an empty list leads to the search', async () => {
    const phone = await createPhone(portal);
    await renderApp(phone.device, list, { at: '/ho-so' });
    expect(await screen.findByRole('heading', { name: 'Chưa có hồ sơ nào' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Tìm thủ tục' }).getAttribute('href')).toBe('/thu-tuc');
  });

  test('it is said that the dossiers lie on this machine only, and one can be taken along', async () => {
    const phone = await createPhone(portal);
    const id = await phone.fillIn('1.001193');
    await renderApp(phone.device, list, { at: '/ho-so' });
    expect(await screen.findByText('Những hồ sơ này chỉ nằm trên máy này')).toBeTruthy();
    const own = await cardOf('Đăng ký khai sinh');
    const along = within(own).getByText('Đăng nhập và mang theo').closest('a');
    expect(along?.getAttribute('href')).toBe(`/dang-nhap?for=${id}&next=%2Fho-so`);
  });

  test('a draft is copied, and deleted only after it is said what is lost', async () => {
    const phone = await createPhone(portal);
    const id = await phone.fillIn('1.001193');
    const { engine } = await renderApp(phone.device, list, { at: '/ho-so' });
    const user = userEvent.setup();
    const own = await cardOf('Đăng ký khai sinh');
    await user.click(within(own).getByText('Sao chép'));
    await waitFor(() => expect(screen.getAllByRole('link', { name: 'Đăng ký khai sinh' })).toHaveLength(2));
    const [copy] = (await engine.drafts.list()).filter((draft) => draft.id !== id);
    expect(copy?.partCount).toBe((await engine.drafts.read(id))?.parts.length);

    const first = screen.getAllByRole('link', { name: 'Đăng ký khai sinh' })[0]?.closest('li') ?? document.body;
    await user.click(within(first).getByText('Xóa'));
    expect(within(first).getByText(/Mọi câu trả lời sẽ mất hẳn/)).toBeTruthy();
    expect(within(first).getByText(/\d+ tệp giấy tờ đã chọn cũng bị xóa/)).toBeTruthy();
    expect(await engine.drafts.list()).toHaveLength(2);
    await user.click(within(first).getByText('Xóa khỏi máy này'));
    await waitFor(() => expect(screen.getAllByRole('link', { name: 'Đăng ký khai sinh' })).toHaveLength(1));
    expect(await engine.drafts.list()).toHaveLength(1);
  });

  test('what was sealed and opened again is deleted whole', async () => {
    const phone = await createPhone(portal);
    const id = await phone.fillIn('1.001193');
    await phone.seal(id);
    await phone.engine.outbox.reopen(id);
    const { engine } = await renderApp(phone.device, list, { at: '/ho-so' });
    const user = userEvent.setup();
    const own = await cardOf('Đăng ký khai sinh');
    await user.click(within(own).getByText('Xóa'));
    await user.click(within(own).getByText('Xóa khỏi máy này'));
    expect(await screen.findByRole('heading', { name: 'Chưa có hồ sơ nào' })).toBeTruthy();
    expect(await engine.outbox.read(id)).toBeUndefined();
    expect(await engine.outbox.readSubmission(id)).toBeUndefined();
  });

  test('what waits can be opened again to be corrected', async () => {
    const phone = await createPhone(portal);
    const id = await phone.fillIn('1.001193');
    await phone.engine.publicData.prefetch();
    phone.device.line.rule = 'off';
    await phone.seal(id);
    const { visited } = await renderApp(phone.device, list, { at: '/ho-so' });
    const user = userEvent.setup();
    const own = await cardOf('Đăng ký khai sinh');
    await user.click(within(own).getByText('Sửa lại'));
    await waitFor(() => expect(visited).toContain(`/soan/${id}`));
  });
});

describe('My dossiers as a citizen', () => {
  test('without a line the kept list is shown, with its time', async () => {
    const phone = await createPhone(portal);
    await phone.signIn();
    await phone.file('1.001193');
    await phone.engine.mine.fetchList();
    await phone.engine.publicData.prefetch();
    phone.device.line.rule = 'off';
    await renderApp(phone.device, list, { at: '/ho-so' });
    const own = await cardOf('Đăng ký khai sinh');
    expect(within(own).getByText('Chờ cán bộ kiểm tra')).toBeTruthy();
    await userEvent.setup().click(await screen.findByRole('button', { name: 'Hỏi lại Cổng' }));
    expect(await screen.findByText('Đang xem danh sách cất trên máy')).toBeTruthy();
    expect(screen.getByText(/Cập nhật lúc \d\d:\d\d/)).toBeTruthy();
  });

  test('with a screen wide enough it is a table: code, procedure, where, due, state', async () => {
    globalThis.matchMedia = ((media: string) => ({
      media,
      matches: true,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    })) as unknown as typeof matchMedia;
    const phone = await createPhone(portal);
    await phone.signIn();
    const id = await phone.file('1.001193');
    await phone.fillIn('1.001193');
    await officerDoes(portal, id, 'acceptance');
    await renderApp(phone.device, list, { at: '/ho-so' });
    const rows = await screen.findAllByRole('row');
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(3));
    expect(within(rows[0] ?? document.body).getAllByRole('columnheader')).toHaveLength(5);
    const row = (await screen.findByText(/H23-261123-\d{4}/)).closest('tr') ?? document.body;
    expect(within(row).getByText('Đã tiếp nhận')).toBeTruthy();
    expect(row.textContent).toMatch(/Bộ phận Một cửa/);
    expect(row.textContent).toMatch(/\d\d:\d\d, thứ .* \d\d\/\d\d\/2026/);
    const draft = screen.getByText('chưa có mã').closest('tr') ?? document.body;
    expect(within(draft).getByText('Trên máy này')).toBeTruthy();
  });

  test('where there is much one finds a dossier by a name without diacritics or by its reference', async () => {
    const phone = await createPhone(portal);
    await phone.signIn();
    const id = await phone.file('1.001193');
    for (let n = 0; n < 6; n += 1) await phone.fillIn('2.000635');
    const reference = (await phone.engine.outbox.read(id))?.submissionReference ?? '';
    await renderApp(phone.device, list, { at: '/ho-so' });
    const words = await screen.findByRole('searchbox', { name: 'Tìm theo tên thủ tục hoặc mã' });
    const user = userEvent.setup();
    await user.type(words, 'khai sinh');
    await waitFor(() => expect(screen.queryByRole('link', { name: /trích lục/ })).toBeNull());
    expect(screen.getByRole('link', { name: 'Đăng ký khai sinh' })).toBeTruthy();
    await user.clear(words);
    await user.type(words, reference.slice(2).toLowerCase());
    await waitFor(() => expect(screen.queryByRole('link', { name: /trích lục/ })).toBeNull());
    expect(screen.getByRole('link', { name: 'Đăng ký khai sinh' })).toBeTruthy();
    await user.clear(words);
    await user.click(screen.getByRole('button', { name: '6 bản nháp' }));
    expect(screen.queryByRole('link', { name: 'Đăng ký khai sinh' })).toBeNull();
  });
});

describe('What is looked for in My dossiers', () => {
  const roomForTable = () => {
    globalThis.matchMedia = ((media: string) => ({
      media,
      matches: true,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    })) as unknown as typeof matchMedia;
  };

  test('stands in the address, is found again from there, and a column is sorted up, down and not', async () => {
    roomForTable();
    const phone = await createPhone(portal);
    await phone.signIn();
    await phone.fillIn('1.001193');
    for (let n = 0; n < 6; n += 1) await phone.fillIn('2.000635');
    const { visited } = await renderApp(phone.device, list, { at: '/ho-so' });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '7 bản nháp' }));
    expect(visited.at(-1)).toBe('/ho-so?nhom=drafts');
    const head = screen.getByRole('columnheader', { name: 'Thủ tục' });
    const names = () =>
      screen.getAllByRole('link', { name: /^(Đăng ký khai sinh|Cấp bản sao.*)$/ }).map((it) => it.textContent);
    expect(head.getAttribute('aria-sort')).toBeNull();
    await user.click(within(head).getByRole('button'));
    expect(head.getAttribute('aria-sort')).toBe('ascending');
    expect(visited.at(-1)).toBe('/ho-so?nhom=drafts&xep=procedure');
    const up = names();
    within(head).getByRole('button').focus();
    await user.keyboard('{Enter}');
    expect(head.getAttribute('aria-sort')).toBe('descending');
    expect(names()).toEqual(up.reverse());
    await user.click(within(head).getByRole('button'));
    expect(head.getAttribute('aria-sort')).toBeNull();

    await renderApp(phone.device, list, { at: '/ho-so?q=khai%20sinh&nhom=drafts' });
    expect(await screen.findByRole('link', { name: 'Đăng ký khai sinh' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: /trích lục/ })).toBeNull();
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('khai sinh');
    await user.click(screen.getByRole('button', { name: 'Bỏ lọc' }));
    expect(await screen.findAllByRole('link', { name: /^Cấp bản sao/ })).toHaveLength(6);
  });

  test('and what is shown is taken away as a sheet', async () => {
    const phone = await createPhone(portal);
    for (let n = 0; n < 7; n += 1) await phone.fillIn('2.000635');
    const kept: Blob[] = [];
    URL.createObjectURL = (blob) => {
      kept.push(blob as Blob);
      return 'blob:sheet';
    };
    URL.revokeObjectURL = () => undefined;
    const names: string[] = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function save() {
      names.push(this.download);
    };
    await renderApp(phone.device, list, { at: '/ho-so' });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Tải về CSV' }));
    await waitFor(() => expect(kept).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: 'Tải về Excel' }));
    await waitFor(() => expect(kept).toHaveLength(2));
    HTMLAnchorElement.prototype.click = click;
    expect(names[0]).toMatch(/^ho-so-\d{4}-\d\d-\d\d\.csv$/);
    expect(names[1]).toMatch(/\.xlsx$/);
    expect((await kept[0]?.text())?.trim().split('\r\n')).toHaveLength(8);
  });
});

describe('Work that was begun before signing in', () => {
  test('is told by its number to whoever began it in this window, and to nobody after signing out', async () => {
    const phone = await createPhone(portal);
    const begun = async () => {
      const shown = await renderApp(
        phone.device,
        ({ pathname }) => (pathname.startsWith('/bat-dau') ? <WizardPage code="1.001193" /> : null),
        { at: '/bat-dau/1.001193' },
      );
      await waitFor(() => expect(shown.visited.length).toBe(1));
      return shown.visited[0]?.split('/')[2];
    };
    const taken = await begun();
    await begun();
    // Another one that lies on the device since before this window was opened.
    await phone.fillIn('1.001193');
    await phone.signIn(taken);
    await renderApp(phone.device, () => <MyDossiersPage />, { at: '/ho-so' });
    const note = await screen.findByText('Trên máy này còn 1 việc soạn khi chưa đăng nhập');
    expect(
      within(note.parentElement ?? document.body)
        .getByRole('link')
        .getAttribute('href'),
    ).toBe('/tai-khoan');

    const user = userEvent.setup();
    await renderApp(phone.device, () => <AccountPage />, { at: '/tai-khoan' });
    await user.click(await screen.findByRole('button', { name: 'Đăng xuất' }));
    await user.click(await screen.findByRole('button', { name: 'Niêm phong trên máy này, đăng xuất' }));
    await waitFor(() => expect(sessionStorage.getItem('mot-cua.guest-work')).toBeNull());
  });
});
