import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dossier } from '#domain/api/dossiers.ts';
import type { StaffDossier } from '#domain/api/staff.ts';
import type { Answers } from '#domain/forms/answers.ts';
import {
  type Citizen,
  type SAMPLES,
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

/** Đồng to be paid with the submission; where nothing holds the dossier up, the day of the result when it is accepted at once. */
const FILED: readonly [keyof typeof SAMPLES, string, Answers, number, string | undefined][] = [
  ['1.001612', 'household-business', {}, 0, '2026-11-26'],
  ['1.004194', 'temporary-residence', {}, 7000, undefined],
  ['1.004194', 'temporary-residence-list', {}, 10_000, undefined],
  ['1.013225', 'house-permit', { siteCommune: '10507' }, 0, '2026-12-02'],
];

describe.each(FILED)('the filled sample of %s (%s)', (procedureCode, sample, answers, amountDue, dueDay) => {
  test('is taken by the portal with its papers, costs what it should, and is due when the law says', async () => {
    const submission = await sealDossier(portal, citizen, { procedureCode, sample, answers });
    const id = submission.manifest.dossierId;
    const answer = await submit(citizen, submission);
    expect([answer.status, answer.problem.code]).toEqual([200, undefined]);
    const dossier = (await citizen.call<Dossier>('GET', `/api/v1/dossiers/${id}`)).body;
    expect(dossier).toMatchObject({ procedureCode, amountDue, answers: submission.answers });

    expect(dossier.status).toBe(amountDue > 0 ? 'PAYMENT_REQUIRED' : 'SUBMITTED');
    if (dueDay === undefined) return;
    const { mai } = portal.officers;
    await mai.call('PUT', `/api/v1/staff/dossiers/${id}/lease`);
    const accepted = await mai.command<StaffDossier>('POST', `/api/v1/staff/dossiers/${id}/acceptance`);
    expect([accepted.status, accepted.body.dueAt?.slice(0, 10)]).toEqual([200, dueDay]);
  });
});
