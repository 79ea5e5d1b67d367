import type { Dossier, DossierSummary } from '#domain/api/dossiers.ts';
import { findCase } from '#domain/dossiers/dossier-case.ts';
import { currentClock, showClocks } from '#domain/dossiers/dossier-clocks.ts';
import { type ActorRole, availableActions, type DossierAction } from '#domain/dossiers/transitions.ts';
import { mayAssess } from '#domain/fees/assess-fees.ts';
import type { FeeQuote } from '#domain/fees/fee-rule.ts';
import { deriveSubmission } from '#domain/forms/derive.ts';
import { listDocuments } from '#server/repositories/document-repository.ts';
import { listEvents, listSupplementRequests } from '#server/repositories/dossier-history-repository.ts';
import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { quoteDossier } from './quote-dossier.ts';
import { readAnswers } from './read-answers.ts';
import { supplementTooLate } from './supplement-window.ts';
import { waitsForApplicant } from './waits-for-applicant.ts';

const summaryNeeds = (dossier: DossierRecord): DossierSummary['needs'] =>
  dossier.status === 'PAYMENT_REQUIRED' ? 'PAY' : dossier.status === 'SUPPLEMENT_REQUIRED' ? 'SUPPLEMENT' : null;

/** A dossier in a list, with the clock that runs now. */
export async function summariseDossier(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
): Promise<DossierSummary> {
  const { procedure } = await context.catalogue.procedure(store, dossier.procedureHash);
  const { calendar, agencies } = await context.catalogue.province(store);
  const {
    id,
    competentUnitId,
    submissionReference,
    dossierCode,
    status,
    paymentStatus,
    amountDue,
    amountPaid,
    revision,
  } = dossier;
  return {
    id,
    procedureCode: dossier.procedureCode,
    procedureName: procedure.plainName,
    submissionReference,
    dossierCode,
    status,
    paymentStatus,
    amountDue,
    amountPaid,
    paymentDueAt: dossier.status === 'PAYMENT_REQUIRED' ? dossier.paymentDueAt : null,
    submittedAt: dossier.submittedAt,
    updatedAt: dossier.updatedAt,
    clock: currentClock(showClocks(dossier.clocks, instantNow(context), calendar)),
    competentUnit: {
      id: competentUnitId,
      name: agencies.get(competentUnitId)?.name ?? { vi: competentUnitId, en: competentUnitId },
    },
    revision,
    needs: summaryNeeds(dossier),
  };
}

/**
 * Acts that a screen may offer: the table, less a stop while the applicant still has days to supplement or to pay, less a supplement
 * when the days to ask for one are over, less a fee when every line of the procedure is known.
 */
async function offered(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
  roles: readonly ActorRole[],
  fees: FeeQuote,
): Promise<DossierAction[]> {
  const refused = new Set<DossierAction>();
  if (waitsForApplicant(context, dossier)) refused.add('stop');
  if (await supplementTooLate(context, store, dossier)) refused.add('requestSupplement');
  if (!fees.lines.some((line) => mayAssess(line, dossier.status))) refused.add('requirePayment');
  return [...new Set(availableActions(dossier.status, roles))].filter((action) => !refused.has(action));
}

/** The whole dossier, as its owner or an officer of its unit sees it. */
export async function presentDossier(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
  roles: readonly ActorRole[],
): Promise<Dossier> {
  const { procedure, form, revision, counted } = await readAnswers(context, store, dossier);
  const { calendar, units } = await context.catalogue.province(store);
  const clocks = showClocks(dossier.clocks, instantNow(context), calendar);
  const { delivery, copies } = deriveSubmission(form, counted, units);
  const fees = await quoteDossier(store, dossier, procedure, counted);
  return {
    ...(await summariseDossier(context, store, dossier)),
    manifest: revision.manifest,
    answers: revision.answers,
    receipt: revision.receipt,
    officialReceivedAt: dossier.officialReceivedAt,
    acceptedAt: dossier.acceptedAt,
    dueAt: clocks.findLast((clock) => clock.kind === 'PROCESSING')?.dueAt ?? null,
    case: findCase(procedure, dossier.caseCode) ?? null,
    clocks,
    events: await listEvents(store, dossier.id),
    supplementRequests: await listSupplementRequests(store, dossier.id),
    documents: (await listDocuments(store, dossier.id)).map((it) => it.document),
    fees,
    delivery,
    copies,
    actions: await offered(context, store, dossier, roles, fees),
  };
}
