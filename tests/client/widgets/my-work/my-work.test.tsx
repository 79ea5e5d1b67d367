// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isCurrent, WorkSections } from '#client/widgets/my-work/my-work.tsx';
import { useMyWork } from '#client/widgets/my-work/use-my-work.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { renderApp } from '#tests/support/render-app.tsx';
import { createPhone, officerDoes } from './citizen-device.ts';

function Shown({ limit }: { readonly limit: number }) {
  const { items, loading } = useMyWork();
  return loading ? null : <WorkSections items={items.filter(isCurrent)} limit={limit} />;
}

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

const card = async (name: string): Promise<HTMLElement> => {
  const link = await screen.findByRole('link', { name });
  return link.closest('li') ?? link;
};

describe('What I am working on', () => {
  test('says nothing at all when there is nothing', async () => {
    const phone = await createPhone(portal);
    await renderApp(phone.device, () => <Shown limit={4} />);
    await expect.poll(() => phone.device.line.requests.length).toBeGreaterThan(3);
    expect(screen.queryByRole('heading')).toBeNull();
  });

  test('a draft says where it stands and that it is kept; a tap goes on with it', async () => {
    const phone = await createPhone(portal);
    const id = await phone.fillIn('1.001193');
    await renderApp(phone.device, () => <Shown limit={4} />);
    const own = await card('Đăng ký khai sinh');
    expect(within(own).getByText('Bản nháp')).toBeTruthy();
    expect(await within(own).findByText(/Đang ở bước “Thông tin của bé”.*Cất trên máy lúc/)).toBeTruthy();
    expect(within(own).getByRole('link').getAttribute('href')).toBe(`/soan/${id}`);
  });

  test('sealed without a line it waits and says so; without an account it then needs the person', async () => {
    const phone = await createPhone(portal);
    const id = await phone.fillIn('1.001193');
    await phone.engine.publicData.prefetch();
    phone.device.line.rule = 'off';
    await phone.seal(id);
    const { engine } = await renderApp(phone.device, () => <Shown limit={4} />);
    const own = await card('Đăng ký khai sinh');
    expect(await within(own).findByText('Chờ gửi')).toBeTruthy();
    phone.device.line.rule = 'on';
    await engine.outbox.sendNow(id);
    expect(await screen.findByText(/Đăng nhập để gửi; không phải điền lại gì/)).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Cần ông/bà làm' })).toBeTruthy();
  });

  test('while it is being sent one sees how many files are over; once received it is the agency’s', async () => {
    const phone = await createPhone(portal);
    await phone.signIn();
    const id = await phone.fillIn('1.001193');
    const { engine } = await renderApp(phone.device, () => <Shown limit={4} />);
    await card('Đăng ký khai sinh');
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    phone.device.line.rule = async (request, forward) => {
      if (request.method === 'PATCH') await held;
      return forward();
    };
    await phone.seal(id);
    const sent = engine.outbox.sendNow(id);
    expect(await screen.findByText('Đang gửi 0/1')).toBeTruthy();
    letGo();
    await sent;
    expect(await screen.findByText('Chờ cán bộ kiểm tra')).toBeTruthy();
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
  });

  test('a supplement names the paper and the deadline, a fee its amount and its term, and both stand on top', async () => {
    const phone = await createPhone(portal);
    await phone.signIn();
    const draft = await phone.fillIn('2.000635');
    const fee = await phone.file('2.000635');
    const birth = await phone.file('1.001193');
    await officerDoes(portal, birth, 'supplement-requests', {
      points: [
        {
          target: { kind: 'COMPONENT', componentCode: '000.00.00.G15-KQ004389' },
          reason: 'Ảnh mất góc phải, xin chụp lại',
        },
      ],
    });
    await renderApp(phone.device, () => <Shown limit={2} />);
    // From here on the portal's list has come: the cards stand in their groups.
    await screen.findByRole('heading', { name: 'Cần ông/bà làm' });
    const own = await card('Đăng ký khai sinh');
    expect(await within(own).findByText('Giấy chứng sinh')).toBeTruthy();
    expect(own.textContent).toMatch(
      /cần thêm 1 giấy: Giấy chứng sinh\. “Ảnh mất góc phải, xin chụp lại”\. Trước 17:00, thứ/,
    );
    expect(await screen.findByText(/Cần nộp 24\.000 đồng.*Nộp trước 17:00, thứ/)).toBeTruthy();
    const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
    expect(links).toEqual([`/ho-so/${birth}`, `/ho-so/${fee}`, `/soan/${draft}`]);

    await renderApp(phone.device, () => <Shown limit={1} />);
    const others = await screen.findByRole('link', { name: 'Xem cả 2 hồ sơ cần làm' });
    expect(others.getAttribute('href')).toBe('/ho-so?nhom=needs');
  });
});
