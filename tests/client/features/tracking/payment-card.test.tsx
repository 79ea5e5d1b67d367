// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PaymentCard } from '#client/features/tracking/payment-card.tsx';
import { PayLine } from '#client/widgets/my-work/needs-line.tsx';
import type { Dossier } from '#domain/api/dossiers.ts';
import type { Payment } from '#domain/api/payments.ts';
import { settlePayment } from '#server/use-cases/payments/settle-payment.ts';
import { createDevice } from '#tests/support/device.ts';
import { type Citizen, sealDossier, startTestPortal, submit, type TestPortal } from '#tests/support/portal.ts';
import { renderApp } from '#tests/support/render-app.tsx';

let portal: TestPortal;
let citizen: Citizen;
beforeAll(async () => {
  portal = await startTestPortal();
  citizen = await portal.citizen();
});
afterAll(() => portal.close());

const read = async (id: string) => (await citizen.call<Dossier>('GET', `/api/v1/dossiers/${id}`)).body;

/** Three copies were paid, then a supplement asks for five. */
async function partPaid(): Promise<Dossier> {
  const first = await sealDossier(portal, citizen);
  const { dossierId } = first.manifest;
  await submit(citizen, first);
  const started = await citizen.command<{ payment: Payment }>('POST', `/api/v1/dossiers/${dossierId}/payments`);
  const { reference, amount } = started.body.payment;
  const verdict = { reference, amount, state: 'PAID', transactionNo: '1' } as const;
  await portal.services.database.transaction((store) => settlePayment(portal.services, store, verdict));
  const { mai } = portal.officers;
  await mai.call('PUT', `/api/v1/staff/dossiers/${dossierId}/lease`);
  const points = [{ target: { kind: 'WHOLE' }, reason: 'Ghi lại số bản' }];
  await mai.command('POST', `/api/v1/staff/dossiers/${dossierId}/supplement-requests`, { points });
  portal.later(1_000);
  await submit(citizen, await sealDossier(portal, citizen, { dossierId, revision: 2, answers: { copies: 5 } }));
  return read(dossierId);
}

test('what is still to pay is said to the đồng, on the dossier and in the list', async () => {
  const dossier = await partPaid();
  expect(dossier).toMatchObject({ status: 'PAYMENT_REQUIRED', amountDue: 40_000, amountPaid: 24_000 });
  await renderApp(createDevice(portal.app), () => <PaymentCard dossier={dossier} />);
  expect(await screen.findByRole('button', { name: /^Nộp 16\.000 đồng/ })).toBeTruthy();
  expect(screen.getByText(/Đã nộp 24\.000 đồng; còn phải nộp 16\.000 đồng/)).toBeTruthy();
  cleanup();
  await renderApp(createDevice(portal.app), () => <PayLine dossier={dossier} />);
  expect(await screen.findByText(/Cần nộp 16\.000 đồng/)).toBeTruthy();
  cleanup();
  // A copy that an older portal gave knows no amounts: none is made up.
  const { amountDue: _due, amountPaid: _paid, ...older } = dossier;
  await renderApp(createDevice(portal.app), () => <PaymentCard dossier={older} />);
  expect(await screen.findByRole('button', { name: 'Nộp phần còn thiếu' })).toBeTruthy();
});
