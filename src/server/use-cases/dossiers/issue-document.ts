import type { IssuedDocument, SupplementPoint } from '#domain/api/dossiers.ts';
import { pageAddress } from '#domain/api/pages.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { timeLimitOf } from '#domain/dossiers/dossier-case.ts';
import type { SubmissionReceiptPayload } from '#domain/dossiers/manifest.ts';
import { quoteFees } from '#domain/fees/quote-fees.ts';
import { deriveSubmission } from '#domain/forms/derive.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';
import type { Procedure } from '#domain/procedures/procedure.ts';
import type { Applicant, Paper, PaperHead, PaperLine } from '#server/adapters/printing/port.ts';
import { serverText } from '#server/i18n/server-messages.ts';
import { findAccount } from '#server/repositories/account-repository.ts';
import { insertDocument } from '#server/repositories/document-repository.ts';
import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import { findRevision } from '#server/repositories/revision-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { quoteDossier } from './quote-dossier.ts';

interface Background {
  readonly head: PaperHead;
  readonly applicant: Applicant;
  readonly papers: readonly PaperLine[];
  readonly procedure: Procedure;
  readonly form: FormDefinition;
  readonly answers: Parameters<typeof deriveSubmission>[1];
}

async function backgroundOf(context: PortalContext, store: Store, dossier: DossierRecord): Promise<Background> {
  const { procedure } = await context.catalogue.procedure(store, dossier.procedureHash);
  const { agencies, profile } = await context.catalogue.province(store);
  const revision = await findRevision(store, dossier.id, dossier.revision);
  const account = await findAccount(store, dossier.accountId);
  if (revision === undefined || account === undefined) throw new Error(`dossier ${dossier.id} is not whole`);
  const form = await context.catalogue.form(store, revision.manifest.formHash);
  const names = new Map(
    procedure.componentGroups.flatMap((group) => group.items).map((item) => [item.code, item.plainName.vi]),
  );
  const agency = agencies.get(dossier.competentUnitId);
  return {
    head: {
      provinceName: profile.name.vi,
      unitName: agency?.name.vi ?? dossier.competentUnitId,
      unitAddress: agency?.address ?? null,
      hotline: profile.hotline,
      procedureName: procedure.plainName.vi,
      procedureCode: procedure.code,
      submissionReference: dossier.submissionReference,
      dossierCode: dossier.dossierCode,
      lookUpUrl: `${context.publicUrl}${pageAddress('lookUpCode', { code: dossier.dossierCode ?? dossier.submissionReference })}`,
      issuedAt: instantNow(context),
    },
    applicant: {
      name: account.fullName,
      personalId: account.personalId,
      phone: account.phone,
      email: account.email,
    },
    papers: revision.manifest.parts.map((part) => ({
      name: names.get(part.componentCode) ?? part.componentCode,
      fileName: part.name,
      size: part.size,
      sha256: part.sha256,
    })),
    procedure,
    form,
    answers: revision.answers,
  };
}

async function keep(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
  kind: IssuedDocument['kind'],
  code: string | null,
  facts: Paper['facts'],
): Promise<void> {
  const document: IssuedDocument = { id: context.randomUuid(), kind, code, issuedAt: instantNow(context), size: null };
  await insertDocument(store, { document, dossierId: dossier.id, facts, storageKey: null });
}

/** The PDF of the signed receipt: what came in, when, and under which hashes. */
export async function issueSubmissionReceipt(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
  payload: SubmissionReceiptPayload,
): Promise<void> {
  const { head, applicant, papers, procedure, answers } = await backgroundOf(context, store, dossier);
  const today = localDate(payload.officialReceivedAt);
  await keep(context, store, dossier, 'SUBMISSION_RECEIPT', null, {
    ...head,
    applicant,
    papers,
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
  const { head, applicant, procedure, answers } = await backgroundOf(context, store, dossier);
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

export interface FormDetails {
  readonly officer: string;
  readonly points?: readonly SupplementPoint[];
  readonly dueAt?: string;
  readonly reason?: string;
}

/** A legal form of the one-stop mechanism (Circular 01/2018/TT-VPCP Art 9). */
export async function issueForm(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
  kind: 'FORM_01' | 'FORM_02' | 'FORM_03' | 'FORM_05',
  details: FormDetails,
): Promise<void> {
  const { head, applicant, papers, procedure, form, answers } = await backgroundOf(context, store, dossier);
  const { units } = await context.catalogue.province(store);
  const { officer } = details;
  if (kind === 'FORM_01') {
    await keep(context, store, dossier, kind, dossier.dossierCode, {
      ...head,
      applicant,
      papers,
      receivedAt: dossier.officialReceivedAt,
      acceptedAt: dossier.acceptedAt ?? head.issuedAt,
      dueAt: dossier.clocks.findLast((clock) => clock.kind === 'PROCESSING')?.dueAt ?? null,
      timeLimitNote: timeLimitOf(procedure, dossier.caseCode).note?.vi ?? null,
      delivery: deriveSubmission(form, answers, units).delivery,
      amountDue: dossier.amountDue,
      amountPaid: dossier.amountPaid,
      officer,
    });
  } else if (kind === 'FORM_02') {
    const points = (details.points ?? []).map((point) => ({
      what: nameOfTarget(form, procedure, point),
      reason: point.reason,
    }));
    const dueAt = details.dueAt ?? head.issuedAt;
    await keep(context, store, dossier, kind, dossier.dossierCode, { ...head, applicant, points, dueAt, officer });
  } else {
    const reason = details.reason ?? '';
    await keep(context, store, dossier, kind, dossier.dossierCode, { ...head, applicant, reason, officer });
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
