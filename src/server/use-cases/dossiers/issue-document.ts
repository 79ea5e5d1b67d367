import type { IssuedDocument, SupplementPoint } from '#domain/api/dossiers.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { formNumberOn, type StatutoryForm } from '#domain/documents/form-set.ts';
import { findCase, timeLimitOf } from '#domain/dossiers/dossier-case.ts';
import type { ManifestPart, SubmissionReceiptPayload } from '#domain/dossiers/manifest.ts';
import { quoteFees } from '#domain/fees/quote-fees.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';
import type { Procedure } from '#domain/procedures/procedure.ts';
import type { Form02Facts, Paper, StatutoryFormFacts } from '#server/adapters/printing/port.ts';
import { serverText } from '#server/i18n/server-messages.ts';
import { type DocumentRecord, insertDocument } from '#server/repositories/document-repository.ts';
import { listEvents, listSupplementRequests } from '#server/repositories/dossier-history-repository.ts';
import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { form01Facts } from './form-01-facts.ts';
import { componentLines, type PaperBackground, paperLines, readPaperBackground } from './paper-background.ts';
import { quoteDossier } from './quote-dossier.ts';

const recordOf = (
  context: PortalContext,
  dossier: DossierRecord,
  kind: IssuedDocument['kind'],
  code: string | null,
  facts: Paper['facts'],
): DocumentRecord => ({
  document: { id: context.randomUuid(), kind, code, issuedAt: instantNow(context), size: null },
  dossierId: dossier.id,
  facts,
  storageKey: null,
});

async function keep(
  context: PortalContext,
  store: Store,
  ...of: [dossier: DossierRecord, kind: IssuedDocument['kind'], code: string | null, facts: Paper['facts']]
): Promise<void> {
  await insertDocument(store, recordOf(context, ...of));
}

/** The paper of the signed receipt: what came in, when, and under which hashes. */
export function submissionReceiptRecord(
  context: PortalContext,
  dossier: DossierRecord,
  payload: SubmissionReceiptPayload,
  background: PaperBackground,
): DocumentRecord {
  const { head, applicant, procedure, answers } = background;
  const today = localDate(payload.officialReceivedAt);
  return recordOf(context, dossier, 'SUBMISSION_RECEIPT', null, {
    ...head,
    applicant,
    papers: paperLines(background),
    officialReceivedAt: payload.officialReceivedAt,
    answerDueAt: payload.answerDueAt,
    revision: payload.manifest.revision,
    amountDue: quoteFees(procedure.fees, answers, { today }).dueAtSubmission,
  });
}

export async function issuePaymentReceipt(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
  payment: { reference: string; amount: number; paidAt: string; transactionNo: string | null },
): Promise<void> {
  const { head, applicant, procedure, answers } = await readPaperBackground(context, store, dossier);
  const { lines } = await quoteDossier(store, dossier, procedure, answers);
  await keep(context, store, dossier, 'PAYMENT_RECEIPT', payment.reference, {
    ...head,
    ...payment,
    payer: applicant.name,
    lines: lines.flatMap((line) =>
      line.payAt === 'SUBMISSION' && line.amount !== null && line.amount > 0
        ? [{ name: line.name, amount: line.amount }]
        : [],
    ),
  });
}

/** Where a point of a supplement request lies, in the words of the form. */
function nameOfTarget(form: FormDefinition, procedure: Procedure, point: SupplementPoint): string {
  const { target } = point;
  if (target.kind === 'WHOLE') return serverText('vi', 'print.wholeDossier');
  if (target.kind === 'COMPONENT') {
    const items = procedure.componentGroups.flatMap((group) => group.items);
    return items.find((item) => item.code === target.componentCode)?.plainName.vi ?? target.componentCode;
  }
  const fieldId = target.fieldId.split('.').at(-1);
  const sections = form.pages.flatMap((page) => page.sections);
  const section = sections.find(({ fields }) => fields.some((field) => field.id === fieldId));
  const field = section?.fields.find(({ id }) => id === fieldId);
  // A label alone names nobody: child, mother and father each have an ethnicity and a number.
  return section === undefined || field === undefined ? target.fieldId : `${section.title.vi} · ${field.label.vi}`;
}

