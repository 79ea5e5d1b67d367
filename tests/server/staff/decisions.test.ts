import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffDossier } from '#domain/api/staff.ts';
import type { Answer } from '#tests/support/portal.ts';
import { samplePdf } from '#tests/support/sample-files.ts';
import { type OfficerDesk, openOfficerDesk, REASON } from './officer-desk.ts';

let desk: OfficerDesk;
beforeAll(async () => {
  desk = await openOfficerDesk();
});
afterAll(() => desk.portal.close());

const kinds = async (id: string) => (await desk.read(id)).documents.map((document) => document.kind);
const refusal = ({ status, problem }: Answer<StaffDossier>) => [status, problem.code];

describe('a refusal and a stop have a reason in words', () => {
  test.each([
    ['refuse', 'SUBMITTED', 'NOT_ACCEPTED', 'FORM_03'],
    ['stop', 'IN_PROGRESS', 'STOPPED', 'FORM_05'],
  ] as const)('%s: none, an empty or a short one is not enough', async (action, from, to, form) => {
    const { mai } = desk.portal.officers;
    const id = await desk.bring(from);
    for (const body of [{}, { reason: '' }, { reason: 'sai' }, { reason: 'x'.repeat(2_001) }]) {
      expect(refusal(await desk.act(mai, id, action, body))).toEqual([422, 'request.invalid']);
    }
    expect((await desk.read(id)).status).toBe(from);
    const done = await desk.act(mai, id, action, { reason: REASON });
    expect(done.body.status).toBe(to);
    expect(await kinds(id)).toContain(form);
    const dossier = await desk.read(id);
    expect(dossier.events.at(-1)?.reason).toBe(REASON);
    expect(dossier.clocks.every((clock) => clock.state === 'ENDED')).toBe(true);
  });
});

