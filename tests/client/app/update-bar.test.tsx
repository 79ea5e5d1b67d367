// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { updateReady } from '#client/app/register-service-worker.ts';
import { UpdateBar } from '#client/app/update-bar.tsx';
import { createDevice } from '#tests/support/device.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { renderApp } from '#tests/support/render-app.tsx';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

describe('A new version', () => {
  test('waits while another tab has a form open, and is used once that is left', async () => {
    let held = [{ name: 'sender' }, { name: 'draft:0190' }];
    // jsdom has no Web Locks.
    Object.defineProperty(navigator, 'locks', { configurable: true, value: { query: async () => ({ held }) } });
    let used = 0;
    updateReady.set(() => {
      used += 1;
    });
    await renderApp(createDevice(portal.app), ({ pathname }) => <UpdateBar pathname={pathname} />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Dùng ngay' }));
    await screen.findByText('Phiên bản mới sẽ dùng khi Ông/Bà rời tờ khai.');
    expect(used).toBe(0);
    held = [{ name: 'sender' }];
    await user.click(await screen.findByRole('button', { name: 'Dùng ngay' }));
    await waitFor(() => expect(used).toBe(1));
  });
});
