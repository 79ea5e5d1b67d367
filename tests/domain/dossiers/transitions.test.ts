import { describe, expect, test } from 'vitest';
import { AppError } from '#domain/api/errors.ts';
import { LegalClocks } from '#domain/deadlines/legal-clocks.ts';
import { WorkingCalendar } from '#domain/deadlines/working-calendar.ts';
import { type ClockKind, showClocks } from '#domain/dossiers/dossier-clocks.ts';
import { DossierStatus } from '#domain/dossiers/dossier-status.ts';
import { type DossierPosition, type MoveRules, moveDossier } from '#domain/dossiers/move-dossier.ts';
import {
  ActorRole,
  availableActions,
  DossierAction,
  findTransition,
  TRANSITIONS,
} from '#domain/dossiers/transitions.ts';
import legal from '../../../src/server/database/seeds/legal-clocks.json' with { type: 'json' };
import seed from '../../../src/server/database/seeds/working-calendar.json' with { type: 'json' };

/** The list of the national portal (Circular 22/2019) as the law tells it, written down a second time by hand. */
const LAW = `
  SUBMITTED             revise              SUBMITTED             applicant
  SUBMITTED             accept              ACCEPTED              receptionist            none 01
  SUBMITTED             refuse              NOT_ACCEPTED          receptionist            reason 03
  SUBMITTED             requestSupplement   SUPPLEMENT_REQUIRED   receptionist            reason 02
  IN_PROGRESS           requestSupplement   SUPPLEMENT_REQUIRED   handler                 reason 02
  SUPPLEMENT_REQUIRED   completeSupplement  previous              applicant
  SUBMITTED             requirePayment      PAYMENT_REQUIRED      system,receptionist
  ACCEPTED              requirePayment      PAYMENT_REQUIRED      system,receptionist,handler
  IN_PROGRESS           requirePayment      PAYMENT_REQUIRED      system,handler
  PAYMENT_REQUIRED      requirePayment      PAYMENT_REQUIRED      receptionist,handler
  PAYMENT_REQUIRED      settlePayment       previous              gateway,system
  ACCEPTED              takeUp              IN_PROGRESS           handler
  SUBMITTED             requestWithdrawal   WITHDRAWAL_REQUESTED  applicant
  ACCEPTED              requestWithdrawal   WITHDRAWAL_REQUESTED  applicant
  IN_PROGRESS           requestWithdrawal   WITHDRAWAL_REQUESTED  applicant
  SUPPLEMENT_REQUIRED   requestWithdrawal   WITHDRAWAL_REQUESTED  applicant
  PAYMENT_REQUIRED      requestWithdrawal   WITHDRAWAL_REQUESTED  applicant
  WITHDRAWAL_REQUESTED  takeBackWithdrawal  previous              applicant
  WITHDRAWAL_REQUESTED  confirmWithdrawal   STOPPED               receptionist,handler
  IN_PROGRESS           stop                STOPPED               handler,receptionist    reason 05
  SUPPLEMENT_REQUIRED   stop                STOPPED               handler,receptionist    reason 05
  PAYMENT_REQUIRED      stop                STOPPED               handler,receptionist    reason 05
  IN_PROGRESS           issueResult         COMPLETED             approver
  COMPLETED             issueResult         COMPLETED             approver
  COMPLETED             deliver             RETURNED              system,receptionist
`;
const rows = LAW.trim()
  .split('\n')
  .map((line) => {
    const [from = '', action = '', to = '', by = '', reason = 'none', form] = line.trim().split(/\s+/);
    return { from, action, to, by: by.split(','), reason: reason === 'reason' ? 'required' : reason, form };
  });
const lawful = new Map(rows.flatMap((row) => row.by.map((role) => [`${row.from} ${row.action} ${role}`, row])));

