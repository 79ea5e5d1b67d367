import type { DossierEvent } from '#domain/api/dossiers.ts';
import type { NoticeKind } from '#domain/api/notices.ts';
import type { UnitId } from '#domain/api/primitives.ts';
import { timeLimitOf } from '#domain/dossiers/dossier-case.ts';
import { endOfDays } from '#domain/dossiers/dossier-clocks.ts';
import type { MoveRules } from '#domain/dossiers/move-dossier.ts';
import { moveDossier } from '#domain/dossiers/move-dossier.ts';
import type { ActorRole, DossierAction } from '#domain/dossiers/transitions.ts';
import type { Answers } from '#domain/forms/answers.ts';
import { deriveSubmission } from '#domain/forms/derive.ts';
import { type AuditEntry, insertAuditEntry } from '#server/repositories/audit-repository.ts';
import { insertEvent } from '#server/repositories/dossier-history-repository.ts';
import { type DossierRecord, updateDossier } from '#server/repositories/dossier-repository.ts';
import { findRevision } from '#server/repositories/revision-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { notifyApplicant } from './notify-applicant.ts';

/** Who acts: the role of the table, and for the audit log who that was. */
export interface Actor {
  readonly roles: readonly ActorRole[];
  readonly kind: 'citizen' | 'staff' | 'system' | 'gateway';
  readonly id: string | null;
  readonly unitId: UnitId | null;
}

export const SYSTEM: Actor = { roles: ['system'], kind: 'system', id: null, unitId: null };

/** What each act is called in the applicant's notices; an act without an entry is told by the one that follows it. */
const NOTICES: Partial<Record<DossierAction, NoticeKind>> = {
  revise: 'REVISED',
  accept: 'ACCEPTED',
  refuse: 'REFUSED',
  requestSupplement: 'SUPPLEMENT_REQUIRED',
  completeSupplement: 'SUPPLEMENT_RECEIVED',
  requirePayment: 'PAYMENT_DUE',
  settlePayment: 'PAID',
  takeUp: 'IN_PROGRESS',
  requestWithdrawal: 'WITHDRAWAL_REQUESTED',
  takeBackWithdrawal: 'WITHDRAWAL_TAKEN_BACK',
  confirmWithdrawal: 'STOPPED',
  stop: 'STOPPED',
  issueResult: 'RESULT_READY',
  deliver: 'RETURNED',
};

/** The rules of the dossier's own versions: the time limit of its case (K4), its appointment if it has one, and the province's calendar. */
export async function rulesFor(
  context: PortalContext,
  store: Store,
  { procedureHash, caseCode }: Pick<DossierRecord, 'procedureHash' | 'caseCode'>,
  answersOf?: () => Promise<Answers>,
): Promise<MoveRules> {
  const { procedure, formHash } = await context.catalogue.procedure(store, procedureHash);
  const { calendar, legal, units } = await context.catalogue.province(store);
  const form = formHash === undefined ? undefined : await context.catalogue.form(store, formHash);
  const appointment =
    form?.roles.appointment === undefined || answersOf === undefined
      ? undefined
      : deriveSubmission(form, await answersOf(), units).appointment;
  const { paymentPausesClock } = procedure;
  return { calendar, legal, timeLimit: timeLimitOf(procedure, caseCode), paymentPausesClock, appointment };
}

/** One act on a dossier; `changes` are columns that it sets. */
export interface Act {
  readonly action: DossierAction;
  readonly actor: Actor;
  readonly reason?: string;
  readonly legalGround?: string | undefined;
  readonly changes?: Partial<DossierRecord>;
}

/** The dossier before an act, as the act finds it: it may name the case whose limit it starts. */
const changedBy = (dossier: DossierRecord, { changes }: Act): DossierRecord => ({ ...dossier, ...changes });

/**
 * Moves a dossier by the table: how it stands afterwards, and what is written and told of it.
 * @throws AppError dossier.transitionNotAllowed
 */
export function planAct(dossier: DossierRecord, act: Act, rules: MoveRules, at: string) {
  const { action, actor } = act;
  const { position, transition } = moveDossier(dossier, action, actor.roles, at, rules);
  const term =
    action === 'requirePayment' ? { paymentDueAt: endOfDays(rules.calendar, at, rules.legal.paymentDays) } : {};
  const next: DossierRecord = { ...changedBy(dossier, act), ...position, ...term, updatedAt: at };
  const by = transition.by.find((role) => actor.roles.includes(role)) ?? 'system';
  const event: DossierEvent = {
    at,
    action,
    from: dossier.status,
    to: next.status,
    by,
    unitId: actor.unitId,
    reason: act.reason ?? null,
    legalGround: act.legalGround ?? null,
  };
  const audit: AuditEntry = {
    at,
    actorKind: actor.kind,
    actorId: actor.id,
    action,
    dossierId: dossier.id,
    detail: { from: dossier.status, to: next.status },
  };
  const notice = NOTICES[action];
  // Told when it begins to be owed, and not again with every act on the way.
  const owed = next.paymentStatus === 'REFUND_DUE' && dossier.paymentStatus !== 'REFUND_DUE';
  const told: NoticeKind[] = [...(notice === undefined ? [] : [notice]), ...(owed ? (['REFUND_DUE'] as const) : [])];
  return { next, event, audit, told };
}

/**
 * One act on a dossier: moves it, writes the event and the audit entry, tells the applicant. The caller holds the dossier's row.
 * @throws AppError dossier.transitionNotAllowed
 */
export async function carryOut(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
  act: Act,
): Promise<DossierRecord> {
  const rules = await rulesFor(context, store, changedBy(dossier, act), async () => {
    const revision = await findRevision(store, dossier.id, dossier.revision);
    return revision?.answers ?? {};
  });
  const { next, event, audit, told } = planAct(dossier, act, rules, instantNow(context));
  await updateDossier(store, next);
  await insertEvent(store, dossier.id, event);
  await insertAuditEntry(store, audit);
  for (const kind of told) await notifyApplicant(context, store, next, kind);
  return next;
}
