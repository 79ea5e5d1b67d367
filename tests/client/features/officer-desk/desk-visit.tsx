import '#tests/support/jsdom-gaps.ts';
import { screen } from '@testing-library/react';
import { expect } from 'vitest';
import { DeskDossierPage } from '#client/features/officer-desk/desk-dossier-page.tsx';
import { DeskPage } from '#client/features/officer-desk/desk-page.tsx';
import { DeskSignInPage } from '#client/features/officer-desk/desk-sign-in-page.tsx';
import { groupReference } from '#domain/dossiers/dossier-code.ts';
import { createDevice, type Device } from '#tests/support/device.ts';
import { type Citizen, sealDossier, submit, type TestPortal } from '#tests/support/portal.ts';

export const PASSWORD = 'a-password-for-tests';

/** What jsdom does not draw: modal dialogs and scrolling. */
export function furnishBrowser(): void {
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  window.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
}

/** The desk's three pages by their addresses. */
export const desk = ({ pathname }: { pathname: string }) => {
  if (pathname === '/can-bo/dang-nhap') return <DeskSignInPage />;
  return pathname === '/can-bo' ? <DeskPage /> : <DeskDossierPage dossierId={pathname.split('/')[3] ?? ''} />;
};

/** A tablet at which that officer is signed in. */
export async function deskOf(portal: TestPortal, username: string): Promise<Device> {
  const device = createDevice(portal.app);
  const answer = await device.fetch('https://portal.example/api/v1/staff/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  expect(answer.status).toBe(200);
  return device;
}

/** A birth registration with papers and nothing to pay, at the commune of mai and hung. */
export async function fileDossier(
  portal: TestPortal,
  citizen: Citizen,
  change: { dossierId?: string; revision?: number } = {},
): Promise<{ id: string; reference: string }> {
  const submission = await sealDossier(portal, citizen, {
    procedureCode: '1.001193',
    answers: { wantsCopies: false },
    ...change,
  });
  const sent = await submit(citizen, submission);
  expect(sent.status).toBe(200);
  return { id: submission.manifest.dossierId, reference: groupReference(sent.body.submissionReference) };
}

/** What mai did before, at another tablet. */
export async function actBefore(portal: TestPortal, id: string, path: string, body?: unknown): Promise<void> {
  const { mai } = portal.officers;
  await mai.call('PUT', `/api/v1/staff/dossiers/${id}/lease`);
  expect((await mai.command('POST', `/api/v1/staff/dossiers/${id}/${path}`, body)).status).toBe(200);
  await mai.call('DELETE', `/api/v1/staff/dossiers/${id}/lease`);
}

export const button = (name: string | RegExp): Promise<HTMLElement> => screen.findByRole('button', { name });
