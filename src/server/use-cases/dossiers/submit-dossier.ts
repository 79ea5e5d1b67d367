import type { Submission, SubmissionAnswer } from '#domain/api/dossiers.ts';
import { AppError } from '#domain/api/errors.ts';
import type { CommandClaim } from '#server/repositories/command-repository.ts';
import { insertDocument } from '#server/repositories/document-repository.ts';
import { completeSupplementRequests } from '#server/repositories/dossier-history-repository.ts';
import { type DossierRecord, lockDossier, updateDossier } from '#server/repositories/dossier-repository.ts';
import { findSubmissionGround, type SubmissionGround } from '#server/repositories/received-dossier-repository.ts';
import { findRevision, insertRevision } from '#server/repositories/revision-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import type { CitizenCaller } from '#server/use-cases/caller.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { carryOut, SYSTEM } from './carry-out.ts';
import { type CheckedSubmission, checkSubmission } from './check-submission.ts';
import { answerWith, createDossier, hashCanonical, receiptPayload, sealRevision } from './create-dossier.ts';
import { submissionReceiptRecord } from './issue-document.ts';
import { notifyApplicant } from './notify-applicant.ts';
import { readPaperBackground } from './paper-background.ts';
import { quoteDossier } from './quote-dossier.ts';
import { settleAccount } from './settle-account.ts';

const groundOf = (
  store: Store,
  { accountId }: CitizenCaller,
  { manifest }: Submission,
  command?: CommandClaim,
): Promise<SubmissionGround> =>
  findSubmissionGround(store, {
    dossierId: manifest.dossierId,
    accountId,
    procedureCode: manifest.procedureCode,
    hashes: manifest.parts.map((part) => part.sha256),
    command,
  });

function checkIds(dossierId: string, { manifest, answers }: Submission): void {
  if (manifest.dossierId !== dossierId) throw new AppError('dossier.manifestMismatch');
  if (hashCanonical(answers) !== manifest.answersHash) throw new AppError('dossier.manifestMismatch');
}

/**
 * The first commit of a dossier that nobody has heard of, which is nearly every one: read once, checked, written with its command's
 * answer by one statement. Undefined where anything of it is known, or becomes so meanwhile: then `submitDossier` decides.
 * @throws AppError as `submitDossier`
 */
export async function submitNewDossier(
  context: PortalContext,
  caller: CitizenCaller,
  dossierId: string,
  submission: Submission,
  command: CommandClaim,
): Promise<SubmissionAnswer | undefined> {
  if (submission.manifest.revision !== 1) return undefined;
  const store = context.database;
  const ground = await groundOf(store, caller, submission, command);
  const { known, account } = ground;
  if (known || account === undefined) return undefined;
  checkIds(dossierId, submission);
  const checked = await checkSubmission(context, store, submission, ground);
  return createDossier(context, store, account, submission, checked, command);
}

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
  checkIds(dossierId, submission);
  const existing = await lockDossier(store, dossierId);
  if (existing !== undefined) return resubmit(context, store, caller, existing, submission);
  // A correction of a dossier that is not there is answered like one of somebody else's.
  if (submission.manifest.revision !== 1) throw new AppError('dossier.notFound');
  const ground = await groundOf(store, caller, submission);
  const checked = await checkSubmission(context, store, submission, ground);
  if (ground.account === undefined) throw new Error(`no account ${caller.accountId}`);
  const created = await createDossier(context, store, ground.account, submission, checked);
  if (created !== undefined) return created;
  // Another request with this id was faster: what it wrote decides.
  const rival = await lockDossier(store, dossierId);
  if (rival === undefined) throw new AppError('portal.unavailable');
  return resubmit(context, store, caller, rival, submission);
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
    return answerWith(existing, same.receipt);
  }
  const action = existing.status === 'SUPPLEMENT_REQUIRED' ? 'completeSupplement' : 'revise';
  if (action === 'revise' && existing.status !== 'SUBMITTED')
    throw new AppError(existing.acceptedAt === null ? 'dossier.transitionNotAllowed' : 'dossier.alreadyAccepted');
  if (manifest.revision !== existing.revision + 1) throw new AppError('dossier.revisionTaken');
  if (manifest.procedureCode !== existing.procedureCode) throw new AppError('dossier.manifestMismatch');
  const ground = await groundOf(store, caller, submission);
  const checked = await checkSubmission(context, store, submission, ground, existing);
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
  return answerWith(await settleFees(context, store, moved, checked), receipt);
}

/** Keeps a revision with its receipt, and the paper of it. */
async function seal(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
  submission: Submission,
  at: string,
): Promise<string> {
  const payload = receiptPayload(context, dossier, submission, at);
  const revision = await sealRevision(context, dossier, submission, payload);
  await insertRevision(store, revision);
  const background = await readPaperBackground(context, store, dossier);
  await insertDocument(store, submissionReceiptRecord(context, dossier, payload, background));
  return revision.receipt;
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