describe('a supplement is asked for once, completely', () => {
  const POINTS = [
    { target: { kind: 'FIELD', fieldId: 'childName' }, reason: 'Họ tên khác với giấy chứng sinh' },
    { target: { kind: 'COMPONENT', componentCode: '000.00.00.G15-KQ004389' }, reason: 'Ảnh mờ, xin chụp lại' },
    { target: { kind: 'WHOLE' }, reason: 'Thiếu chữ ký' },
  ];

  test('with points on a field, a paper, and the whole; form 02 and fifteen days', async () => {
    const id = await desk.bring('SUBMITTED');
    await desk.act(desk.portal.officers.mai, id, 'requestSupplement', { points: POINTS });
    const dossier = await desk.read(id);
    expect(dossier).toMatchObject({ status: 'SUPPLEMENT_REQUIRED', needs: 'SUPPLEMENT' });
    expect(dossier.supplementRequests).toMatchObject([{ number: 1, points: POINTS, completedAt: null }]);
    // 23 November and fifteen days: 8 December, closing time.
    expect(dossier.supplementRequests[0]?.dueAt).toBe('2026-12-08T10:00:00.000Z');
    expect(dossier.clock).toMatchObject({ kind: 'SUPPLEMENT', state: 'RUNNING' });
    expect(await kinds(id)).toContain('FORM_02');
  });

  test('without a point, or with a point without a reason, it is not asked', async () => {
    const id = await desk.bring('SUBMITTED');
    for (const points of [[], [{ target: { kind: 'WHOLE' } }], [{ target: { kind: 'WHOLE' }, reason: '' }]]) {
      const answer = await desk.act(desk.portal.officers.mai, id, 'requestSupplement', { points });
      expect(refusal(answer)).toEqual([422, 'request.invalid']);
    }
    expect((await desk.read(id)).status).toBe('SUBMITTED');
  });

  test('a second one warns, until it is confirmed with a reason', async () => {
    const { mai } = desk.portal.officers;
    const id = await desk.bring('SUPPLEMENT_REQUIRED');
    expect((await desk.resend(id, 2)).body.status).toBe('SUBMITTED');
    expect((await desk.read(id)).supplementRequests[0]?.completedAt).not.toBeNull();
    const warned = await desk.act(mai, id, 'requestSupplement', { points: POINTS });
    expect(refusal(warned)).toEqual([409, 'dossier.secondSupplement']);
    expect(warned.problem.facts).toEqual({ earlier: 1 });
    const short = await desk.act(mai, id, 'requestSupplement', { points: POINTS, secondRequestReason: 'vì' });
    expect(refusal(short)).toEqual([422, 'request.invalid']);
    expect((await desk.read(id)).status).toBe('SUBMITTED');
    const meant = await desk.act(mai, id, 'requestSupplement', { points: POINTS, secondRequestReason: REASON });
    expect(meant.body.supplementRequests.map((it) => it.number)).toEqual([1, 2]);
  });

  test('the code stays, and the officers’ time starts from its beginning', async () => {
    desk.portal.setTime('2026-11-23T03:24:00.000Z');
    const { mai } = desk.portal.officers;
    const id = await desk.bring('IN_PROGRESS');
    const { dossierCode } = await desk.read(id);
    await desk.act(mai, id, 'requestSupplement');
    expect((await desk.read(id)).clocks.find((it) => it.kind === 'PROCESSING')?.state).toBe('PAUSED');
    desk.portal.setTime('2026-11-26T02:00:00.000Z');
    await desk.resend(id, 2);
    const back = await desk.read(id);
    expect(back).toMatchObject({ status: 'IN_PROGRESS', dossierCode, revision: 2 });
    expect(back.clocks.find((it) => it.kind === 'PROCESSING')).toMatchObject({
      state: 'RUNNING',
      startedAt: '2026-11-26T02:00:00.000Z',
      dueAt: '2026-11-26T10:00:00.000Z',
    });
  });

  test('an appraisal asks for it within three working days from acceptance, not later', async () => {
    const url = (id: string) => `/api/v1/staff/dossiers/${id}`;
    // Accepted on a Monday: Tuesday, Wednesday and Thursday count, to closing time.
    desk.portal.setTime('2026-11-23T03:24:00.000Z');
    const early = await desk.bring('IN_PROGRESS');
    const late = await desk.bring('IN_PROGRESS');
    desk.portal.setTime('2026-11-26T10:00:00.000Z');
    const officer = await desk.officer(['handler']);
    expect((await officer.call<StaffDossier>('GET', url(early))).body.actions).toContain('requestSupplement');
    expect((await desk.act(officer, early, 'requestSupplement')).body.status).toBe('SUPPLEMENT_REQUIRED');
    desk.portal.later(60_000);
    const { body } = await officer.call<StaffDossier>('GET', url(late));
    expect(body.actions).toEqual(['stop']);
    expect(refusal(await desk.act(officer, late, 'requestSupplement'))).toEqual([409, 'dossier.supplementTooLate']);
    expect((await desk.read(late)).status).toBe('IN_PROGRESS');
    desk.portal.setTime('2026-11-23T03:24:00.000Z');
  });

  test('a dossier that waits for its applicant is not stopped before the fifteen days are over', async () => {
    desk.portal.setTime('2026-11-23T03:24:00.000Z');
    const id = await desk.bring('SUPPLEMENT_REQUIRED');
    desk.portal.setTime('2026-12-08T10:00:00.000Z');
    const officer = await desk.officer(['handler']);
    expect(refusal(await desk.act(officer, id, 'stop'))).toEqual([409, 'dossier.transitionNotAllowed']);
    desk.portal.later(60_000);
    const { body } = await officer.call<StaffDossier>('GET', `/api/v1/staff/dossiers/${id}`);
    expect(body.actions).toEqual(['stop']);
    expect((await desk.act(officer, id, 'stop')).body.status).toBe('STOPPED');
    desk.portal.setTime('2026-11-23T03:24:00.000Z');
  });
});

