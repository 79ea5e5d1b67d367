import type { Dossier, DossierSummary, LookUpAnswer } from '#domain/api/dossiers.ts';
import { AppError } from '#domain/api/errors.ts';
import { normaliseReference } from '#domain/dossiers/dossier-code.ts';
import type { DossierStatus } from '#domain/dossiers/dossier-status.ts';
import {
  type DossierRecord,
  findDossier,
  findDossierByCode,
  listDossiersOfAccount,
  lockDossier,
} from '#server/repositories/dossier-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import type { CitizenCaller } from '#server/use-cases/caller.ts';
import type { PortalContext } from '#server/use-cases/portal-context.ts';
import { presentDossier, summariseDossier } from './present-dossier.ts';

/** Mine, or not there: the two are answered alike (rule 4). */
export async function findMyDossier(store: Store, caller: CitizenCaller, id: string): Promise<DossierRecord> {
  const dossier = await findDossier(store, id);
  if (dossier === undefined || dossier.accountId !== caller.accountId) throw new AppError('dossier.notFound');
  return dossier;
}

export async function lockMyDossier(store: Store, caller: CitizenCaller, id: string): Promise<DossierRecord> {
  const dossier = await lockDossier(store, id);
  if (dossier === undefined || dossier.accountId !== caller.accountId) throw new AppError('dossier.notFound');
  return dossier;
}

export async function listMyDossiers(context: PortalContext, caller: CitizenCaller): Promise<DossierSummary[]> {
  const store = context.database;
  const summaries: DossierSummary[] = [];
  for (const dossier of await listDossiersOfAccount(store, caller.accountId)) {
    summaries.push(await summariseDossier(context, store, dossier));
  }
  return summaries;
}

export const readMyDossier = async (context: PortalContext, caller: CitizenCaller, id: string): Promise<Dossier> =>
  presentDossier(context, context.database, await findMyDossier(context.database, caller, id), ['applicant']);

/**
 * How far each state is: submitted, accepted, in progress, completed, returned. A state that a dossier comes back from (supplement,
 * payment, withdrawal) is no step of its own.
 */
const STEPS: Record<DossierStatus, number> = {
  SUBMITTED: 1,
  PAYMENT_REQUIRED: 1,
  NOT_ACCEPTED: 5,
  ACCEPTED: 2,
  IN_PROGRESS: 3,
  SUPPLEMENT_REQUIRED: 1,
  WITHDRAWAL_REQUESTED: 1,
  STOPPED: 5,
  COMPLETED: 4,
  RETURNED: 5,
};
const STEP_COUNT = 5;

/**
 * Code and degree of completion only (Circular 01/2018 Art 16.2d).
 * @throws AppError dossier.lookUpNotFound
 */
export async function lookUpDossier(context: PortalContext, code: string): Promise<LookUpAnswer> {
  const dossier = await findDossierByCode(context.database, normaliseReference(code));
  if (dossier === undefined) throw new AppError('dossier.lookUpNotFound');
  return {
    code: dossier.dossierCode ?? dossier.submissionReference,
    ended: dossier.status === 'NOT_ACCEPTED' || dossier.status === 'STOPPED',
    step: Math.max(...[...dossier.earlierStatuses, dossier.status].map((it) => STEPS[it])),
    steps: STEP_COUNT,
  };
}
