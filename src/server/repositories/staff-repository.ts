import { count, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { StaffId, UnitId } from '#domain/api/primitives.ts';
import { ActorRole } from '#domain/dossiers/transitions.ts';
import { staff } from '#server/database/schema/accounts.ts';
import { toInstant, toInstantOrNull } from './instants.ts';
import type { Store } from './store.ts';

export interface Officer {
  readonly id: StaffId;
  readonly username: string;
  readonly displayName: string;
  readonly unitId: UnitId;
  readonly roles: readonly ActorRole[];
  readonly passwordHash: string;
  /** Made by the demonstration. */
  readonly demonstration: boolean;
  readonly failedAttempts: number;
  readonly lockedUntil: string | null;
  readonly createdAt: string;
}

const toOfficer = (row: typeof staff.$inferSelect): Officer => ({
  ...row,
  id: StaffId.parse(row.id),
  unitId: UnitId.parse(row.unitId),
  roles: z.array(ActorRole).parse(row.roles),
  lockedUntil: toInstantOrNull(row.lockedUntil),
  createdAt: toInstant(row.createdAt),
});

export async function findOfficer(store: Store, id: string): Promise<Officer | undefined> {
  const [row] = await store.select().from(staff).where(eq(staff.id, id));
  return row === undefined ? undefined : toOfficer(row);
}

export async function findOfficerByUsername(store: Store, username: string): Promise<Officer | undefined> {
  const [row] = await store.select().from(staff).where(eq(staff.username, username));
  return row === undefined ? undefined : toOfficer(row);
}

/** False when the name is taken. */
export async function insertOfficer(store: Store, officer: Officer): Promise<boolean> {
  const rows = await store
    .insert(staff)
    .values({ ...officer, roles: [...officer.roles] })
    .onConflictDoNothing()
    .returning({ id: staff.id });
  return rows.length > 0;
}

export async function updateOfficerAttempts(
  store: Store,
  id: string,
  failedAttempts: number,
  lockedUntil: string | null,
): Promise<void> {
  await store.update(staff).set({ failedAttempts, lockedUntil }).where(eq(staff.id, id));
}

export async function updateOfficerPassword(
  store: Store,
  id: string,
  change: { passwordHash: string; demonstration: boolean },
): Promise<void> {
  await store.update(staff).set(change).where(eq(staff.id, id));
}

export async function countDemonstrationOfficers(store: Store): Promise<number> {
  const [row] = await store.select({ many: count() }).from(staff).where(eq(staff.demonstration, true));
  return row?.many ?? 0;
}