describe('the result', () => {
  test.each([
    ['a page named as a PDF', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a PDF with something before it', Buffer.concat([Buffer.from('<html>'), Buffer.from(samplePdf('x'))])],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1])],
    ['five letters that begin like a PDF', Buffer.from('%PDF-')],
  ])('%s is refused', async (_, bytes) => {
    const id = await desk.bring('IN_PROGRESS');
    expect(refusal(await desk.issue(desk.portal.officers.mai, id, bytes))).toEqual([422, 'dossier.resultNotPdf']);
    expect((await desk.read(id)).status).toBe('IN_PROGRESS');
  });

  test('nothing at all is refused', async () => {
    const id = await desk.bring('IN_PROGRESS');
    const answer = await desk.issue(desk.portal.officers.mai, id, new Uint8Array());
    expect(answer.status).toBe(422);
  });

  test('has the dossier’s code with -KQ1, and is given out byte by byte as it was handed in', async () => {
    const id = await desk.bring('IN_PROGRESS');
    const pdf = samplePdf('Giấy khai sinh của Nguyễn Bảo An');
    const issued = await desk.issue(desk.portal.officers.mai, id, pdf);
    expect(issued.body.status).toBe('COMPLETED');
    const dossier = await desk.read(id);
    const result = dossier.documents.find((document) => document.kind === 'RESULT');
    expect(result).toMatchObject({ code: `${dossier.dossierCode}-KQ1`, size: pdf.length });
    const read = await desk.citizen.call('GET', `/api/v1/dossiers/${id}/documents/${result?.id}`);
    expect(read.bytes.equals(Buffer.from(pdf))).toBe(true);
    expect(read.headers['content-disposition']).toContain(`${dossier.dossierCode}-KQ1`);
  });

  test('sent electronically it is delivered by itself; at the counter an officer says so', async () => {
    const { mai } = desk.portal.officers;
    const byItself = await desk.bring('RETURNED');
    expect((await desk.read(byItself)).events.at(-1)).toMatchObject({ action: 'deliver', by: 'system' });
    const counter = await desk.bring('COMPLETED');
    expect((await desk.act(mai, counter, 'deliver')).body.status).toBe('RETURNED');
    expect((await desk.read(counter)).events.at(-1)).toMatchObject({ action: 'deliver', by: 'receptionist' });
  });
});

describe('a withdrawal', () => {
  test('is asked, taken back, asked again and confirmed', async () => {
    const { mai } = desk.portal.officers;
    const id = await desk.bring('IN_PROGRESS');
    const url = `/api/v1/dossiers/${id}/withdrawal`;
    await desk.citizen.command('POST', url);
    expect((await desk.read(id)).clocks.every((clock) => clock.state !== 'RUNNING')).toBe(true);
    await desk.citizen.command('DELETE', url);
    expect((await desk.read(id)).clock).toMatchObject({ kind: 'PROCESSING', state: 'RUNNING' });
    await desk.citizen.command('POST', url);
    expect((await desk.act(mai, id, 'confirmWithdrawal')).body.status).toBe('STOPPED');
    const again = await desk.citizen.command('DELETE', url);
    expect([again.status, again.problem.code]).toEqual([409, 'dossier.transitionNotAllowed']);
  });
});

describe('a procedure may have several results', () => {
  const codes = async (id: string) =>
    (await desk.read(id)).documents.filter((it) => it.kind === 'RESULT').map((it) => it.code?.split('-').at(-1));

  test('at the counter a further one is added until they are handed over', async () => {
    const { mai } = desk.portal.officers;
    const id = await desk.bring('COMPLETED');
    const added = await desk.issue(mai, id, samplePdf('Thẻ bảo hiểm y tế'));
    expect([added.status, added.body.status]).toEqual([200, 'COMPLETED']);
    expect(await codes(id)).toEqual(['KQ1', 'KQ2']);
    expect((await desk.act(mai, id, 'deliver')).body.status).toBe('RETURNED');
    expect(refusal(await desk.issue(mai, id, samplePdf('Quá muộn')))).toEqual([409, 'dossier.transitionNotAllowed']);
    expect(await codes(id)).toEqual(['KQ1', 'KQ2']);
  });

  test('sent electronically, delivery waits for the last one', async () => {
    const { mai } = desk.portal.officers;
    const id = await desk.send({ answers: { delivery: 'ELECTRONIC' } });
    for (const action of ['accept', 'takeUp'] as const) await desk.act(mai, id, action);
    const first = await desk.issue(mai, id, samplePdf('Giấy khai sinh'), '?more=yes');
    expect(first.body.status).toBe('COMPLETED');
    const last = await desk.issue(mai, id, samplePdf('Bản sao trích lục'));
    expect(last.body.status).toBe('RETURNED');
    expect(await codes(id)).toEqual(['KQ1', 'KQ2']);
  });
});
