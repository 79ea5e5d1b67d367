import type { Dossier, DossierEvent } from '#domain/api/dossiers.ts';
import { isFinal } from '#domain/dossiers/dossier-status.ts';

/** The way that a dossier takes when nothing holds it up. */
const WAY: readonly DossierEvent['to'][] = ['SUBMITTED', 'ACCEPTED', 'IN_PROGRESS', 'COMPLETED', 'RETURNED'];
export type FutureStep = 'ACCEPTED' | 'IN_PROGRESS' | 'COMPLETED' | 'RETURNED';
const FUTURE: readonly FutureStep[] = ['ACCEPTED', 'IN_PROGRESS', 'COMPLETED', 'RETURNED'];

export type TimelineStep =
  | { readonly kind: 'done'; readonly event: DossierEvent }
  /** Where it stands; `event` brought it there, where that is not told as a step of its own. */
  | { readonly kind: 'now'; readonly status: Dossier['status']; readonly event: DossierEvent | undefined }
  | { readonly kind: 'future'; readonly status: FutureStep };

/** Acts that only say what the state says: one line for both. */
const SAID_BY_STATE: readonly DossierEvent['action'][] = [
  'requestSupplement',
  'requirePayment',
  'requestWithdrawal',
  'takeUp',
  'issueResult',
];

/**
 * What was, what is and what comes, in order. A dossier that is held up comes back to where it was on the way; of a state that this
 * app does not know, nobody can say here what comes.
 */
export function timelineSteps({ events, status, delivery }: Dossier): TimelineStep[] {
  const last = events.at(-1);
  const over = status !== 'OTHER' && isFinal(status);
  const merged = !over && last !== undefined && SAID_BY_STATE.includes(last.action) ? last : undefined;
  const done = events.filter((event) => event !== merged).map((event): TimelineStep => ({ kind: 'done', event }));
  if (over) return done;
  const reached = events.findLast((event) => WAY.includes(event.to))?.to ?? 'SUBMITTED';
  const future = FUTURE.slice(WAY.indexOf(reached))
    // What is delivered electronically is delivered by being issued.
    .filter((it) => it !== 'COMPLETED' || delivery !== 'ELECTRONIC')
    .map((it): TimelineStep => ({ kind: 'future', status: it }));
  return [
    ...done,
    { kind: 'now', status, event: merged },
    ...(status === 'WITHDRAWAL_REQUESTED' || status === 'OTHER' ? [] : future),
  ];
}