/** How a point is mended: an answer in the form, a paper that was sent or is missing, or as the reason says. */
const remedyFor = (
  { target }: SupplementPoint,
  parts: readonly ManifestPart[],
): Form02Facts['points'][number]['remedy'] =>
  target.kind === 'FIELD'
    ? 'CORRECT_ANSWER'
    : target.kind === 'WHOLE'
      ? 'SEE_REASON'
      : parts.some((part) => part.componentCode === target.componentCode)
        ? 'REPLACE_PAPER'
        : 'SEND_PAPER';

export interface FormDetails {
  readonly officer: string;
  readonly points?: readonly SupplementPoint[];
  readonly dueAt?: string;
  /** Absent for a stop: the applicant withdrew. */
  readonly reason?: string;
  readonly legalGround?: string | undefined;
}

/** A legal form of the one-stop mechanism (Circular 01/2018/TT-VPCP Art 9; the stop notice: 03/2025/TT-VPCP). */
export async function issueForm(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
  kind: StatutoryForm,
  details: FormDetails,
): Promise<void> {
  const background = await readPaperBackground(context, store, dossier);
  const { head, applicant, procedure, form, answers, revision, province } = background;
  const { parts } = revision.manifest;
  const { officer } = details;
  const number = formNumberOn(province.formSets, kind, localDate(head.issuedAt));
  const shared: StatutoryFormFacts = { ...head, applicant, officer, form: number };
  if (kind === 'FORM_01') {
    const { lines } = await quoteDossier(store, dossier, procedure, answers);
    const decided = {
      caseName: findCase(procedure, dossier.caseCode)?.name.vi,
      timeLimit: timeLimitOf(procedure, dossier.caseCode),
      fees: lines,
    };
    const sources = { dossier, procedure, form, answers, parts, ...province, ...decided };
    await keep(context, store, dossier, kind, dossier.dossierCode, {
      ...shared,
      ...form01Facts(sources, head.issuedAt),
    });
  } else if (kind === 'FORM_02') {
    const points = (details.points ?? []).map((point) => ({
      what: nameOfTarget(form, procedure, point),
      reason: point.reason,
      remedy: remedyFor(point, parts),
    }));
    const asked = await listSupplementRequests(store, dossier.id);
    const facts = { ...shared, points, number: Math.max(1, asked.length), dueAt: details.dueAt ?? head.issuedAt };
    await keep(context, store, dossier, kind, dossier.dossierCode, facts);
  } else {
    const { reason } = details;
    const events = reason === undefined ? await listEvents(store, dossier.id) : [];
    await keep(context, store, dossier, kind, dossier.dossierCode, {
      ...shared,
      reason: reason ?? '',
      legalGround: details.legalGround ?? null,
      withdrawalAskedAt: events.findLast((event) => event.action === 'requestWithdrawal')?.at ?? null,
      returned: {
        components: componentLines(procedure, parts),
        amount: dossier.paymentStatus === 'REFUND_DUE' ? dossier.amountPaid : 0,
      },
    });
  }
}

/** A result is kept as it was handed in, under its code (Decree 45/2020 Art 14). */
export async function issueResultDocument(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
  code: string,
  pdf: Uint8Array,
): Promise<void> {
  const id = context.randomUuid();
  const storageKey = `results/${id.slice(0, 2)}/${id}.pdf`;
  await context.storage.put(storageKey, pdf);
  const document: IssuedDocument = { id, kind: 'RESULT', code, issuedAt: instantNow(context), size: pdf.length };
  await insertDocument(store, { document, dossierId: dossier.id, facts: null, storageKey });
}
