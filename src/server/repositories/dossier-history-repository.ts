import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import * as z from 'zod/mini';
import { DossierEvent, SupplementPoint, type SupplementRequest } from '#domain/api/dossiers.ts';
import { dossierEvents, leases, supplementRequests } from '#server/database/schema/dossiers.ts';
import { toInstant, toInstantOrNull } from './instants.ts';
import type { Store } from './store.ts';

export function toEventRow(dossierId: string, event: DossierEvent): typeof dossierEvents.$inferInsert {
  const { from, to, by, ...rest } = event;
  return { ...rest, dossierId, fromStatus: from, toStatus: to, byRole: by };
}

export async function insertEvent(store: Store, dossierId: string, event: DossierEvent): Promise<void> {
  await store.insert(dossierEvents).values(toEventRow(dossierId, event));
}

export async function listEvents(store: Store, dossierId: string): Promise<DossierEvent[]> {
  const rows = await store
    .select()
    .from(dossierEvents)
    .where(eq(dossierEvents.dossierId, dossierId))
    .orderBy(asc(dossierEvents.id));
  return rows.map((row) =>
    DossierEvent.parse({ ...row, at: toInstant(row.at), from: row.fromStatus, to: row.toStatus, by: row.byRole }),
  );
}

export async function listSupplementRequests(store: Store, dossierId: string): Promise<SupplementRequest[]> {
  const rows = await store
    .select()
    .from(supplementRequests)
    .where(eq(supplementRequests.dossierId, dossierId))
    .orderBy(asc(supplementRequests.number));
  return rows.map((row) => ({
    number: row.number,
    askedAt: toInstant(row.askedAt),
    dueAt: toInstant(row.dueAt),
    points: z.array(SupplementPoint).parse(row.points),
    completedAt: toInstantOrNull(row.completedAt),
  }));
}

export async function insertSupplementRequest(
  store: Store,
  dossierId: string,
  request: SupplementRequest & { readonly secondRequestReason: string | null },
): Promise<void> {
  await store.insert(supplementRequests).values({ ...request, dossierId });
}

export async function completeSupplementRequests(store: Store, dossierId: string, at: string): Promise<void> {
  await store
    .update(supplementRequests)
    .set({ completedAt: at })
    .where(and(eq(supplementRequests.dossierId, dossierId), isNull(supplementRequests.completedAt)));
}

export interface StoredLease {
  readonly dossierId: string;
  readonly staffId: string;
  readonly expiresAt: string;
}

/** Leases that have not lapsed. */
export async function listLeases(store: Store, dossierIds: readonly string[], now: string): Promise<StoredLease[]> {
  if (dossierIds.length === 0) return [];
  const rows = await store
    .select()
    .from(leases)
    .where(and(inArray(leases.dossierId, [...dossierIds]), gt(leases.expiresAt, now)));
  return rows.map((row) => ({ ...row, expiresAt: toInstant(row.expiresAt) }));
}

export async function putLease(store: Store, lease: StoredLease): Promise<void> {
  const { staffId, expiresAt } = lease;
  await store
    .insert(leases)
    .values(lease)
    .onConflictDoUpdate({ target: leases.dossierId, set: { staffId, expiresAt } });
}

export async function deleteLease(store: Store, dossierId: string, staffId: string): Promise<void> {
  await store.delete(leases).where(and(eq(leases.dossierId, dossierId), eq(leases.staffId, staffId)));
}
