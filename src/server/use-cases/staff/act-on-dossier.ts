import type { SupplementPoint } from '#domain/api/dossiers.ts';
import { AppError } from '#domain/api/errors.ts';
import type { AssessedLine, StaffDossier } from '#domain/api/staff.ts';
import { SNIFF_BYTES, sniffDocument } from '#domain/documents/sniff-document.ts';
import { resultCode } from '#domain/dossiers/dossier-code.ts';
import { listDocuments } from '#server/repositories/document-repository.ts';
import { insertSupplementRequest, listSupplementRequests } from '#server/repositories/dossier-history-repository.ts';
import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import type { StaffCaller } from '#server/use-cases/caller.ts';
import { carryOut, SYSTEM } from '#server/use-cases/dossiers/carry-out.ts';
import { issueForm, issueResultDocument } from '#server/use-cases/dossiers/issue-document.ts';
import { presentDossier } from '#server/use-cases/dossiers/present-dossier.ts';
import { settleAccount } from '#server/use-cases/dossiers/settle-account.ts';
import { supplementTooLate } from '#server/use-cases/dossiers/supplement-window.ts';
import { waitsForApplicant } from '#server/use-cases/dossiers/waits-for-applicant.ts';
import type { PortalContext } from '#server/use-cases/portal-context.ts';
import { acceptDossier } from './accept-dossier.ts';
import { actorOf } from './actor-of.ts';
import { lockForAct } from './hold-lease.ts';
import { presentToStaff } from './read-queue.ts';
import { requirePayment } from './require-payment.ts';

/** What an officer does, with what it needs. */
export type StaffAct =
  | { readonly action: 'takeUp' | 'confirmWithdrawal' | 'deliver' }
  /** Without a case: the one that the answers say. */
  | { readonly action: 'accept'; readonly caseCode?: string | undefined }
  | { readonly action: 'requirePayment'; readonly lines: readonly AssessedLine[] }
  | { readonly action: 'refuse'; readonly reason: string; readonly legalGround?: string | undefined }
  | { readonly action: 'stop'; readonly reason: string }
  | {
      readonly action: 'requestSupplement';
      readonly points: readonly SupplementPoint[];
      readonly secondRequestReason?: string | undefined;
    }
  /** `more`: another result follows, and electronic delivery waits for it. */
  | { readonly action: 'issueResult'; readonly pdf: Uint8Array; readonly more?: boolean };

/** What an officer has before the eyes; `revision` is unknown of apps that do not say it. */
export interface SeenDossier {
  readonly dossierId: string;
  readonly revision: number | undefined;
}

/**
 * One act of an officer on a dossier of the own unit, under the officer's lease.
 * @throws AppError dossier.notFound, dossier.leaseHeld, dossier.leaseMissing, dossier.changedMeanwhile (facts: revision),
 * dossier.transitionNotAllowed, dossier.supplementTooLate, dossier.secondSupplement, dossier.resultNotPdf, payment.lineNotOpen
 */
export async function actOnDossier(
  context: PortalContext,
  store: Store,
  caller: StaffCaller,
  seen: SeenDossier,
  act: StaffAct,
): Promise<StaffDossier> {
  const dossier = await lockForAct(context, store, caller, seen.dossierId);
  // Nobody decides on papers that the applicant has replaced since they were read.
  if (seen.revision !== undefined && seen.revision !== dossier.revision)
    throw new AppError('dossier.changedMeanwhile', { revision: dossier.revision });
  const moved = await perform(context, store, caller, dossier, act);
  return presentToStaff(context, store, caller, moved);
}

async function perform(
  context: PortalContext,
  store: Store,
  caller: StaffCaller,
  dossier: DossierRecord,
  act: StaffAct,
): Promise<DossierRecord> {
  switch (act.action) {
    case 'accept':
      return acceptDossier(context, store, caller, dossier, act.caseCode);
    case 'requirePayment':
      return requirePayment(context, store, caller, dossier, act.lines);
    case 'requestSupplement':
      return requestSupplement(context, store, caller, dossier, act);
    case 'issueResult':
      return issueResult(context, store, caller, dossier, act);
    case 'refuse':
    case 'stop':
      return endWithReason(context, store, caller, dossier, act);
    case 'confirmWithdrawal':
      return confirmWithdrawal(context, store, caller, dossier);
    default:
      return carryOut(context, store, dossier, { action: act.action, actor: actorOf(caller) });
  }
}

