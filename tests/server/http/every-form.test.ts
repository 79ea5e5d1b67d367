import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dossier } from '#domain/api/dossiers.ts';
import type { StaffDossier } from '#domain/api/staff.ts';
import {
  type Citizen,
  type SealChange,
  sealDossier,
  startTestPortal,
  submit,
  type TestPortal,
} from '#tests/support/portal.ts';

let portal: TestPortal;
let citizen: Citizen;
beforeAll(async () => {
  portal = await startTestPortal();
  citizen = await portal.citizen();
});
afterAll(() => portal.close());

/** The form, what is to be paid online for its sample, one thing wrong with it, and what the portal says to that. */
describe.each<[NonNullable<SealChange['procedureCode']>, string, number, NonNullable<SealChange['answers']>, string]>([
  ['1.000894', 'a marriage', 16_000, { undertaking: ['BRIDE'] }, 'undertaking: check.bothUndertake'],
  ['1.004873', 'a marital-status certificate', 0, { residences: [] }, 'residences: field.repeat.tooFew'],
  ['2.000815', 'a booking for certified copies', 0, { bookingDate: '2026-11-28' }, 'bookingDate: field.date.weekend'],
])('%s, %s', (procedureCode, _, due, wrong, said) => {
  test('is received with its papers, its fee and the unit that its answers name', async () => {
    const submission = await sealDossier(portal, citizen, { procedureCode });
    const sent = await submit(citizen, submission);
    expect(sent.problem).not.toHaveProperty('code');
    expect(sent.body).toMatchObject({ status: due > 0 ? 'PAYMENT_REQUIRED' : 'SUBMITTED', amountDue: due });
    const { manifest } = submission;
    const read = await citizen.call<Dossier>('GET', `/api/v1/dossiers/${manifest.dossierId}`);
    expect(read.body.competentUnit.id).toBe('H23.21.01');
  });

  test('with one thing wrong is refused, and told which', async () => {
    const submission = await sealDossier(portal, citizen, { procedureCode, answers: wrong });
    const { status, problem } = await submit(citizen, submission);
    expect(status).toBe(422);
    expect(problem.issues?.map((it) => `${it.path}: ${it.code}`)).toEqual([said]);
  });
});

test('a booking that is accepted on Monday is due on the Thursday for which it was booked', async () => {
  const submission = await sealDossier(portal, citizen, { procedureCode: '2.000815' });
  expect((await submit(citizen, submission)).status).toBe(200);
  const { dossierId, competentUnitId } = submission.manifest;
  expect(competentUnitId).toBe(portal.units[0]);
  const { mai } = portal.officers;
  await mai.call('PUT', `/api/v1/staff/dossiers/${dossierId}/lease`);
  const accepted = await mai.command<StaffDossier>('POST', `/api/v1/staff/dossiers/${dossierId}/acceptance`);
  expect(accepted.body.dueAt).toBe('2026-11-26T10:00:00.000Z');
});
