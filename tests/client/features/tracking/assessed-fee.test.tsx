// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PaymentCard } from '#client/features/tracking/payment-card.tsx';
import { DossierTimeline } from '#client/widgets/dossier-timeline/dossier-timeline.tsx';
import type { Dossier } from '#domain/api/dossiers.ts';
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

const GROUND = 'Nghị quyết của Hội đồng nhân dân tỉnh, mục lệ phí hộ tịch';

test('the applicant sees the case, and the fee that an officer set: line, amount, ground, and until when', async () => {
  const sealed = await sealDossier(portal, citizen, {
    procedureCode: '1.001193',
    answers: { wantsCopies: false, childBirthDate: '2026-06-01' },
  });
  await submit(citizen, sealed);
  const { dossierId } = sealed.manifest;
  const { mai } = portal.officers;
  const place = `/api/v1/staff/dossiers/${dossierId}`;
  await mai.call('PUT', `${place}/lease`);
  await mai.command('POST', `${place}/acceptance`, { caseCode: '1.001193.02' });
  const lines = [{ ruleId: 'lateRegistration', amount: 12_000, ground: GROUND }];
  await mai.command('POST', `${place}/fee-assessments`, { lines });
  const { body: dossier } = await citizen.call<Dossier>('GET', `/api/v1/dossiers/${dossierId}`);

  await renderApp(createDevice(portal.app), () => <PaymentCard dossier={dossier} />);
  expect(await screen.findByText('Lệ phí đăng ký khai sinh quá hạn')).toBeTruthy();
  expect(screen.getByText(GROUND).parentElement?.textContent).toBe(`Căn cứ cán bộ nêu: ${GROUND}`);
  expect(screen.getByText(/^Nộp trước .*08\/12\/2026/)).toBeTruthy();
  expect(screen.getByRole('button', { name: /^Nộp 12\.000 đồng/ })).toBeTruthy();
  cleanup();
  // WCAG 3.1.2: what nobody has translated is spoken as Vietnamese, and the words around it are not.
  await renderApp(createDevice(portal.app), () => <PaymentCard dossier={dossier} />, { language: 'en' });
  expect((await screen.findByText(GROUND)).lang).toBe('vi');
  expect(screen.getByText(/Ground given by the officer/).closest('[lang="vi"]')).toBeNull();
  for (const { legalBasis } of dossier.fees.lines)
    expect(screen.getAllByText(legalBasis).map((it) => it.lang)).toContain('vi');
  cleanup();
  await renderApp(createDevice(portal.app), () => <DossierTimeline dossier={dossier} fresh />);
  expect(await screen.findByText('Trường hợp: Phải xác minh tình trạng hôn nhân của cha, mẹ')).toBeTruthy();
});
