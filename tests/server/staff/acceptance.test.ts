import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UnitId } from '#domain/api/primitives.ts';
import { dossierCodeSequences } from '#server/database/schema/dossiers.ts';
import type { Visitor } from '#tests/support/portal.ts';
import { shippedUnits } from '#tests/support/seeds.ts';
import { type OfficerDesk, openOfficerDesk } from './officer-desk.ts';

let desk: OfficerDesk;
let officer: Visitor;
beforeAll(async () => {
  desk = await openOfficerDesk();
  officer = await desk.officer(['receptionist']);
});
afterAll(() => desk.portal.close());

/** A session at the desk lasts a working day: on another day the officer signs in anew. */
const onAnotherDay = async (now: string): Promise<void> => {
  desk.portal.setTime(now);
  officer = await desk.officer(['receptionist']);
};
const accept = async (id: string) => {
  const { body } = await desk.act(officer, id, 'accept');
  return body.dossierCode ?? '';
};
/** "H23.01.02" → "000.02.01.H23" (Circular 01/2018 Art 19). */
const unitPart = () => `000.${(desk.portal.units[0] ?? '').split('.').reverse().join('.')}`;

describe('acceptance gives the dossier its code', () => {
  test('unit, date of acceptance and ordinal of the day; the reference of the commit stays', async () => {
    const id = await desk.bring('SUBMITTED');
    const before = await desk.read(id);
    expect(before.dossierCode).toBeNull();
    expect(await accept(id)).toBe(`${unitPart()}-261123-0001`);
    const after = await desk.read(id);
    expect(after.submissionReference).toBe(before.submissionReference);
    const found = await desk.portal.visitor().call<{ code: string }>('GET', `/api/v1/look-ups/${after.dossierCode}`);
    expect(found.body.code).toBe(after.dossierCode);
  });

  test('ten dossiers accepted at the same moment get ten numbers without a gap', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => desk.bring('SUBMITTED')));
    const codes = await Promise.all(ids.map(accept));
    expect(codes.map((code) => code.slice(-4)).sort()).toEqual(
      Array.from({ length: 10 }, (_, n) => String(n + 2).padStart(4, '0')),
    );
  });

  test('an acceptance that is refused uses no number up', async () => {
    const id = await desk.bring('WITHDRAWAL_REQUESTED');
    expect((await desk.act(desk.portal.officers.mai, id, 'accept')).status).toBe(409);
    expect(await accept(await desk.bring('SUBMITTED'))).toMatch(/-0012$/);
  });

  test('the same command accepts once', async () => {
    const { mai } = desk.portal.officers;
    const id = await desk.bring('SUBMITTED');
    await mai.call('PUT', `/api/v1/staff/dossiers/${id}/lease`);
    const command = crypto.randomUUID();
    const url = `/api/v1/staff/dossiers/${id}/acceptance`;
    const [first, second] = [
      await mai.command('POST', url, undefined, command),
      await mai.command('POST', url, undefined, command),
    ];
    expect(second.body).toEqual(first.body);
    expect((await desk.read(id)).documents.filter((it) => it.kind === 'FORM_01')).toHaveLength(1);
  });

  test('each unit counts for itself', async () => {
    const other = shippedUnits().find((unit) => unit.unitId === desk.portal.units[1]);
    const id = await desk.send({ answers: { registrationCommune: other?.code ?? '' } });
    const { body } = await desk.act(desk.portal.officers.lan, id, 'accept');
    expect(body.dossierCode).toMatch(/-261123-0001$/);
    expect(body.dossierCode).not.toContain(unitPart());
  });

  test('a day with more than 9,999 dossiers goes on with five digits', async () => {
    await desk.portal.services.database
      .insert(dossierCodeSequences)
      .values({ unitId: UnitId.parse(desk.portal.units[0]), day: '2026-11-24', last: 9_998 });
    await onAnotherDay('2026-11-24T01:00:00.000Z');
    const codes: string[] = [];
    for (let n = 0; n < 3; n += 1) codes.push(await accept(await desk.bring('SUBMITTED')));
    expect(codes.map((code) => code.split('-').at(-1))).toEqual(['9999', '10000', '10001']);
  });

  test('the day is the day in Việt Nam: after midnight there the count begins anew', async () => {
    await onAnotherDay('2026-11-24T16:59:59.000Z');
    const late = await desk.bring('SUBMITTED');
    desk.portal.setTime('2026-11-24T17:00:01.000Z');
    expect(await accept(late)).toMatch(/-261125-0001$/);
  });
});

describe('the due date', () => {
  test.each([
    ['a Wednesday morning: by closing time the same day', '2026-11-25T02:00:00.000Z', '2026-11-25T10:00:00.000Z'],
    ['after 15:00: by closing time of the next working day', '2026-11-27T08:30:00.000Z', '2026-11-30T10:00:00.000Z'],
    ['on a Saturday: by closing time of the Monday', '2026-12-19T03:00:00.000Z', '2026-12-21T10:00:00.000Z'],
    ['the last afternoon before New Year: after the holiday', '2026-12-31T08:01:00.000Z', '2027-01-04T10:00:00.000Z'],
  ])('%s', async (_, now, dueAt) => {
    await onAnotherDay(now);
    const { body } = await desk.act(officer, await desk.bring('SUBMITTED'), 'accept');
    expect(body.dueAt).toBe(dueAt);
    expect(body.clocks.find((clock) => clock.kind === 'INTAKE')?.state).toBe('ENDED');
  });
});

test('form 01 is kept with the facts of the acceptance', async () => {
  const id = await desk.bring('SUBMITTED');
  await accept(id);
  const { documents, dossierCode } = await desk.read(id);
  expect(documents.filter((it) => it.kind === 'FORM_01').map((it) => it.code)).toEqual([dossierCode]);
});
