import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffDossier } from '#domain/api/staff.ts';
import { DossierStatus } from '#domain/dossiers/dossier-status.ts';
import { type ActorRole, availableActions, DossierAction, TRANSITIONS } from '#domain/dossiers/transitions.ts';
import type { Visitor } from '#tests/support/portal.ts';
import { ACTS, type OfficerDesk, openOfficerDesk, type StaffAction } from './officer-desk.ts';

const STAFF_ROLES = ['receptionist', 'handler', 'approver'] as const satisfies readonly ActorRole[];
const isStaffAction = (action: string): action is StaffAction =>
  action === 'issueResult' || Object.hasOwn(ACTS, action);
const STAFF_ACTIONS = DossierAction.options.filter(isStaffAction);

let desk: OfficerDesk;
let officers: Record<(typeof STAFF_ROLES)[number], Visitor>;
beforeAll(async () => {
  desk = await openOfficerDesk();
  officers = {
    receptionist: await desk.officer(['receptionist']),
    handler: await desk.officer(['handler']),
    approver: await desk.officer(['approver']),
  };
});
afterAll(() => desk.portal.close());

/** The applicant has fifteen days to supplement or to pay before an officer may stop the dossier. */
const waitsForApplicant = (status: string, action: string) =>
  (status === 'SUPPLEMENT_REQUIRED' || status === 'PAYMENT_REQUIRED') && action === 'stop';
/** No line of a birth in time is open: there is nothing that an officer could ask for (see fees.test.ts). */
const hasOpenFee = (action: string) => action !== 'requirePayment';

describe('what the table allows happens', () => {
  const rows = TRANSITIONS.flatMap(({ from, action, to, by }) =>
    isStaffAction(action) && !waitsForApplicant(from, action)
      ? STAFF_ROLES.filter((role) => by.includes(role)).map((role) => ({ from, action, to, role }))
      : [],
  );
  test.each(rows)('$from: the $role may $action, and the dossier is $to', async ({ from, action, to, role }) => {
    const id = await desk.bring(from);
    const before = await desk.read(id);
    const answer = await desk.act(officers[role], id, action);
    expect([answer.status, answer.body.status]).toEqual([200, to]);
    const { events } = await desk.read(id);
    expect(events).toHaveLength(before.events.length + 1);
    expect(events.at(-1)).toMatchObject({ action, from, to, by: role, unitId: desk.portal.units[0] });
  });

  test.each(DossierStatus.options)(
    '%s: the applicant may do what the table says, and comes back from there',
    async (from) => {
      const allowed = availableActions(from, ['applicant']);
      const withdraw = async (method: 'POST' | 'DELETE', id: string) => {
        const { status, body } = await desk.citizen.command<{ status: string }>(
          method,
          `/api/v1/dossiers/${id}/withdrawal`,
        );
        return [status, body.status];
      };
      const id = await desk.bring(from);
      expect((await desk.read(id)).actions).toEqual(allowed);
      if (allowed.includes('requestWithdrawal')) {
        expect(await withdraw('POST', id)).toEqual([200, 'WITHDRAWAL_REQUESTED']);
        expect(await withdraw('DELETE', id)).toEqual([200, from]);
      } else expect((await withdraw('POST', id))[0]).toBe(409);
      if (allowed.includes('takeBackWithdrawal')) expect(await withdraw('DELETE', id)).toEqual([200, 'SUBMITTED']);
      else expect((await withdraw('DELETE', id))[0]).toBe(409);
    },
  );

  test.each(DossierStatus.options)('%s: a new revision is a correction, a supplement, or refused', async (from) => {
    const id = await desk.bring(from);
    const allowed = availableActions(from, ['applicant']);
    const sent = await desk.resend(
      id,
      2,
      from === 'PAYMENT_REQUIRED' ? { procedureCode: '2.000635', answers: { copies: 2 } } : {},
    );
    const dossier = await desk.read(id);
    if (allowed.includes('revise') || allowed.includes('completeSupplement')) {
      expect([sent.status, sent.body.status]).toEqual([200, 'SUBMITTED']);
      expect(dossier.events.at(-1)?.action).toBe(allowed[0]);
      expect(dossier.revision).toBe(2);
    } else {
      const code = dossier.acceptedAt === null ? 'dossier.transitionNotAllowed' : 'dossier.alreadyAccepted';
      expect([sent.status, sent.problem.code]).toEqual([409, code]);
      expect([dossier.status, dossier.revision]).toEqual([from, 1]);
    }
  });

  test('a supplement that costs more waits for the money and comes back to where it was', async () => {
    const { mai } = desk.portal.officers;
    const id = await desk.send();
    for (const action of ['accept', 'takeUp', 'requestSupplement'] as const) await desk.act(mai, id, action);
    await desk.resend(id, 2, { answers: { wantsCopies: true, copies: 2 } });
    expect(await desk.read(id)).toMatchObject({ status: 'PAYMENT_REQUIRED', paymentStatus: 'DUE' });
    const { events } = await desk.read(id);
    expect(events.slice(-2).map(({ action, from, to, by }) => [action, from, to, by])).toEqual([
      ['completeSupplement', 'SUPPLEMENT_REQUIRED', 'IN_PROGRESS', 'applicant'],
      ['requirePayment', 'IN_PROGRESS', 'PAYMENT_REQUIRED', 'system'],
    ]);
  });
});

describe('what the table does not have is refused and changes nothing', () => {
  test.each(DossierStatus.options)('%s: every other act, by every role', async (status) => {
    const id = await desk.bring(status);
    const before = await desk.read(id);
    for (const role of STAFF_ROLES) {
      const allowed = availableActions(status, [role]).filter(
        (action) => !waitsForApplicant(status, action) && hasOpenFee(action),
      );
      for (const action of STAFF_ACTIONS.filter((it) => !allowed.includes(it))) {
        const answer = await desk.act(officers[role], id, action);
        expect([role, action, answer.status, answer.problem.code]).toEqual([
          role,
          action,
          409,
          'dossier.transitionNotAllowed',
        ]);
      }
      const { body } = await officers[role].call<StaffDossier>('GET', `/api/v1/staff/dossiers/${id}`);
      expect(body.actions).toEqual(allowed);
      await officers[role].call('DELETE', `/api/v1/staff/dossiers/${id}/lease`);
    }
    expect(await desk.read(id)).toEqual(before);
  });
});
