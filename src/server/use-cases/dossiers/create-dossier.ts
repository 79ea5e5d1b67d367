import { createHash } from 'node:crypto';
import type { Account } from '#domain/api/accounts.ts';
import type { Submission, SubmissionAnswer } from '#domain/api/dossiers.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { canonicalJson } from '#domain/dossiers/canonical-json.ts';
import { applyClockEffects } from '#domain/dossiers/dossier-clocks.ts';
import { submissionReferenceFrom } from '#domain/dossiers/dossier-code.ts';
import type { SubmissionReceiptPayload } from '#domain/dossiers/manifest.ts';
import { quoteFees } from '#domain/fees/quote-fees.ts';
import { paymentStatusOf } from '#domain/payments/payment-status.ts';
import type { CommandClaim } from '#server/repositories/command-repository.ts';
import { toDocumentRow } from '#server/repositories/document-repository.ts';
import { toEventRow } from '#server/repositories/dossier-history-repository.ts';
import { type DossierRecord, toDossierRow } from '#server/repositories/dossier-repository.ts';
import { toMessageRow } from '#server/repositories/message-repository.ts';
import { insertReceivedDossier } from '#server/repositories/received-dossier-repository.ts';
import type { DossierRevision } from '#server/repositories/revision-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { planAct, rulesFor, SYSTEM } from './carry-out.ts';
import type { CheckedSubmission } from './check-submission.ts';
import { submissionReceiptRecord } from './issue-document.ts';
import { tellingOf } from './notify-applicant.ts';
import { paperBackgroundOf } from './paper-background.ts';

export const hashCanonical = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');

/** What a revision's receipt is signed over: what came in, under which reference, and when. */
export function receiptPayload(
  context: PortalContext,
  dossier: DossierRecord,
  { manifest }: Submission,
  at: string,
): SubmissionReceiptPayload {
  const running = dossier.clocks.find((clock) => clock.state === 'RUNNING' && clock.dueAt !== null);
  return {
    v: 1,
    iss: context.publicUrl,
    submissionReference: dossier.submissionReference,
    officialReceivedAt: at,
    answerDueAt: running?.dueAt ?? at,
    manifest,
  };
}

/** A revision with its signed receipt: a compact JWS over the canonical JSON of the payload. */
export async function sealRevision(
  context: PortalContext,
  dossier: DossierRecord,
  { manifest, answers }: Submission,
  payload: SubmissionReceiptPayload,
): Promise<DossierRevision> {
  return {
    dossierId: dossier.id,
    revision: manifest.revision,
    manifest,
    manifestHash: hashCanonical(manifest),
    answers,
    receipt: await context.signer.sign(canonicalJson(payload)),
    committedAt: payload.officialReceivedAt,
  };
}

export const answerWith = (dossier: DossierRecord, receipt: string): SubmissionAnswer => ({
  dossierId: dossier.id,
  submissionReference: dossier.submissionReference,
  receipt,
  status: dossier.status,
  amountDue: Math.max(0, dossier.amountDue - dossier.amountPaid),
});

/**
 * The first commit of a dossier: everything is thought out, and signed, before the one statement that writes it. With `command` its answer
 * is kept by the same statement. Undefined, and nothing written, where one of its ids is taken.
 */
export async function createDossier(
  context: PortalContext,
  store: Store,
  account: Account,
  submission: Submission,
  { procedure, answers }: CheckedSubmission,
  command?: CommandClaim,
): Promise<SubmissionAnswer | undefined> {
  const { manifest } = submission;
  const at = instantNow(context);
  // Rule 11: money comes after the commit. Nobody has set or paid anything yet.
  const { dueAtSubmission: amountDue } = quoteFees(procedure.fees, answers, { today: localDate(at) });
  const rules = await rulesFor(
    context,
    store,
    { procedureHash: manifest.procedureHash, caseCode: null },
    async () => submission.answers,
  );
  const record: DossierRecord = {
    id: manifest.dossierId,
    accountId: account.id,
    procedureCode: manifest.procedureCode,
    procedureHash: manifest.procedureHash,
    competentUnitId: manifest.competentUnitId,
    submissionReference: submissionReferenceFrom(context.randomBytes(8)),
    dossierCode: null,
    status: 'SUBMITTED',
    earlierStatuses: [],
    paymentStatus: paymentStatusOf(amountDue, [], at),
    amountDue,
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
  const payload = receiptPayload(context, record, submission, at);
  const revision = await sealRevision(context, record, submission, payload);
  const background = await paperBackgroundOf(context, store, record, revision, account);
  const document = submissionReceiptRecord(context, record, payload, background);
  const due = amountDue > 0 ? planAct(record, { action: 'requirePayment', actor: SYSTEM }, rules, at) : undefined;
  const dossier = due?.next ?? record;
  const told = [
    tellingOf(context, record, 'SUBMITTED', account),
    ...(due?.told ?? []).map((kind) => tellingOf(context, dossier, kind, account)),
  ];
  const answer = answerWith(dossier, revision.receipt);
  const written = await insertReceivedDossier(store, {
    dossier: toDossierRow(dossier),
    revision,
    events: [
      toEventRow(record.id, {
        at,
        action: 'submit',
        from: null,
        to: 'SUBMITTED',
        by: 'applicant',
        unitId: null,
        reason: null,
        legalGround: null,
      }),
      ...(due === undefined ? [] : [toEventRow(record.id, due.event)]),
    ],
    audit: [
      {
        at,
        actorKind: 'citizen',
        actorId: account.id,
        action: 'submit',
        dossierId: record.id,
        detail: { revision: 1, parts: manifest.parts.length },
      },
      ...(due === undefined ? [] : [due.audit]),
    ],
    document: toDocumentRow(document),
    notices: told.map(({ notice }) => ({ ...notice, accountId: account.id })),
    messages: told.flatMap(({ message }) => (message === undefined ? [] : [toMessageRow(message, at)])),
    command: command === undefined ? undefined : { ...command, answer, createdAt: at },
  });
  return written ? answer : undefined;
}