describe('what may happen next is what the law’s list says, and nothing else', () => {
  const all = DossierStatus.options.flatMap((status) =>
    DossierAction.options.flatMap((action) => ActorRole.options.map((role) => ({ status, action, role }))),
  );

  test('every pair of state and act, for every role', () => {
    const found = new Map(
      all.flatMap(({ status, action, role }) => {
        const transition = findTransition(status, action, [role]);
        return transition === undefined ? [] : [[`${status} ${action} ${role}`, transition] as const];
      }),
    );
    expect([...found.keys()].sort()).toEqual([...lawful.keys()].sort());
    for (const [key, { to, reason, form }] of found) {
      const row = lawful.get(key);
      expect({ key, to, reason, form }).toEqual({ key, to: row?.to, reason: row?.reason, form: row?.form });
    }
  });

  test('the buttons of a screen are the acts that the portal will not refuse', () => {
    for (const status of DossierStatus.options) {
      for (const role of ActorRole.options) {
        const allowed = DossierAction.options.filter((action) => lawful.has(`${status} ${action} ${role}`));
        expect([...availableActions(status, [role])].sort(), `${status} ${role}`).toEqual([...allowed].sort());
      }
    }
  });

  test('nothing leads out of the three final states, and every state is reached', () => {
    expect(new Set(TRANSITIONS.map((it) => it.from))).toEqual(
      new Set(DossierStatus.options.filter((it) => !['NOT_ACCEPTED', 'STOPPED', 'RETURNED'].includes(it))),
    );
    expect(new Set(TRANSITIONS.map((it) => it.to).filter((it) => it !== 'previous'))).toEqual(
      new Set(DossierStatus.options),
    );
  });
});

const calendar = WorkingCalendar.parse(seed);
const rules: MoveRules = {
  calendar,
  legal: LegalClocks.parse(legal),
  timeLimit: { unit: 'WORKING_DAY', amount: 5 },
  paymentPausesClock: true,
};
const at = (text: string): string => new Date(`${text}:00+07:00`).toISOString();
const MONDAY = '2026-11-23T10:00';
const submitted = (when = MONDAY): DossierPosition => ({
  status: 'SUBMITTED',
  earlierStatuses: [],
  clocks: [{ kind: 'INTAKE', state: 'RUNNING', startedAt: at(when), dueAt: at('2026-11-24T10:00'), leftMinutes: null }],
});
const ROLE: Partial<Record<DossierAction, ActorRole>> = { accept: 'receptionist', takeUp: 'handler', stop: 'handler' };
const APPLICANTS: readonly DossierAction[] = [
  'completeSupplement',
  'revise',
  'requestWithdrawal',
  'takeBackWithdrawal',
];

/** Acts one after the other: `[act, local time, role]`. */
function live(steps: readonly (readonly [DossierAction, string, ActorRole?])[], with_ = rules, start = submitted()) {
  let position = start;
  for (const [action, time, role] of steps) {
    const by = role ?? ROLE[action] ?? (APPLICANTS.includes(action) ? 'applicant' : 'system');
    position = moveDossier(position, action, [by], at(time), with_).position;
  }
  const clock = (kind: ClockKind) => position.clocks.findLast((it) => it.kind === kind);
  return { ...position, clock, shown: (time: string) => showClocks(position.clocks, at(time), calendar) };
}

