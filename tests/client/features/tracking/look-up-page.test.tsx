// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LookUpPage } from '#client/features/tracking/look-up-page.tsx';
import { createPhone, officerDoes, type Phone } from '#tests/client/widgets/my-work/citizen-device.ts';
import { createDevice } from '#tests/support/device.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { renderApp } from '#tests/support/render-app.tsx';

let portal: TestPortal;
let owner: Phone;
beforeAll(async () => {
  portal = await startTestPortal();
  owner = await createPhone(portal);
  await owner.signIn();
});
afterAll(() => portal.close());

const page = ({ pathname }: { pathname: string }) => {
  const code = pathname.split('/')[2];
  return <LookUpPage {...(code === undefined ? {} : { code: decodeURIComponent(code) })} />;
};
const referenceOf = async (id: string): Promise<string> =>
  (await owner.engine.outbox.read(id))?.submissionReference ?? '';

describe('Looking a dossier up without an account', () => {
  test('a stranger with the reference learns how far it is, and nothing of whom or what', async () => {
    const reference = await referenceOf(await owner.file('1.001193'));
    await renderApp(createDevice(portal.app), page, { at: '/tra-cuu' });
    const user = userEvent.setup();
    await user.type(
      screen.getByRole('textbox', { name: 'Mã hồ sơ hoặc mã nộp' }),
      `${reference.slice(0, 4).toLowerCase()} ${reference.slice(4)}`,
    );
    await user.click(screen.getByRole('button', { name: 'Tra cứu' }));
    expect((await screen.findAllByText('Bước 1 trên 5: Cổng đã nhận')).length).toBeGreaterThan(0);
    expect(screen.getByText(`${reference.slice(0, 4)}-${reference.slice(4)}`)).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/khai sinh|Phạm Thị Liên/);
  });

  test('a refusal is the applicant’s to know: for others the procedure has ended', async () => {
    const id = await owner.file('1.001193');
    await officerDoes(portal, id, 'refusal', { reason: 'Không thuộc thẩm quyền của phường này' });
    await renderApp(createDevice(portal.app), page, { at: `/tra-cuu/${await referenceOf(id)}` });
    expect((await screen.findAllByText(/^Việc giải quyết đã kết thúc$/)).length).toBeGreaterThan(0);
    expect(document.body.textContent).not.toMatch(/không được tiếp nhận|thẩm quyền/i);
  });

  test('a code that is not there is said to be so, with what to compare', async () => {
    await renderApp(createDevice(portal.app), page, { at: '/tra-cuu/ABCDEFGH' });
    expect(await screen.findByText('Không tìm thấy mã ABCD-EFGH')).toBeTruthy();
  });

  test('without a code one is told at the field', async () => {
    await renderApp(createDevice(portal.app), page, { at: '/tra-cuu' });
    await userEvent.setup().click(screen.getByRole('button', { name: 'Tra cứu' }));
    expect(screen.getByText('Xin nhập mã hồ sơ.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('textbox'));
  });

  test('without a line it says so and asks again on a tap', async () => {
    const reference = await referenceOf(await owner.file('1.001193'));
    const device = createDevice(portal.app);
    const { engine } = await renderApp(device, () => null);
    device.line.rule = 'off';
    await engine.reachability.probe();
    await renderApp(device, page, { at: `/tra-cuu/${reference}` });
    expect(await screen.findByText('Chưa tra cứu được', undefined, { timeout: 8_000 })).toBeTruthy();
    device.line.rule = 'on';
    await userEvent.setup().click(screen.getByRole('button', { name: 'Hỏi lại Cổng' }));
    expect(
      (await screen.findAllByText('Bước 1 trên 5: Cổng đã nhận', undefined, { timeout: 8_000 })).length,
    ).toBeGreaterThan(0);
  });
});
