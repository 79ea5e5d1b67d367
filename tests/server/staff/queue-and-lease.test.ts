import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Lease, QueueEntry } from '#domain/api/staff.ts';
import { DossierStatus, isFinal } from '#domain/dossiers/dossier-status.ts';
import { listDossiersOfUnit } from '#server/repositories/dossier-repository.ts';
import type { Visitor } from '#tests/support/portal.ts';
import { type OfficerDesk, openOfficerDesk } from './officer-desk.ts';

let desk: OfficerDesk;
beforeAll(async () => {
  desk = await openOfficerDesk();
});
afterAll(() => desk.portal.close());

const queue = async (officer: Visitor, status = ''): Promise<QueueEntry[]> =>
  (await officer.call<{ dossiers: QueueEntry[] }>('GET', `/api/v1/staff/dossiers${status}`)).body.dossiers;
const lease = (officer: Visitor, id: string) => officer.call<Lease>('PUT', `/api/v1/staff/dossiers/${id}/lease`);

describe('the queue of a unit', () => {
  test('holds the unit’s own dossiers only, and nothing that has ended', async () => {
    const { mai, hung, lan } = desk.portal.officers;
    const open = await desk.bring('SUBMITTED');
    const ended = await desk.bring('NOT_ACCEPTED');
    const ids = (await queue(mai)).map((entry) => entry.id as string);
    expect(ids).toContain(open);
    expect(ids).not.toContain(ended);
    expect((await queue(hung)).map((entry) => entry.id as string)).toEqual(ids);
    expect(await queue(lan)).toEqual([]);
    expect((await queue(mai, '?status=NOT_ACCEPTED')).map((entry) => entry.id as string)).toContain(ended);
  });

  test('begins with what is due first; what waits for the applicant comes last', async () => {
    const { mai } = desk.portal.officers;
    const waiting = await desk.bring('SUPPLEMENT_REQUIRED');
    desk.portal.later(60_000);
    const unpaid = await desk.bring('PAYMENT_REQUIRED');
    const early = await desk.bring('SUBMITTED');
    desk.portal.later(60 * 60_000);
    const late = await desk.bring('SUBMITTED');
    // Its result is promised for today, the answers to the others only for tomorrow.
    const accepted = await desk.bring('IN_PROGRESS');
    const mine = [waiting, unpaid, early, late, accepted];
    const order = (await queue(mai)).map((entry) => entry.id as string).filter((id) => mine.includes(id));
    expect(order).toEqual([accepted, early, late, waiting, unpaid]);
  });

  test('leaves out, where it is too long, what presses least', async () => {
    const { database } = desk.portal.services;
    const unit = desk.portal.units[0] ?? '';
    const all = await queue(desk.portal.officers.mai);
    const open = DossierStatus.options.filter((status) => !isFinal(status));
    const [first, second] = await listDossiersOfUnit(database, unit, open, 2);
    expect([first?.id, second?.id]).toEqual([all[0]?.id, all[1]?.id]);
    // The oldest of all waits for its applicant.
    expect(all.toSorted((a, b) => (a.submittedAt < b.submittedAt ? -1 : 1))[0]?.id).not.toBe(first?.id);
  });

  test('names the applicant of the form, the procedure and the clock', async () => {
    const id = await desk.bring('SUBMITTED');
    const entry = (await queue(desk.portal.officers.mai)).find((it) => it.id === id);
    expect(entry).toMatchObject({
      applicantName: 'Trần Thị Hoa',
      procedureCode: '1.001193',
      clock: { kind: 'INTAKE', state: 'RUNNING', overdue: false },
      lease: null,
    });
  });
});

