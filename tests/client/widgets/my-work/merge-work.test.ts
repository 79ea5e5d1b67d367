import { describe, expect, test } from 'vitest';
import { filesSent } from '#client/widgets/my-work/files-sent.ts';
import { mergeWork, type WorkDraft, type WorkSending } from '#client/widgets/my-work/merge-work.ts';
import type { DossierSummary } from '#domain/api/dossiers.ts';

const draft = (id: string, change: Partial<WorkDraft> = {}): WorkDraft => ({
  id: id as WorkDraft['id'],
  kind: 'NEW',
  procedureCode: '1.001193',
  step: '',
  partCount: 0,
  createdAt: '2026-11-23T01:00:00.000Z',
  updatedAt: '2026-11-23T01:00:00.000Z',
  ...change,
});

const sending = (id: string, change: Partial<WorkSending> = {}): WorkSending => ({
  id: id as WorkSending['id'],
  state: 'sealed',
  reason: null,
  waitsFor: null,
  issues: [],
  procedureCode: '1.001193',
  kind: 'NEW',
  revision: 1,
  partCount: 1,
  sealedAt: '2026-11-23T02:00:00.000Z',
  ageMs: 0,
  attempts: 0,
  nextTryAt: null,
  progress: { bytesSent: 0, bytesTotal: 10 },
  submissionReference: null,
  receivedAt: null,
  ...change,
});

const clock = (
  kind: 'INTAKE' | 'PROCESSING' | 'SUPPLEMENT',
  dueAt: string,
  overdue = false,
): DossierSummary['clock'] => ({
  kind,
  state: 'RUNNING',
  startedAt: '2026-11-23T02:00:00.000Z',
  dueAt,
  remainingWorkingMinutes: 10,
  overdue,
});

const dossier = (id: string, change: Partial<DossierSummary> = {}): DossierSummary => ({
  id: id as DossierSummary['id'],
  procedureCode: '1.001193',
  procedureName: { vi: 'Đăng ký khai sinh', en: 'Register a birth' },
  submissionReference: 'N7K42M9Q',
  dossierCode: null,
  status: 'SUBMITTED',
  paymentStatus: 'NOTHING_DUE',
  submittedAt: '2026-11-23T02:00:00.000Z',
  updatedAt: '2026-11-23T02:00:00.000Z',
  clock: clock('INTAKE', '2026-11-24T02:00:00.000Z'),
  competentUnit: { id: 'H23.21.01', name: { vi: 'Một cửa', en: 'Desk' } },
  revision: 1,
  needs: null,
  ...change,
});

const merge = (sources: Partial<Parameters<typeof mergeWork>[0]>) =>
  mergeWork({ drafts: [], outbox: [], dossiers: [], procedures: [], ...sources });

describe('Everything of mine as one list', () => {
  test('a dossier that is a draft, waits to be sent and is at the portal stands there once', () => {
    const items = merge({
      drafts: [draft('a', { kind: 'SUPPLEMENT' })],
      outbox: [sending('a', { revision: 2 })],
      dossiers: [dossier('a', { status: 'SUPPLEMENT_REQUIRED', needs: 'SUPPLEMENT' })],
    });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ id: 'a', group: 'waiting' });
  });

  test('what needs the person comes first: not yet sent, then by deadline; what is finished comes last', () => {
    const needs = { status: 'SUPPLEMENT_REQUIRED', needs: 'SUPPLEMENT' } as const;
    const items = merge({
      drafts: [draft('old draft'), draft('new draft', { updatedAt: '2026-11-23T05:00:00.000Z' })],
      outbox: [
        sending('waits'),
        sending('set aside', { state: 'parked', reason: 'access.denied', waitsFor: 'parked' }),
        sending('sign in', { reason: 'session.missing', waitsFor: 'sign-in' }),
      ],
      dossiers: [
        dossier('finished', { status: 'RETURNED', clock: null }),
        dossier('on time'),
        dossier('late', { clock: clock('PROCESSING', '2026-11-25T02:00:00.000Z', true) }),
        dossier('pay', { status: 'PAYMENT_REQUIRED', needs: 'PAY', clock: null }),
        dossier('next week', { ...needs, clock: clock('SUPPLEMENT', '2026-11-30T10:00:00.000Z') }),
        dossier('tomorrow', { ...needs, clock: clock('SUPPLEMENT', '2026-11-24T10:00:00.000Z') }),
      ],
    });
    expect(items.map((item) => item.id)).toEqual([
      'sign in',
      'tomorrow',
      'next week',
      'pay',
      'set aside',
      'waits',
      'new draft',
      'old draft',
      'late',
      'on time',
      'finished',
    ]);
  });

  test('a supplement that the portal has received is no longer asked for, though the list is older', () => {
    const old = dossier('a', { status: 'SUPPLEMENT_REQUIRED', needs: 'SUPPLEMENT' });
    const receipt = sending('a', { state: 'received', revision: 2, submissionReference: 'N7K42M9Q' });
    expect(merge({ outbox: [receipt], dossiers: [old] })[0]?.group).toBe('underWay');
    expect(merge({ outbox: [receipt], dossiers: [{ ...old, revision: 2 }] })[0]?.group).toBe('needs');
  });
});

test.each([
  [0, 0],
  [9, 0],
  [10, 1],
  [39, 2],
  [60, 3],
])('after %i bytes of files of 10, 20 and 30, %i are wholly over', (bytes, files) => {
  expect(filesSent([10, 20, 30], bytes)).toBe(files);
});
