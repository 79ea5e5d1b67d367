// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callPortal } from '#client/api/call-portal.ts';
import { PaymentReturnPage } from '#client/features/tracking/payment-return-page.tsx';
import { type Payment, paymentsApi } from '#domain/api/payments.ts';
import { CommandId, type DossierId } from '#domain/api/primitives.ts';
import { canonicalQuery, signText } from '#server/adapters/payment/vnpay-signature.ts';
import { createPhone, type Phone } from '#tests/client/widgets/my-work/citizen-device.ts';
import { startTestPortal, type TestPortal } from '#tests/support/portal.ts';
import { renderApp } from '#tests/support/render-app.tsx';

const SECRET = 'a-secret-of-the-gateway-for-tests';
const TERMINAL = 'MOTCUATEST';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal({}, { VNPAY_SECRET: SECRET, VNPAY_TERMINAL: TERMINAL });
});
afterAll(() => portal.close());

const page = () => <PaymentReturnPage />;

async function payerOf(): Promise<{ phone: Phone; id: DossierId; payment: Payment }> {
  const phone = await createPhone(portal);
  await phone.signIn();
  const id = await phone.file('2.000635');
  const { payment } = await callPortal(paymentsApi.start, {
    fetch: phone.device.fetch,
    origin: 'https://portal.example',
    params: { dossierId: id },
    commandId: CommandId.parse(crypto.randomUUID()),
  });
  return { phone, id, payment };
}

const parameters = ({ reference, amount }: Payment, code: string): Record<string, string> => ({
  vnp_TmnCode: TERMINAL,
  vnp_Amount: String(amount * 100),
  vnp_ResponseCode: code,
  vnp_TransactionStatus: code === '00' ? '00' : '02',
  vnp_TransactionNo: '14000001',
  vnp_TxnRef: reference,
});
const signed = (params: Record<string, string>): string =>
  `${canonicalQuery(params)}&vnp_SecureHash=${signText(canonicalQuery(params), SECRET)}`;

/** The gateway tells the portal, server to server. */
const notify = async (payment: Payment, code: string): Promise<void> => {
  const answer = await portal
    .visitor()
    .call<{ RspCode: string }>('GET', `/api/v1/payments/vnpay/notice?${signed(parameters(payment, code))}`);
  if (answer.body.RspCode !== '00') throw new Error(`notice: ${answer.bytes.toString()}`);
};

const comeBack = (phone: Phone, query: string) => {
  window.history.replaceState(null, '', `/thanh-toan/ket-qua?${query}`);
  return renderApp(phone.device, page, { at: `/thanh-toan/ket-qua?${query}` });
};

describe('Back from the gateway', () => {
  test('the address says paid, but only the gateway’s notice makes it so; then the dossier is one tap away', async () => {
    const { phone, id, payment } = await payerOf();
    await comeBack(phone, signed(parameters(payment, '00')));
    expect((await screen.findAllByText('Đang đối soát')).length).toBeGreaterThan(0);
    expect(screen.queryByText('Cổng đã ghi nhận khoản nộp')).toBeNull();
    await notify(payment, '00');
    const paid = await screen.findAllByText('Cổng đã ghi nhận khoản nộp', undefined, { timeout: 8_000 });
    expect(paid.length).toBeGreaterThan(0);
    expect(screen.getByText(/Đã nộp 24\.000 đồng/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Xem hồ sơ' }).getAttribute('href')).toBe(`/ho-so/${id}`);
  });

  test('cancelled: it is said that nothing was paid and where to pay again', async () => {
    const { phone, id, payment } = await payerOf();
    await notify(payment, '24');
    await comeBack(phone, signed(parameters(payment, '24')));
    expect((await screen.findAllByText('Ông/Bà đã hủy lần nộp này')).length).toBeGreaterThan(0);
    expect(screen.getByRole('link', { name: 'Mở hồ sơ để nộp lại' }).getAttribute('href')).toBe(`/ho-so/${id}`);
  });

  test('forged parameters change nothing, and another’s payment is not there', async () => {
    const { phone, payment } = await payerOf();
    await notify(payment, '24');
    const forged = new URLSearchParams({ ...parameters(payment, '00'), vnp_SecureHash: 'f'.repeat(128) });
    await comeBack(phone, forged.toString());
    expect((await screen.findAllByText('Ông/Bà đã hủy lần nộp này')).length).toBeGreaterThan(0);
    const other = await payerOf();
    await comeBack(phone, signed(parameters(other.payment, '00')));
    expect(await screen.findByText('Không tìm thấy lần thanh toán này.')).toBeTruthy();
  });

  test('the gateway’s parameters leave the address at once, and a reload still knows the payment', async () => {
    const { phone, payment } = await payerOf();
    await notify(payment, '00');
    await comeBack(phone, signed(parameters(payment, '00')));
    await waitFor(() => expect(window.location.search).toBe(''));
    await renderApp(phone.device, page, { at: '/thanh-toan/ket-qua' });
    expect((await screen.findAllByText('Cổng đã ghi nhận khoản nộp')).length).toBeGreaterThan(0);
  });

  test('signed out meanwhile: one signs in and comes back to this payment', async () => {
    const { phone, payment } = await payerOf();
    await phone.engine.session.signOut();
    await comeBack(phone, signed(parameters(payment, '00')));
    const link = await screen.findByRole('link', { name: 'Đăng nhập rồi trở lại' });
    const next = new URL(link.getAttribute('href') ?? '', 'https://portal.example').searchParams.get('next');
    expect(next).toBe(`/thanh-toan/ket-qua?vnp_TxnRef=${payment.reference}`);
  });

  test.each(['', 'vnp_TxnRef=%3Cscript%3E', 'vnp_TxnRef=../../etc'])(
    'an address that names no payment (%s) asks nothing',
    async (query) => {
      const phone = await createPhone(portal);
      await phone.signIn();
      await comeBack(phone, query);
      expect(await screen.findByText('Không rõ khoản nộp nào')).toBeTruthy();
      expect(phone.device.line.requests.some((it) => it.includes('/payments/'))).toBe(false);
    },
  );
});