describe('one officer at a time', () => {
  test('a second officer sees who has the dossier open, in the queue and when opening it', async () => {
    const { mai, hung } = desk.portal.officers;
    const id = await desk.bring('SUBMITTED');
    expect((await lease(mai, id)).body).toMatchObject({ holder: 'Nguyễn Thị Mai', mine: true });
    const refused = await lease(hung, id);
    expect([refused.status, refused.problem.code]).toEqual([409, 'dossier.leaseHeld']);
    expect(refused.problem.facts).toMatchObject({ holder: 'Nguyễn Thị Mai' });
    const seen = (officer: Visitor) => queue(officer).then((all) => all.find((entry) => entry.id === id)?.lease);
    expect(await seen(hung)).toMatchObject({ holder: 'Nguyễn Thị Mai', mine: false });
    expect(await seen(mai)).toMatchObject({ holder: 'Nguyễn Thị Mai', mine: true });
  });

  test('and may read it, but not act', async () => {
    const { mai, hung } = desk.portal.officers;
    const id = await desk.bring('SUBMITTED');
    await lease(mai, id);
    expect((await hung.call('GET', `/api/v1/staff/dossiers/${id}`)).status).toBe(200);
    const act = await hung.command('POST', `/api/v1/staff/dossiers/${id}/acceptance`);
    expect([act.status, act.problem.code]).toEqual([409, 'dossier.leaseHeld']);
    expect((await desk.read(id)).status).toBe('SUBMITTED');
  });

  test('nobody acts on a dossier that is not opened', async () => {
    const id = await desk.bring('SUBMITTED');
    const act = await desk.portal.officers.mai.command('POST', `/api/v1/staff/dossiers/${id}/acceptance`);
    expect([act.status, act.problem.code]).toEqual([409, 'dossier.leaseMissing']);
  });

  test('an officer decides on the revision that was read, and on no other', async () => {
    const { mai } = desk.portal.officers;
    const id = await desk.bring('SUBMITTED');
    await lease(mai, id);
    await desk.resend(id, 2);
    const accept = (query: string) => mai.command('POST', `/api/v1/staff/dossiers/${id}/acceptance${query}`);
    const refused = await accept('?revision=1');
    expect([refused.status, refused.problem.code, refused.problem.facts]).toEqual([
      409,
      'dossier.changedMeanwhile',
      { revision: 2 },
    ]);
    expect((await desk.read(id)).status).toBe('SUBMITTED');
    for (const wrong of ['0', '-1', '1.0', '2x', '', '9999999']) {
      expect((await accept(`?revision=${wrong}`)).problem.code, wrong).toBe('request.invalid');
    }
    expect((await accept('?revision=2')).status).toBe(200);
  });

  test('a lease is renewed by its holder and lapses by itself after two minutes', async () => {
    const { mai, hung } = desk.portal.officers;
    const id = await desk.bring('SUBMITTED');
    await lease(mai, id);
    desk.portal.later(100_000);
    expect((await lease(mai, id)).status).toBe(200);
    desk.portal.later(100_000);
    expect((await lease(hung, id)).status).toBe(409);
    desk.portal.later(21_000);
    expect((await queue(hung)).find((entry) => entry.id === id)?.lease).toBeNull();
    expect((await lease(hung, id)).body).toMatchObject({ holder: 'Phạm Văn Hùng', mine: true });
    const late = await mai.command('POST', `/api/v1/staff/dossiers/${id}/acceptance`);
    expect(late.problem.code).toBe('dossier.leaseHeld');
  });

  test('a lease that was given up is free at once, and only its holder can give it up', async () => {
    const { mai, hung } = desk.portal.officers;
    const id = await desk.bring('SUBMITTED');
    await lease(mai, id);
    await hung.call('DELETE', `/api/v1/staff/dossiers/${id}/lease`);
    expect((await lease(hung, id)).status).toBe(409);
    await mai.call('DELETE', `/api/v1/staff/dossiers/${id}/lease`);
    expect((await lease(hung, id)).status).toBe(200);
  });

  test('of two who open it at the same moment one gets it', async () => {
    const { mai, hung } = desk.portal.officers;
    const id = await desk.bring('SUBMITTED');
    const answers = await Promise.all([lease(mai, id), lease(hung, id), lease(mai, id), lease(hung, id)]);
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 200, 409, 409]);
  });
});
