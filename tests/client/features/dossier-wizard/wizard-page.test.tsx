// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BeginPage } from '#client/features/dossier-wizard/begin-page.tsx';
import { WizardPage } from '#client/features/dossier-wizard/wizard-page.tsx';
import { createDevice } from '#tests/support/device.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { renderApp } from '#tests/support/render-app.tsx';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

const wizard = ({ pathname }: { pathname: string }) => {
  const [, first, id = '', step] = pathname.split('/');
  return first === 'bat-dau' ? <BeginPage code={id} /> : <WizardPage draftId={id} {...(step ? { step } : {})} />;
};

describe('Filling in an e-form', () => {
  test('going on without an answer names each place, and nothing typed is lost', async () => {
    const device = createDevice(portal.app);
    const shown = await renderApp(device, wizard, { at: '/bat-dau/2.000635' });
    const user = userEvent.setup();
    await screen.findByRole('button', { name: 'Tiếp tục' });
    const first = screen.getByRole('heading', { level: 1 }).textContent;
    await user.click(screen.getByRole('button', { name: 'Tiếp tục' }));
    expect(await screen.findByRole('heading', { name: /Có \d+ chỗ cần sửa/ })).toBeTruthy();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(first);
    expect(shown.visited.at(-1)).toMatch(/^\/soan\//);
  });

  test('an answer is on the device as soon as it is given', async () => {
    const device = createDevice(portal.app);
    const shown = await renderApp(device, wizard, { at: '/bat-dau/1.001193' });
    const user = userEvent.setup();
    await user.click(await screen.findByLabelText('Bé do cha mẹ sinh ra'));
    const id = shown.visited.at(-1)?.split('/')[2] ?? '';
    await shown.engine.drafts.flush(id);
    // Another tab reads from the disk, not from this one's memory.
    expect((await device.tab().drafts.read(id))?.answers).toEqual({ childCase: 'USUAL' });
  });
});
