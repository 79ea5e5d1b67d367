import type { Dossier, DossierSummary } from '#domain/api/dossiers.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { currentClock, showClocks } from '#domain/dossiers/dossier-clocks.ts';
import { type ActorRole, availableActions, type DossierAction } from '#domain/dossiers/transitions.ts';
import { quoteFees } from '#domain/fees/quote-fees.ts';
import { deriveSubmission } from '#domain/forms/derive.ts';
import { pruneAnswers } from '#domain/forms/visibility.ts';
import { listDocuments } from '#server/repositories/document-repository.ts';
import { listEvents, listSupplementRequests } from '#server/repositories/dossier-history-repository.ts';
import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import { findRevision } from '#server/repositories/revision-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
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
 * Acts that a screen may offer: the table, less a stop while the applicant still has days to supplement, less a supplement when the
 * days to ask for one are over.
 */
async function offered(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
  roles: readonly ActorRole[],
): Promise<DossierAction[]> {
  const late = await supplementTooLate(context, store, dossier);
  return [...new Set(availableActions(dossier.status, roles))].filter(
    (action) =>
      (action !== 'stop' || !waitsForApplicant(context, dossier)) && (action !== 'requestSupplement' || !late),
  );
}

/** The whole dossier, as its owner or an officer of its unit sees it. */
export async function presentDossier(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
  roles: readonly ActorRole[],
): Promise<Dossier> {
  const revision = await findRevision(store, dossier.id, dossier.revision);
  if (revision === undefined) throw new Error(`dossier ${dossier.id} without its revision`);
  const { procedure, formHash } = await context.catalogue.procedure(store, dossier.procedureHash);
  const form = await context.catalogue.form(store, formHash ?? revision.manifest.formHash);
  const { calendar, units } = await context.catalogue.province(store);
  const clocks = showClocks(dossier.clocks, instantNow(context), calendar);
  const today = localDate(dossier.officialReceivedAt);
  const counted = pruneAnswers(form, revision.answers, { today });
  const { delivery, copies } = deriveSubmission(form, counted, units);
  return {
    ...(await summariseDossier(context, store, dossier)),
    manifest: revision.manifest,
    answers: revision.answers,
    receipt: revision.receipt,
    officialReceivedAt: dossier.officialReceivedAt,
    acceptedAt: dossier.acceptedAt,
    dueAt: clocks.findLast((clock) => clock.kind === 'PROCESSING')?.dueAt ?? null,
    clocks,
    events: await listEvents(store, dossier.id),
    supplementRequests: await listSupplementRequests(store, dossier.id),
    documents: (await listDocuments(store, dossier.id)).map((it) => it.document),
    fees: quoteFees(procedure.fees, counted, { today }),
    delivery,
    copies,
    actions: await offered(context, store, dossier, roles),
  };
}
