import { createHash } from 'node:crypto';
import type { Submission, SubmissionAnswer } from '#domain/api/dossiers.ts';
import { AppError } from '#domain/api/errors.ts';
import { canonicalJson } from '#domain/dossiers/canonical-json.ts';
import { applyClockEffects } from '#domain/dossiers/dossier-clocks.ts';
import { submissionReferenceFrom } from '#domain/dossiers/dossier-code.ts';
import type { SubmissionReceiptPayload } from '#domain/dossiers/manifest.ts';
import { insertAuditEntry } from '#server/repositories/audit-repository.ts';
import { completeSupplementRequests, insertEvent } from '#server/repositories/dossier-history-repository.ts';
import {
  type DossierRecord,
  insertDossier,
  lockDossier,
  updateDossier,
} from '#server/repositories/dossier-repository.ts';
import { findRevision, insertRevision } from '#server/repositories/revision-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import type { CitizenCaller } from '#server/use-cases/caller.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { carryOut, rulesFor, SYSTEM } from './carry-out.ts';
import { type CheckedSubmission, checkSubmission } from './check-submission.ts';
import { issueSubmissionReceipt } from './issue-document.ts';
import { notifyApplicant } from './notify-applicant.ts';
import { quoteDossier } from './quote-dossier.ts';
import { settleAccount } from './settle-account.ts';

export const hashCanonical = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');

/**
 * The atomic commit (rule 5): everything is there and right, or nothing is changed. A known id of the caller with the same manifest
 * gets the same answer; with other content a revision or a supplement, where the table of transitions allows one (rule 4).
 * @throws AppError dossier.notFound, dossier.manifestMismatch, dossier.partsMissing (facts: missing), dossier.alreadyAccepted,
 * form.answersInvalid and document.missing (facts: issues), procedure.withdrawn, procedure.versionOutdated, dossier.unitNotFound
 */
export async function submitDossier(
  context: PortalContext,
  store: Store,
  caller: CitizenCaller,
  dossierId: string,
  submission: Submission,
): Promise<SubmissionAnswer> {
  const { manifest } = submission;
  if (manifest.dossierId !== dossierId) throw new AppError('dossier.manifestMismatch');
  if (hashCanonical(submission.answers) !== manifest.answersHash) throw new AppError('dossier.manifestMismatch');
  const existing = await lockDossier(store, dossierId);
  if (existing !== undefined) return resubmit(context, store, caller, existing, submission);
  // A correction of a dossier that is not there is answered like one of somebody else's.
  if (manifest.revision !== 1) throw new AppError('dossier.notFound');
  const checked = await checkSubmission(context, store, caller, submission);
  const created = await createDossier(context, store, caller, submission, checked);
  if (created !== undefined) return created;
  // Another request with this id was faster: what it wrote decides.
  const rival = await lockDossier(store, dossierId);
  if (rival === undefined) throw new AppError('portal.unavailable');
  return resubmit(context, store, caller, rival, submission);
}

async function createDossier(
  context: PortalContext,
  store: Store,
  caller: CitizenCaller,
  submission: Submission,
  checked: CheckedSubmission,
): Promise<SubmissionAnswer | undefined> {
  const { manifest } = submission;
  const at = instantNow(context);
  const rules = await rulesFor(context, store, { procedureHash: manifest.procedureHash, caseCode: null });
  const record: DossierRecord = {
    id: manifest.dossierId,
    accountId: caller.accountId,
    procedureCode: manifest.procedureCode,
    procedureHash: manifest.procedureHash,
    competentUnitId: manifest.competentUnitId,
    submissionReference: submissionReferenceFrom(context.randomBytes(8)),
    dossierCode: null,
    status: 'SUBMITTED',
    earlierStatuses: [],
    paymentStatus: 'NOTHING_DUE',
    amountDue: 0,
    amountPaid: 0,
    revision: 1,
    clocks: applyClockEffects([], ['start-intake'], at, rules),
    submittedAt: at,
    officialReceivedAt: at,
    acceptedAt: null,
    caseCode: null,
    paymentDueAt: null,
    updatedAt: at,
  };
  if (!(await insertDossier(store, record))) return undefined;
  await insertEvent(store, record.id, {
    at,
    action: 'submit',
    from: null,
    to: 'SUBMITTED',
    by: 'applicant',
    unitId: null,
    reason: null,
    legalGround: null,
  });
  await insertAuditEntry(store, {
    at,
    actorKind: 'citizen',
    actorId: caller.accountId,
    action: 'submit',
    dossierId: record.id,
    detail: { revision: 1, parts: manifest.parts.length },
  });
  const receipt = await seal(context, store, record, submission, at);
  await notifyApplicant(context, store, record, 'SUBMITTED');
  const settled = await settleFees(context, store, record, checked);
  return answer(settled, receipt);
}

