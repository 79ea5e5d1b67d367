import { AppError } from '#domain/api/errors.ts';
import type { Lease, QueueEntry, StaffDossier } from '#domain/api/staff.ts';
import { DossierStatus, isFinal } from '#domain/dossiers/dossier-status.ts';
import { findAccount } from '#server/repositories/account-repository.ts';
import { insertAuditEntry } from '#server/repositories/audit-repository.ts';
import { listLeases, type StoredLease } from '#server/repositories/dossier-history-repository.ts';
import { type DossierRecord, findDossier, listDossiersOfUnit } from '#server/repositories/dossier-repository.ts';
import { listLatestRevisions } from '#server/repositories/revision-repository.ts';
import { findOfficer } from '#server/repositories/staff-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import type { StaffCaller } from '#server/use-cases/caller.ts';
import { presentDossier, summariseDossier } from '#server/use-cases/dossiers/present-dossier.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { listCaseChoices } from './accept-dossier.ts';

const LONGEST_QUEUE = 500;

/** Of the officer's own unit, or not there. */
export async function findUnitDossier(store: Store, caller: StaffCaller, id: string): Promise<DossierRecord> {
  const dossier = await findDossier(store, id);
  if (dossier === undefined || dossier.competentUnitId !== caller.unitId) throw new AppError('dossier.notFound');
  return dossier;
}

export async function showLease(
  store: Store,
  caller: StaffCaller,
  lease: StoredLease | undefined,
): Promise<Lease | null> {
  if (lease === undefined) return null;
  const holder = await findOfficer(store, lease.staffId);
  return { holder: holder?.displayName ?? '', mine: lease.staffId === caller.staffId, expiresAt: lease.expiresAt };
}

/** Most urgent first, so that what a very long queue leaves out is what presses least. */
export async function readQueue(
  context: PortalContext,
  caller: StaffCaller,
  status: DossierStatus | undefined,
): Promise<QueueEntry[]> {
  const store = context.database;
  const statuses = status === undefined ? DossierStatus.options.filter((it) => !isFinal(it)) : [status];
  const found = await listDossiersOfUnit(store, caller.unitId, statuses, LONGEST_QUEUE);
  const ids = found.map((dossier) => dossier.id);
  const revisions = await listLatestRevisions(store, ids);
  const leases = new Map((await listLeases(store, ids, instantNow(context))).map((lease) => [lease.dossierId, lease]));
  const entries: QueueEntry[] = [];
  for (const dossier of found) {
    const revision = revisions.get(dossier.id);
    if (revision === undefined) continue;
    const form = await context.catalogue.form(store, revision.manifest.formHash);
    const applicantName = revision.answers[form.roles.applicantName];
    entries.push({
      ...(await summariseDossier(context, store, dossier)),
      applicantName: typeof applicantName === 'string' ? applicantName : '',
      lease: await showLease(store, caller, leases.get(dossier.id)),
    });
  }
  return entries;
}

export async function presentToStaff(
  context: PortalContext,
  store: Store,
  caller: StaffCaller,
  dossier: DossierRecord,
): Promise<StaffDossier> {
  const account = await findAccount(store, dossier.accountId);
  if (account === undefined) throw new AppError('dossier.notFound');
  const { fullName, birthDate, personalId, phone, email } = account;
  const [lease] = await listLeases(store, [dossier.id], instantNow(context));
  return {
    ...(await presentDossier(context, store, dossier, caller.roles)),
    applicant: { fullName, birthDate, personalId, phone, email },
    lease: await showLease(store, caller, lease),
    caseChoices: await listCaseChoices(context, store, caller, dossier),
  };
}

/** Reading a dossier is written down: who saw whose papers (Decree 45/2020 Art 6). */
export async function readUnitDossier(context: PortalContext, caller: StaffCaller, id: string): Promise<StaffDossier> {
  const dossier = await findUnitDossier(context.database, caller, id);
  await insertAuditEntry(context.database, {
    at: instantNow(context),
    actorKind: 'staff',
    actorId: caller.staffId,
    action: 'read',
    dossierId: dossier.id,
  });
  return presentToStaff(context, context.database, caller, dossier);
}
