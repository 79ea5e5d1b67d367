import { AppError } from '#domain/api/errors.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { type CaseChoice, caseChoices, findCase, proposeCase } from '#domain/dossiers/dossier-case.ts';
import { formatDossierCode } from '#domain/dossiers/dossier-code.ts';
import { findTransition } from '#domain/dossiers/transitions.ts';
import { type DossierRecord, nextDossierOrdinal } from '#server/repositories/dossier-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import type { StaffCaller } from '#server/use-cases/caller.ts';
import { carryOut } from '#server/use-cases/dossiers/carry-out.ts';
import { issueForm } from '#server/use-cases/dossiers/issue-document.ts';
import { readAnswers } from '#server/use-cases/dossiers/read-answers.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { actorOf } from './actor-of.ts';

/** The case that an officer names, or the one that the answers say; null where the procedure has none. */
async function caseCodeOf(
  context: PortalContext,
  store: Store,
  dossier: DossierRecord,
  named: string | undefined,
): Promise<string | null> {
  const { procedure, counted, today } = await readAnswers(context, store, dossier);
  if (named === undefined) return proposeCase(procedure, counted, { today })?.code ?? null;
  if (findCase(procedure, named) !== undefined) return named;
  throw new AppError('request.invalid', { issues: [{ path: 'body.caseCode', code: 'request.invalid_value' }] });
}

/**
 * Acceptance names the case, gives the dossier code and the due date that follows (K4), and prints form 01 (Decree 45/2020 Art 11.3).
 * @throws AppError dossier.transitionNotAllowed, request.invalid for a case that the procedure does not have
 */
export async function acceptDossier(
  context: PortalContext,
  store: Store,
  caller: StaffCaller,
  dossier: DossierRecord,
  named: string | undefined,
): Promise<DossierRecord> {
  const at = instantNow(context);
  const day = localDate(at);
  const caseCode = await caseCodeOf(context, store, dossier, named);
  const ordinal = await nextDossierOrdinal(store, dossier.competentUnitId, day);
  const { codePattern } = await context.catalogue.province(store);
  const dossierCode = formatDossierCode(codePattern, dossier.competentUnitId, day, ordinal);
  const moved = await carryOut(context, store, dossier, {
    action: 'accept',
    actor: actorOf(caller),
    changes: { dossierCode, acceptedAt: at, caseCode },
  });
  await issueForm(context, store, moved, 'FORM_01', { officer: caller.displayName });
  return moved;
}

/** What an officer who may accept it may choose from, each with the due date if it were accepted now. */
export async function listCaseChoices(
  context: PortalContext,
  store: Store,
  caller: StaffCaller,
  dossier: DossierRecord,
): Promise<CaseChoice[]> {
  if (findTransition(dossier.status, 'accept', caller.roles) === undefined) return [];
  const { procedure, counted, today } = await readAnswers(context, store, dossier);
  const { calendar } = await context.catalogue.province(store);
  const proposed = proposeCase(procedure, counted, { today });
  return caseChoices(procedure, proposed?.code, instantNow(context), calendar);
}
