import { asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accounts, staff } from '#server/database/schema/accounts.ts';
import { auditLog } from '#server/database/schema/journal.ts';
import { type OfficerDesk, openOfficerDesk } from '#tests/server/staff/officer-desk.ts';

let desk: OfficerDesk;
let citizenId: string;
let maiId: string;
beforeAll(async () => {
  desk = await openOfficerDesk();
  const { database } = desk.portal.services;
  const [account] = await database.select().from(accounts).where(eq(accounts.email, desk.citizen.person.email));
  const [officer] = await database.select().from(staff).where(eq(staff.username, 'mai'));
  [citizenId, maiId] = [account?.id ?? '', officer?.id ?? ''];
});
afterAll(() => desk.portal.close());

const everything = () => desk.portal.services.database.select().from(auditLog).orderBy(asc(auditLog.id));

/** Who did what to this dossier, in the order in which it happened. */
const logOf = async (id: string): Promise<string[]> => {
  const names = new Map([
    [citizenId, 'citizen'],
    [maiId, 'mai'],
  ]);
  return (await everything())
    .filter((row) => row.dossierId === id)
    .map((row) => `${row.actorId === null ? row.actorKind : (names.get(row.actorId) ?? 'somebody')}: ${row.action}`);
};
const mai = () => desk.portal.officers.mai;

describe('The audit log only grows', () => {
  test.each([
    ['changed', sql`update audit_log set actor_id = null`],
    ['deleted', sql`delete from audit_log`],
    ['emptied', sql`truncate audit_log`],
  ])('the database refuses that it is %s, by whatever hand', async (_, statement) => {
    await desk.bring('SUBMITTED');
    const before = await everything();
    expect(before.length).toBeGreaterThan(0);
    await expect(desk.portal.services.database.execute(statement)).rejects.toMatchObject({
      cause: { message: 'audit_log is append-only' },
    });
    expect(await everything()).toEqual(before);
  });
});

describe('Each act leaves one entry that says who did what to which dossier', () => {
  test('from sending to the result', async () => {
    const id = await desk.send();
    for (const action of ['accept', 'takeUp', 'issueResult', 'deliver'] as const) await desk.act(mai(), id, action);
    expect(await logOf(id)).toEqual([
      'citizen: submit',
      'mai: accept',
      'mai: takeUp',
      'mai: issueResult',
      'mai: deliver',
    ]);
  });

  test('a supplement, and what came of it', async () => {
    const id = await desk.bring('SUPPLEMENT_REQUIRED');
    expect((await desk.resend(id, 2)).status).toBe(200);
    await desk.act(mai(), id, 'refuse');
    expect(await logOf(id)).toEqual([
      'citizen: submit',
      'mai: requestSupplement',
      'citizen: completeSupplement',
      'mai: refuse',
    ]);
  });

  test('a withdrawal, and who confirmed it', async () => {
    const id = await desk.bring('WITHDRAWAL_REQUESTED');
    await desk.act(mai(), id, 'confirmWithdrawal');
    expect(await logOf(id)).toEqual(['citizen: submit', 'citizen: requestWithdrawal', 'mai: confirmWithdrawal']);
  });

  test('an act that was refused leaves none', async () => {
    const id = await desk.bring('SUBMITTED');
    expect((await desk.act(mai(), id, 'deliver')).status).toBe(409);
    expect(await logOf(id)).toEqual(['citizen: submit']);
  });
});

describe('Who saw whose papers is written down', () => {
  test('an officer who opens the dossier, a file of it, a paper of the agency', async () => {
    const id = await desk.bring('ACCEPTED');
    const { manifest, documents } = await desk.read(id);
    const [part, document] = [manifest.parts[0], documents[0]];
    const place = `/api/v1/staff/dossiers/${id}`;
    const seen = [
      await mai().call('GET', place),
      await mai().call('GET', `${place}/files/${part?.sha256}`),
      await mai().call('GET', `${place}/documents/${document?.id}`),
    ];
    expect(seen.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect((await logOf(id)).slice(2)).toEqual(['mai: read', 'mai: readFile', 'mai: readDocument']);
    const details = (await everything()).filter((row) => row.dossierId === id).map((row) => row.detail);
    expect(details.slice(-2)).toEqual([{ sha256: part?.sha256 }, { documentId: document?.id }]);
  });

  test('the applicant too, who opens a file or a paper of the own dossier', async () => {
    const id = await desk.bring('SUBMITTED');
    const { manifest, documents } = await desk.read(id);
    for (const path of [`files/${manifest.parts[0]?.sha256}`, `documents/${documents[0]?.id}`])
      expect((await desk.citizen.call('GET', `/api/v1/dossiers/${id}/${path}`)).status).toBe(200);
    expect((await logOf(id)).slice(1)).toEqual(['citizen: readFile', 'citizen: readDocument']);
  });

  test('not one of another unit, who saw nothing', async () => {
    const id = await desk.bring('SUBMITTED');
    const { manifest } = await desk.read(id);
    const file = `/api/v1/staff/dossiers/${id}/files/${manifest.parts[0]?.sha256}`;
    expect((await desk.portal.officers.lan.call('GET', file)).status).toBe(404);
    expect(await logOf(id)).toEqual(['citizen: submit']);
  });

  test('an applicant who takes the whole dossier away', async () => {
    const id = await desk.bring('SUBMITTED');
    expect((await desk.citizen.call('GET', `/api/v1/dossiers/${id}/export`)).status).toBe(200);
    expect(await logOf(id)).toEqual(['citizen: submit', 'citizen: export']);
  });
});
