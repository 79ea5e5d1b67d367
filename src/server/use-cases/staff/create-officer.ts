import { StaffId, type UnitId } from '#domain/api/primitives.ts';
import type { ActorRole } from '#domain/dossiers/transitions.ts';
import { insertAuditEntry } from '#server/repositories/audit-repository.ts';
import {
  countDemonstrationOfficers,
  findOfficerByUsername,
  insertOfficer,
  updateOfficerPassword,
} from '#server/repositories/staff-repository.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

export interface NewOfficer {
  readonly username: string;
  readonly displayName: string;
  readonly unitId: UnitId;
  readonly roles: readonly ActorRole[];
  readonly password: string;
  /** To try the portal out with: in production such an officer is nobody. */
  readonly demonstration?: boolean;
}

/** False when the name is taken. The password is kept as an argon2id hash only. */
export async function createOfficer(context: PortalContext, wish: NewOfficer): Promise<boolean> {
  const now = instantNow(context);
  const id = StaffId.parse(context.randomUuid());
  const created = await insertOfficer(context.database, {
    id,
    username: wish.username.trim().toLowerCase(),
    displayName: wish.displayName.normalize('NFC').trim(),
    unitId: wish.unitId,
    roles: wish.roles,
    passwordHash: await context.hashPassword(wish.password),
    demonstration: wish.demonstration ?? false,
    failedAttempts: 0,
    lockedUntil: null,
    createdAt: now,
  });
  if (created) {
    await insertAuditEntry(context.database, { at: now, actorKind: 'operator', actorId: id, action: 'createOfficer' });
  }
  return created;
}

/** Gives an officer that exists the demonstration's password; whose password is shown is the demonstration's. */
export async function takeIntoDemonstration(
  context: PortalContext,
  username: string,
  password: string,
): Promise<boolean> {
  const officer = await findOfficerByUsername(context.database, username.trim().toLowerCase());
  if (officer === undefined) return false;
  const passwordHash = await context.hashPassword(password);
  await updateOfficerPassword(context.database, officer.id, { passwordHash, demonstration: true });
  return true;
}

/** How many officers of the demonstration a database holds: in production none of them may sign in. */
export const countDemonstrationStaff = (context: PortalContext): Promise<number> =>
  countDemonstrationOfficers(context.database);