async function resubmit(
  context: PortalContext,
  store: Store,
  caller: CitizenCaller,
  existing: DossierRecord,
  submission: Submission,
): Promise<SubmissionAnswer> {
  // Somebody else's id is answered like one that does not exist (rule 4).
  if (existing.accountId !== caller.accountId) throw new AppError('dossier.notFound');
  const { manifest } = submission;
  if (manifest.revision > existing.revision + 1) throw new AppError('dossier.revisionTaken');
  const same = await findRevision(store, existing.id, manifest.revision);
  if (same !== undefined) {
    if (same.manifestHash !== hashCanonical(manifest)) throw new AppError('dossier.revisionTaken');
    return answer(existing, same.receipt);
  }
  const action = existing.status === 'SUPPLEMENT_REQUIRED' ? 'completeSupplement' : 'revise';
  if (action === 'revise' && existing.status !== 'SUBMITTED')
    throw new AppError(existing.acceptedAt === null ? 'dossier.transitionNotAllowed' : 'dossier.alreadyAccepted');
  if (manifest.revision !== existing.revision + 1) throw new AppError('dossier.revisionTaken');
  if (manifest.procedureCode !== existing.procedureCode) throw new AppError('dossier.manifestMismatch');
  const checked = await checkSubmission(context, store, caller, submission, existing);
  const at = instantNow(context);
  const moved = await carryOut(context, store, existing, {
    action,
    actor: { roles: ['applicant'], kind: 'citizen', id: caller.accountId, unitId: null },
    changes: {
      revision: manifest.revision,
      procedureHash: manifest.procedureHash,
      competentUnitId: manifest.competentUnitId,
      officialReceivedAt: at,
    },
  });
  if (action === 'completeSupplement') await completeSupplementRequests(store, existing.id, at);
  const receipt = await seal(context, store, moved, submission, at);
  return answer(await settleFees(context, store, moved, checked), receipt);
}

/** Signs and keeps the receipt: a compact JWS over the canonical JSON of what was received and when. */
async function seal(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
  submission: Submission,
  at: string,
): Promise<string> {
  const { manifest, answers } = submission;
  const running = dossier.clocks.find((clock) => clock.state === 'RUNNING' && clock.dueAt !== null);
  const payload: SubmissionReceiptPayload = {
    v: 1,
    iss: context.publicUrl,
    submissionReference: dossier.submissionReference,
    officialReceivedAt: at,
    answerDueAt: running?.dueAt ?? at,
    manifest,
  };
  const receipt = await context.signer.sign(canonicalJson(payload));
  await insertRevision(store, {
    dossierId: dossier.id,
    revision: manifest.revision,
    manifest,
    manifestHash: hashCanonical(manifest),
    answers,
    receipt,
    committedAt: at,
  });
  await issueSubmissionReceipt(context, store, dossier, payload);
  return receipt;
}

/** Rule 11: money comes after the commit. What was paid for an earlier revision counts. */
async function settleFees(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
  { procedure, answers }: CheckedSubmission,
): Promise<DossierRecord> {
  const { dueAtSubmission: amountDue } = await quoteDossier(store, dossier, procedure, answers);
  const settled = await settleAccount(context, store, { ...dossier, amountDue });
  await updateDossier(store, settled);
  if (settled.paymentStatus === 'REFUND_DUE' && dossier.paymentStatus !== 'REFUND_DUE')
    await notifyApplicant(context, store, settled, 'REFUND_DUE');
  if (amountDue <= settled.amountPaid) return settled;
  return carryOut(context, store, settled, { action: 'requirePayment', actor: SYSTEM });
}

const answer = (dossier: DossierRecord, receipt: string): SubmissionAnswer => ({
  dossierId: dossier.id,
  submissionReference: dossier.submissionReference,
  receipt,
  status: dossier.status,
  amountDue: Math.max(0, dossier.amountDue - dossier.amountPaid),
});
