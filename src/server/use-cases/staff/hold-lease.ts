import { AppError } from '#domain/api/errors.ts';
import type { Lease } from '#domain/api/staff.ts';
import { deleteLease, listLeases, putLease } from '#server/repositories/dossier-history-repository.ts';
import { type DossierRecord, lockDossier } from '#server/repositories/dossier-repository.ts';
import { findOfficer } from '#server/repositories/staff-repository.ts';
import { inTransaction, type Store } from '#server/repositories/store.ts';
import type { StaffCaller } from '#server/use-cases/caller.ts';
import { instantIn, instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

/** A lease lapses by itself when the officer's page no longer renews it. */
const LEASE = 120_000;

async function lockUnitDossier(store: Store, caller: StaffCaller, id: string): Promise<DossierRecord> {
  const dossier = await lockDossier(store, id);
  if (dossier === undefined || dossier.competentUnitId !== caller.unitId) throw new AppError('dossier.notFound');
  return dossier;
}

async function refuseWhenHeld(context: PortalContext, store: Store, caller: StaffCaller, id: string): Promise<boolean> {
  const [lease] = await listLeases(store, [id], instantNow(context));
  if (lease === undefined) return false;
  if (lease.staffId === caller.staffId) return true;
  const holder = await findOfficer(store, lease.staffId);
  throw new AppError('dossier.leaseHeld', { holder: holder?.displayName ?? '', expiresAt: lease.expiresAt });
}

/** @throws AppError dossier.notFound, dossier.leaseHeld (facts: holder, expiresAt) */
export const takeLease = (context: PortalContext, caller: StaffCaller, dossierId: string): Promise<Lease> =>
  inTransaction(context.database, async (store) => {
    const dossier = await lockUnitDossier(store, caller, dossierId);
    await refuseWhenHeld(context, store, caller, dossier.id);
    const expiresAt = instantIn(context, LEASE);
    await putLease(store, { dossierId: dossier.id, staffId: caller.staffId, expiresAt });
    return { holder: caller.displayName, mine: true, expiresAt };
  });

export const giveUpLease = (context: PortalContext, caller: StaffCaller, dossierId: string): Promise<void> =>
  deleteLease(context.database, dossierId, caller.staffId);

/**
 * The dossier for an act: of the officer's unit, its row held, and leased to nobody else. An act without any lease is refused.
 * @throws AppError dossier.notFound, dossier.leaseHeld, dossier.leaseMissing
 */
export async function lockForAct(
  context: PortalContext,
  store: Store,
  caller: StaffCaller,
  dossierId: string,
): Promise<DossierRecord> {
  const dossier = await lockUnitDossier(store, caller, dossierId);
  if (!(await refuseWhenHeld(context, store, caller, dossier.id))) throw new AppError('dossier.leaseMissing');
  return dossier;
}