async function requestSupplement(
  context: PortalContext,
  store: Store,
  caller: StaffCaller,
  dossier: DossierRecord,
  act: Extract<StaffAct, { action: 'requestSupplement' }>,
): Promise<DossierRecord> {
  if (await supplementTooLate(context, store, dossier)) throw new AppError('dossier.supplementTooLate');
  const earlier = await listSupplementRequests(store, dossier.id);
  // Decree 45/2020 Art 11.3: guidance is given once, complete; a second time must be meant, with a reason.
  if (earlier.length > 0 && act.secondRequestReason === undefined) {
    throw new AppError('dossier.secondSupplement', { earlier: earlier.length });
  }
  const reason = act.points.map((point) => point.reason).join('\n');
  const moved = await carryOut(context, store, dossier, {
    action: 'requestSupplement',
    actor: actorOf(caller),
    reason,
  });
  const dueAt = moved.clocks.findLast((clock) => clock.kind === 'SUPPLEMENT')?.dueAt ?? moved.updatedAt;
  await insertSupplementRequest(store, dossier.id, {
    number: earlier.length + 1,
    askedAt: moved.updatedAt,
    dueAt,
    points: [...act.points],
    completedAt: null,
    secondRequestReason: act.secondRequestReason ?? null,
  });
  await issueForm(context, store, moved, 'FORM_02', { officer: caller.displayName, points: act.points, dueAt });
  return moved;
}

/** What was paid is owed back when nothing will be settled. */
async function moneyBack(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
): Promise<Partial<DossierRecord>> {
  const { paymentStatus, amountPaid } = await settleAccount(context, store, dossier, { closed: true });
  return { paymentStatus, amountPaid };
}

async function endWithReason(
  context: PortalContext,
  store: Store,
  caller: StaffCaller,
  dossier: DossierRecord,
  act: Extract<StaffAct, { action: 'refuse' | 'stop' }>,
): Promise<DossierRecord> {
  const { action, reason } = act;
  const legalGround = act.action === 'refuse' ? act.legalGround : undefined;
  if (action === 'stop' && waitsForApplicant(context, dossier)) {
    throw new AppError('dossier.transitionNotAllowed', { status: dossier.status, action });
  }
  const moved = await carryOut(context, store, dossier, {
    action,
    actor: actorOf(caller),
    reason,
    legalGround,
    changes: await moneyBack(context, store, dossier),
  });
  await issueForm(context, store, moved, action === 'refuse' ? 'FORM_03' : 'FORM_05', {
    officer: caller.displayName,
    reason,
    legalGround,
  });
  return moved;
}

/** The stop notice says that the applicant asked, and what goes back. */
async function confirmWithdrawal(
  context: PortalContext,
  store: Store,
  caller: StaffCaller,
  dossier: DossierRecord,
): Promise<DossierRecord> {
  const moved = await carryOut(context, store, dossier, {
    action: 'confirmWithdrawal',
    actor: actorOf(caller),
    changes: await moneyBack(context, store, dossier),
  });
  await issueForm(context, store, moved, 'FORM_05', { officer: caller.displayName });
  return moved;
}

/** Decree 45/2020 Art 14: an e-result under `‹code›-KQ(n)`, each file under its own. With the last one electronic delivery follows by itself. */
async function issueResult(
  context: PortalContext,
  store: Store,
  caller: StaffCaller,
  dossier: DossierRecord,
  { pdf, more = false }: Extract<StaffAct, { action: 'issueResult' }>,
): Promise<DossierRecord> {
  const sniffed = sniffDocument(pdf.subarray(0, SNIFF_BYTES), pdf.subarray(-SNIFF_BYTES));
  if (!sniffed.ok || sniffed.mediaType !== 'application/pdf') throw new AppError('dossier.resultNotPdf');
  const moved = await carryOut(context, store, dossier, { action: 'issueResult', actor: actorOf(caller) });
  const results = (await listDocuments(store, dossier.id)).filter((it) => it.document.kind === 'RESULT').length;
  await issueResultDocument(context, store, moved, resultCode(moved.dossierCode ?? '', results + 1), pdf);
  const { delivery } = await presentDossier(context, store, moved, caller.roles);
  if (more || delivery !== 'ELECTRONIC') return moved;
  return carryOut(context, store, moved, { action: 'deliver', actor: { ...SYSTEM, unitId: caller.unitId } });
}
