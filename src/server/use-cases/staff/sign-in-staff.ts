import { AppError } from '#domain/api/errors.ts';
import type { StaffMember } from '#domain/api/staff.ts';
import { insertAuditEntry } from '#server/repositories/audit-repository.ts';
import {
  findOfficer,
  findOfficerByUsername,
  type Officer,
  updateOfficerAttempts,
} from '#server/repositories/staff-repository.ts';
import { beginStaffSession, type IssuedToken } from '#server/use-cases/accounts/begin-session.ts';
import type { StaffCaller } from '#server/use-cases/caller.ts';
import { instantIn, instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

const FREE_ATTEMPTS = 5;
const MINUTE = 60_000;
const LONGEST_LOCK = 60 * MINUTE;
/** Verified when nobody has the name, so that the time taken tells nothing. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Yf8l3a8o6pQzVxLwY0dVbZ7mS0f0l7cJ1m5mXbqJ5kU';

interface Failures {
  readonly attempts: number;
  readonly lockedUntil: string | null;
}

/** Names that nobody has are locked as others are: the lock tells no more than the answer does. Of this process, the oldest forgotten first. */
const strangers = new Map<string, Failures>();
const MOST_STRANGERS = 10_000;

function rememberStranger(name: string, failures: Failures): void {
  strangers.delete(name);
  const oldest = strangers.size >= MOST_STRANGERS ? strangers.keys().next().value : undefined;
  if (oldest !== undefined) strangers.delete(oldest);
  strangers.set(name, failures);
}

/** After `attempts` wrong passwords. */
function lockAfter(context: PortalContext, attempts: number): string | null {
  if (attempts < FREE_ATTEMPTS) return null;
  return instantIn(context, Math.min(LONGEST_LOCK, MINUTE * 2 ** (attempts - FREE_ATTEMPTS)));
}

async function toMember(context: PortalContext, officer: Officer): Promise<StaffMember> {
  const { agencies } = await context.catalogue.province(context.database);
  const { id, username, displayName, unitId, roles } = officer;
  const name = agencies.get(unitId)?.name ?? { vi: unitId, en: unitId };
  return { id, username, displayName, unit: { id: unitId, name }, roles: [...roles] };
}

/**
 * Staff sign-in. After five wrong passwords each further one locks the account for twice as long, up to an hour.
 * @throws AppError staff.credentialsWrong, staff.lockedOut (facts: retryAfterSeconds)
 */
export async function signInStaff(
  context: PortalContext,
  credentials: { username: string; password: string },
): Promise<{ member: StaffMember; issued: IssuedToken }> {
  const store = context.database;
  const name = credentials.username.trim().toLowerCase();
  const found = await findOfficerByUsername(store, name);
  // Whose password stood on a screen is nobody in production.
  const officer = found?.demonstration === true && !context.demonstration ? undefined : found;
  const now = instantNow(context);
  const stranger = officer === undefined ? strangers.get(name) : undefined;
  const lockedUntil = officer?.lockedUntil ?? stranger?.lockedUntil ?? null;
  if (lockedUntil !== null && lockedUntil > now) {
    const seconds = Math.ceil((Date.parse(lockedUntil) - Date.parse(now)) / 1000);
    throw new AppError('staff.lockedOut', { retryAfterSeconds: seconds });
  }
  const right = await context
    .verifyPassword(officer?.passwordHash ?? NOBODYS_HASH, credentials.password)
    .catch(() => false);
  if (officer === undefined) {
    const attempts = (stranger?.attempts ?? 0) + 1;
    rememberStranger(name, { attempts, lockedUntil: lockAfter(context, attempts) });
    throw new AppError('staff.credentialsWrong');
  }
  if (!right) {
    const failed = officer.failedAttempts + 1;
    await updateOfficerAttempts(store, officer.id, failed, lockAfter(context, failed));
    await insertAuditEntry(store, { at: now, actorKind: 'staff', actorId: officer.id, action: 'signInFailed' });
    throw new AppError('staff.credentialsWrong');
  }
  await updateOfficerAttempts(store, officer.id, 0, null);
  await insertAuditEntry(store, { at: now, actorKind: 'staff', actorId: officer.id, action: 'signIn' });
  return { member: await toMember(context, officer), issued: await beginStaffSession(context, officer.id) };
}

/** @throws AppError session.expired */
export async function readStaffMember(context: PortalContext, caller: StaffCaller): Promise<StaffMember> {
  const officer = await findOfficer(context.database, caller.staffId);
  if (officer === undefined) throw new AppError('session.expired');
  return toMember(context, officer);
}
