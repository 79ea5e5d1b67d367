// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { AppBadge } from '#client/app/app-badge.tsx';
import { AroundPage } from '#client/app/around-page.tsx';
import { installOffer, keepInstallOffer } from '#client/app/install-offer.ts';
import { createPhone } from '#tests/client/widgets/my-work/citizen-device.ts';
import { createDevice } from '#tests/support/device.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { renderApp } from '#tests/support/render-app.tsx';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
  keepInstallOffer();
  // jsdom lays nothing out.
  window.matchMedia = () => ({ matches: false }) as MediaQueryList;
});
afterAll(() => portal.close());
afterEach(() => {
  cleanup();
  installOffer.set(null);
  vi.restoreAllMocks();
});

const around = (pathname: string) => () => <AroundPage pathname={pathname}>màn hình</AroundPage>;

describe('The offer to install', () => {
  const offer = () => {
    const prompt = vi.fn(async () => undefined);
    const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt });
    window.dispatchEvent(event);
    return { prompt, event };
  };

  test('is kept for the account and for a dossier that was sent, never on the first screen', async () => {
    const { event } = offer();
    expect(event.defaultPrevented).toBe(true);
    const device = createDevice(portal.app);
    await renderApp(device, around('/'));
    await screen.findByText('màn hình');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(screen.queryByText('Đặt Một Cửa lên màn hình chính')).toBeNull();
    cleanup();
    await renderApp(device, around('/ho-so/0190'));
    await screen.findByText('Đặt Một Cửa lên màn hình chính');
  });

  test('asks the browser’s own question once', async () => {
    const { prompt } = offer();
    await renderApp(createDevice(portal.app), around('/tai-khoan'));
    await userEvent.click(await screen.findByRole('button', { name: 'Đặt lên màn hình chính' }));
    expect(prompt).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(screen.queryByText('Đặt Một Cửa lên màn hình chính')).toBeNull());
  });

  test('who puts it off is left alone for ninety days', async () => {
    offer();
    const device = createDevice(portal.app);
    await renderApp(device, around('/tai-khoan'));
    await userEvent.click(await screen.findByRole('button', { name: 'Để sau' }));
    await waitFor(async () => expect(await device.store.get('plain', 'device/install-card')).toBeDefined());
    cleanup();
    await renderApp(device, around('/tai-khoan'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(screen.queryByText('Đặt Một Cửa lên màn hình chính')).toBeNull();
    cleanup();
    device.clock.offset = 91 * 24 * 60 * 60_000;
    await renderApp(device, around('/tai-khoan'));
    await screen.findByText('Đặt Một Cửa lên màn hình chính');
  });
});

describe('Inside Zalo', () => {
  test('the page says what does not work and leads out, to the beginning of what is filled in', async () => {
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(
      'Mozilla/5.0 (Linux; Android 12; SM-A125F; wv) AppleWebKit/537.36 Chrome/122 Mobile Safari/537.36 Zalo android/1',
    );
    const { device, ...phone } = await createPhone(portal);
    const draft = await phone.fillIn('1.001193');
    await renderApp(device, around(`/soan/${draft}/giay-to`));
    await userEvent.click(await screen.findByText('Ông/Bà đang mở trang này trong Zalo'));
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    await waitFor(() =>
      expect(screen.getByRole('link', { name: 'Mở bằng trình duyệt' }).getAttribute('href')).toContain(
        '/bat-dau/1.001193#Intent;',
      ),
    );
    // jsdom has no clipboard: the address is shown for copying by hand.
    await userEvent.click(screen.getByRole('button', { name: 'Sao chép địa chỉ' }));
    await screen.findByText(/Đã sao chép|vào trình duyệt:/);
  });
});

describe('The number on the icon', () => {
  test('counts what needs the person, and nothing of it stays when another profile is opened or closed', async () => {
    const badge: number[] = [];
    Object.assign(navigator, {
      setAppBadge: async (count: number) => badge.push(count),
      clearAppBadge: async () => badge.push(0),
    });
    const { device, ...phone } = await createPhone(portal);
    const draft = await phone.fillIn('1.001193');
    // A guest's sealed dossier waits for sign-in: that is the person's to do.
    await phone.seal(draft);
    await renderApp(device, () => <AppBadge />);
    await waitFor(() => expect(badge.at(-1)).toBe(1));
    await phone.signIn();
    await waitFor(() => expect(badge.at(-1)).toBe(0));
  });
});