describe('the clocks of a dossier', () => {
  test('acceptance ends the eight hours and starts the processing', () => {
    const { clock } = live([['accept', '2026-11-23T15:00']]);
    expect(clock('INTAKE')).toMatchObject({ state: 'ENDED', leftMinutes: 270 });
    expect(clock('PROCESSING')).toMatchObject({ state: 'RUNNING', dueAt: at('2026-11-30T17:00') });
  });

  test('a late answer stays marked as late', () => {
    const { shown } = live([['accept', '2026-11-24T11:00']]);
    expect(shown('2026-11-25T09:00').find((it) => it.kind === 'INTAKE')).toMatchObject({
      overdue: true,
      remainingWorkingMinutes: -60,
    });
  });

  test('a supplement has fifteen days, which end with a working day; then the eight hours start again', () => {
    const asked = live([['requestSupplement', '2026-11-23T11:00', 'receptionist']]);
    expect(asked.clock('INTAKE')?.state).toBe('ENDED');
    expect(asked.clock('SUPPLEMENT')).toMatchObject({ state: 'RUNNING', dueAt: at('2026-12-08T17:00') });
    const back = live([
      ['requestSupplement', '2026-11-23T11:00', 'receptionist'],
      ['completeSupplement', '2026-12-01T08:30'],
    ]);
    expect(back.status).toBe('SUBMITTED');
    expect(back.clock('SUPPLEMENT')?.state).toBe('ENDED');
    expect(back.clock('INTAKE')).toMatchObject({ state: 'RUNNING', dueAt: at('2026-12-02T08:30') });
  });

  test('fifteen days that end on a Sunday end on the Monday after', () => {
    const { clock } = live([['requestSupplement', '2026-11-28T09:00', 'receptionist']]);
    expect(clock('SUPPLEMENT')?.dueAt).toBe(at('2026-12-14T17:00'));
  });

  test('while the officers work, a supplement stops their time; then it starts from its beginning', () => {
    const steps = [
      ['accept', '2026-11-23T15:00'],
      ['takeUp', '2026-11-24T08:00'],
      ['requestSupplement', '2026-11-26T08:00', 'handler'],
    ] as const;
    expect(live(steps).clock('PROCESSING')).toMatchObject({ state: 'PAUSED', dueAt: null });
    const back = live([...steps, ['completeSupplement', '2026-12-03T09:00']]);
    expect(back.status).toBe('IN_PROGRESS');
    expect(back.clock('PROCESSING')).toMatchObject({ state: 'RUNNING', dueAt: at('2026-12-10T17:00') });
    expect(back.clocks.filter((it) => it.kind === 'PROCESSING')).toHaveLength(1);
  });

  test('a fee that is due stops the clock where it stood, or not, as the procedure says', () => {
    const steps = [
      ['requirePayment', '2026-11-23T11:00'],
      ['settlePayment', '2026-11-25T08:30', 'gateway'],
    ] as const;
    const paused = live(steps.slice(0, 1)).clock('INTAKE');
    expect(paused).toMatchObject({ state: 'PAUSED', dueAt: null, leftMinutes: 420 });
    expect(live(steps).clock('INTAKE')).toMatchObject({ state: 'RUNNING', dueAt: at('2026-11-25T17:00') });
    const goesOn = { ...rules, paymentPausesClock: false };
    expect(live(steps.slice(0, 1), goesOn).clock('INTAKE')).toMatchObject({ dueAt: at('2026-11-24T10:00') });
    expect(live(steps, goesOn).clock('INTAKE')).toMatchObject({ dueAt: at('2026-11-24T10:00') });
  });

  test('a withdrawal stops everything; taken back, all goes on as it was', () => {
    const asked = live([['requestWithdrawal', '2026-11-23T11:00']]);
    expect(asked.clock('INTAKE')?.state).toBe('PAUSED');
    const back = live([
      ['requestWithdrawal', '2026-11-23T11:00'],
      ['takeBackWithdrawal', '2026-11-24T07:30'],
    ]);
    expect(back.status).toBe('SUBMITTED');
    expect(back.clock('INTAKE')).toMatchObject({ state: 'RUNNING', dueAt: at('2026-11-24T16:00') });
  });

  test('taken back while a supplement is asked or a fee is due, only what ran before runs again', () => {
    const supplement = live([
      ['accept', '2026-11-23T15:00'],
      ['takeUp', '2026-11-24T08:00'],
      ['requestSupplement', '2026-11-24T09:00', 'handler'],
      ['requestWithdrawal', '2026-11-24T10:00'],
      ['takeBackWithdrawal', '2026-11-24T10:30'],
    ]);
    expect(supplement.status).toBe('SUPPLEMENT_REQUIRED');
    expect(supplement.clock('SUPPLEMENT')?.state).toBe('RUNNING');
    expect(supplement.clock('PROCESSING')?.state).toBe('PAUSED');
    const fee = live([
      ['requirePayment', '2026-11-23T11:00'],
      ['requestWithdrawal', '2026-11-24T10:00'],
      ['takeBackWithdrawal', '2026-11-24T10:30'],
    ]);
    expect(fee.status).toBe('PAYMENT_REQUIRED');
    expect(fee.clock('INTAKE')).toMatchObject({ state: 'PAUSED', leftMinutes: 420 });
    expect(
      live([
        ['requirePayment', MONDAY],
        ['requestWithdrawal', MONDAY],
        ['takeBackWithdrawal', MONDAY],
        ['settlePayment', MONDAY],
      ]).status,
    ).toBe('SUBMITTED');
  });

  test('a correction starts the eight hours anew', () => {
    expect(live([['revise', '2026-11-24T09:00']]).clock('INTAKE')?.dueAt).toBe(at('2026-11-25T09:00'));
  });

  test('the end ends every clock, a paused one with what it had left', () => {
    const { clocks } = live([
      ['accept', '2026-11-23T15:00'],
      ['takeUp', '2026-11-24T08:00'],
      ['requestSupplement', '2026-11-24T09:00', 'handler'],
      ['stop', '2026-12-15T09:00'],
    ]);
    expect(clocks.map((it) => it.state)).toEqual(['ENDED', 'ENDED', 'ENDED']);
    expect(clocks.every((it) => it.leftMinutes !== null)).toBe(true);
  });

  test('what the table does not have is refused, and says state and act', () => {
    const fault = (() => {
      try {
        return live([['deliver', MONDAY]]);
      } catch (caught) {
        return caught;
      }
    })();
    expect(fault).toBeInstanceOf(AppError);
    expect(fault).toMatchObject({
      code: 'dossier.transitionNotAllowed',
      details: { status: 'SUBMITTED', action: 'deliver' },
    });
  });
});
