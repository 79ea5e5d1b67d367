import type { StaffId } from '#domain/api/primitives.ts';
import { deleteSession, insertSession } from '#server/repositories/session-repository.ts';
import type { Store } from '#server/repositories/store.ts';
import { instantIn, instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { CITIZEN_SESSION, DEVICE_SESSION, hashToken, newToken, STAFF_SESSION } from './session-tokens.ts';

export interface IssuedToken {
  readonly token: string;
  readonly lifetimeSeconds: number;
}

async function issue(
  context: PortalContext,
  store: Store,
  who: { deviceId?: string; accountId?: string; staffId?: StaffId },
  lifetime: number,
): Promise<IssuedToken> {
  const token = newToken(context);
  const now = instantNow(context);
  await insertSession(store, {
    tokenHash: hashToken(token),
    deviceId: who.deviceId ?? null,
    accountId: who.accountId ?? null,
    staffId: who.staffId ?? null,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: instantIn(context, lifetime),
  });
  return { token, lifetimeSeconds: Math.floor(lifetime / 1000) };
}

/** A device introduces itself: a guest's session. */
export const introduceDevice = (context: PortalContext): Promise<IssuedToken> =>
  issue(context, context.database, { deviceId: context.randomUuid() }, DEVICE_SESSION);

/** A citizen's session takes the place of the device's, under a new token (session fixation). */
export async function beginCitizenSession(
  context: PortalContext,
  store: Store,
  deviceId: string,
  accountId: string,
  formerToken: string | undefined,
): Promise<IssuedToken> {
  if (formerToken !== undefined) await deleteSession(store, hashToken(formerToken));
  return issue(context, store, { deviceId, accountId }, CITIZEN_SESSION);
}

export const beginStaffSession = (context: PortalContext, staffId: StaffId): Promise<IssuedToken> =>
  issue(context, context.database, { staffId }, STAFF_SESSION);

/** Signing out: the session ends; a citizen's device is a guest again. */
export async function endSession(
  context: PortalContext,
  token: string,
  deviceId: string | undefined,
): Promise<IssuedToken | undefined> {
  await deleteSession(context.database, hashToken(token));
  return deviceId === undefined ? undefined : issue(context, context.database, { deviceId }, DEVICE_SESSION);
}
