import * as z from 'zod/mini';
import type { DossierStatus } from './dossier-status.ts';

/** Who moves a dossier. `gateway` is the payment gateway's notice; `system` the portal itself. */
export const ActorRole = z.enum(['applicant', 'receptionist', 'handler', 'approver', 'system', 'gateway']);
export type ActorRole = z.infer<typeof ActorRole>;

export const DossierAction = z.enum([
  'revise',
  'accept',
  'refuse',
  'requestSupplement',
  'completeSupplement',
  'requirePayment',
  'settlePayment',
  'takeUp',
  'requestWithdrawal',
  'takeBackWithdrawal',
  'confirmWithdrawal',
  'stop',
  'issueResult',
  'deliver',
]);
export type DossierAction = z.infer<typeof DossierAction>;

/** What a transition does to the three clocks (DOMAIN §2.4: K2 intake, K4 processing, K6 supplement). */
export type ClockEffect =
  | 'start-intake'
  | 'restart-intake'
  | 'end-intake'
  | 'start-processing'
  | 'restart-processing'
  | 'pause'
  | 'resume'
  | 'start-supplement'
  | 'end-supplement'
  | 'end-all';

export interface Transition {
  readonly from: DossierStatus;
  readonly action: DossierAction;
  /** `previous`: back to the state that the dossier came from. */
  readonly to: DossierStatus | 'previous';
  readonly by: readonly ActorRole[];
  readonly clocks: readonly ClockEffect[];
  /** A written reason is part of the act (no refusal, supplement or stop without one). */
  readonly reason: 'required' | 'none';
  /** The legal form that is printed. */
  readonly form?: '01' | '02' | '03' | '05';
}

const moves = (
  from: readonly DossierStatus[],
  action: DossierAction,
  to: Transition['to'],
  by: readonly ActorRole[],
  clocks: readonly ClockEffect[],
  extra: { reason?: 'required'; form?: Transition['form'] } = {},
): Transition[] =>
  from.map((state) => ({
    from: state,
    action,
    to,
    by,
    clocks,
    reason: extra.reason ?? 'none',
    ...(extra.form === undefined ? {} : { form: extra.form }),
  }));

/**
 * The one table of a dossier's life (architecture rule 2; DOMAIN §2.6). The portal refuses by it, the app hides by it,
 * the timeline explains by it.
 */
export const TRANSITIONS: readonly Transition[] = [
  // Rule 4: until it is accepted, the applicant may send a corrected revision; the intake clock starts anew with it.
  ...moves(['SUBMITTED'], 'revise', 'SUBMITTED', ['applicant'], ['restart-intake']),
  // Decree 45/2020 Art 11.3: acceptance issues the dossier code and starts the processing clock.
  ...moves(['SUBMITTED'], 'accept', 'ACCEPTED', ['receptionist'], ['end-intake', 'start-processing'], { form: '01' }),
  ...moves(['SUBMITTED'], 'refuse', 'NOT_ACCEPTED', ['receptionist'], ['end-all'], { reason: 'required', form: '03' }),
  // Art 11.3 and 12: one complete guidance; the code stays.
  ...moves(
    ['SUBMITTED'],
    'requestSupplement',
    'SUPPLEMENT_REQUIRED',
    ['receptionist'],
    ['end-intake', 'start-supplement'],
    {
      reason: 'required',
      form: '02',
    },
  ),
  // Decree 61/2018 Art 19.4: within the appraisal; the time limit starts again from the beginning when complete.
  ...moves(['IN_PROGRESS'], 'requestSupplement', 'SUPPLEMENT_REQUIRED', ['handler'], ['pause', 'start-supplement'], {
    reason: 'required',
    form: '02',
  }),
  // `previous` is SUBMITTED or IN_PROGRESS: the clock that was stopped starts from its beginning.
  ...moves(
    ['SUPPLEMENT_REQUIRED'],
    'completeSupplement',
    'previous',
    ['applicant'],
    ['end-supplement', 'restart-intake'],
  ),
  // By the system where the amount is known; by an officer where it is set only when the dossier is read (a council's fee).
  ...moves(['SUBMITTED'], 'requirePayment', 'PAYMENT_REQUIRED', ['system', 'receptionist'], ['pause']),
  ...moves(['ACCEPTED'], 'requirePayment', 'PAYMENT_REQUIRED', ['system', 'receptionist', 'handler'], ['pause']),
  ...moves(['IN_PROGRESS'], 'requirePayment', 'PAYMENT_REQUIRED', ['system', 'handler'], ['pause']),
  // What was asked wrongly is asked again, until it is paid; the way back stays the same.
  ...moves(['PAYMENT_REQUIRED'], 'requirePayment', 'PAYMENT_REQUIRED', ['receptionist', 'handler'], []),
  ...moves(['PAYMENT_REQUIRED'], 'settlePayment', 'previous', ['gateway', 'system'], ['resume']),
  ...moves(['ACCEPTED'], 'takeUp', 'IN_PROGRESS', ['handler'], []),
  // Until the decision (Decree 118/2025 Art 21.1). PAYMENT_REQUIRED is added to the list of DOMAIN §2.6: see DECISIONS.
  ...moves(
    ['SUBMITTED', 'ACCEPTED', 'IN_PROGRESS', 'SUPPLEMENT_REQUIRED', 'PAYMENT_REQUIRED'],
    'requestWithdrawal',
    'WITHDRAWAL_REQUESTED',
    ['applicant'],
    ['pause'],
  ),
  ...moves(['WITHDRAWAL_REQUESTED'], 'takeBackWithdrawal', 'previous', ['applicant'], ['resume']),
  ...moves(['WITHDRAWAL_REQUESTED'], 'confirmWithdrawal', 'STOPPED', ['receptionist', 'handler'], ['end-all']),
  // PAYMENT_REQUIRED is added to the list of DOMAIN §2.6, once the days to pay are over: see DECISIONS.
  ...moves(
    ['IN_PROGRESS', 'SUPPLEMENT_REQUIRED', 'PAYMENT_REQUIRED'],
    'stop',
    'STOPPED',
    ['handler', 'receptionist'],
    ['end-all'],
    {
      reason: 'required',
      form: '05',
    },
  ),
  ...moves(['IN_PROGRESS'], 'issueResult', 'COMPLETED', ['approver'], ['end-all']),
  // A procedure may have several results, each under its own code (Decree 45/2020 Art 14).
  ...moves(['COMPLETED'], 'issueResult', 'COMPLETED', ['approver'], []),
  ...moves(['COMPLETED'], 'deliver', 'RETURNED', ['system', 'receptionist'], []),
];

/** The transition that an actor may make now, or undefined. */
export function findTransition(
  from: DossierStatus,
  action: DossierAction,
  roles: readonly ActorRole[],
): Transition | undefined {
  return TRANSITIONS.find((t) => t.from === from && t.action === action && t.by.some((role) => roles.includes(role)));
}

/** What an actor may do next: the buttons of a screen. */
export function availableActions(from: DossierStatus, roles: readonly ActorRole[]): DossierAction[] {
  return TRANSITIONS.filter((t) => t.from === from && t.by.some((role) => roles.includes(role))).map((t) => t.action);
}
