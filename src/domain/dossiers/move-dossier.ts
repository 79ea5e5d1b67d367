import { AppError } from '#domain/api/errors.ts';
import type { Instant } from '#domain/api/primitives.ts';
import { applyClockEffects, type ClockKind, type ClockRules, type StoredClock } from './dossier-clocks.ts';
import type { DossierStatus } from './dossier-status.ts';
import { type ActorRole, type DossierAction, findTransition, type Transition } from './transitions.ts';

/** Where a dossier stands: its state, the states to go back to (the latest last), and its clocks. */
export interface DossierPosition {
  readonly status: DossierStatus;
  readonly earlierStatuses: readonly DossierStatus[];
  readonly clocks: readonly StoredClock[];
}

export interface MoveRules extends ClockRules {
  /** Whether a fee that is due stops the agency's clock: the procedure says. */
  readonly paymentPausesClock: boolean;
}

/** States that a dossier comes back from. */
const HOLDING: readonly DossierStatus[] = ['SUPPLEMENT_REQUIRED', 'PAYMENT_REQUIRED', 'WITHDRAWAL_REQUESTED'];

/** Which clocks run in a state that a dossier comes back to: the others stay paused for the reason that still stands. */
function runningIn(status: DossierStatus, rules: MoveRules): readonly ClockKind[] {
  if (status === 'SUPPLEMENT_REQUIRED') return ['SUPPLEMENT'];
  if (status === 'PAYMENT_REQUIRED' && rules.paymentPausesClock) return [];
  return ['INTAKE', 'PROCESSING', 'SUPPLEMENT'];
}

/**
 * Moves a dossier by the table of transitions (rule 2).
 * @throws AppError dossier.transitionNotAllowed (facts: status, action)
 */
export function moveDossier(
  position: DossierPosition,
  action: DossierAction,
  roles: readonly ActorRole[],
  at: Instant,
  rules: MoveRules,
): { readonly position: DossierPosition; readonly transition: Transition } {
  const { status, earlierStatuses, clocks } = position;
  const transition = findTransition(status, action, roles);
  if (transition === undefined) throw new AppError('dossier.transitionNotAllowed', { status, action });
  const back = transition.to === 'previous';
  const to = transition.to === 'previous' ? (earlierStatuses.at(-1) ?? 'SUBMITTED') : transition.to;
  const effects =
    action === 'requirePayment' && !rules.paymentPausesClock
      ? transition.clocks.filter((effect) => effect !== 'pause')
      : transition.clocks;
  const stays = to === status ? earlierStatuses : [...earlierStatuses, status];
  const kept = back ? earlierStatuses.slice(0, -1) : HOLDING.includes(to) ? stays : [];
  return {
    position: {
      status: to,
      earlierStatuses: kept,
      clocks: applyClockEffects(clocks, effects, at, rules, back ? runningIn(to, rules) : undefined),
    },
    transition,
  };
}
