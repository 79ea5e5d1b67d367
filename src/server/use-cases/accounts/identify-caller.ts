import { findSession, updateSessionExpiry } from '#server/repositories/session-repository.ts';
import { findOfficer } from '#server/repositories/staff-repository.ts';
import type { Caller } from '#server/use-cases/caller.ts';
import { instantIn, instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { CITIZEN_SESSION, DEVICE_SESSION, hashToken, STAFF_SESSION } from './session-tokens.ts';

const HOUR = 3_600_000;

/** Who a token stands for; `expired` where it stood for somebody once. The session slides on, at most one write an hour. */
export async function identifyCaller(
  context: PortalContext,
  token: string,
  side: 'public' | 'staff',
): Promise<{ caller: Caller; expired: boolean }> {
  const nobody = { kind: 'nobody' } as const;
  const session = await findSession(context.database, hashToken(token));
  const now = instantNow(context);
  if (session === undefined) return { caller: nobody, expired: true };
  if (session.expiresAt <= now) return { caller: nobody, expired: true };
  const { staffId, accountId, deviceId, tokenHash } = session;
  if ((side === 'staff') !== (staffId !== null)) return { caller: nobody, expired: false };
  const lifetime = staffId !== null ? STAFF_SESSION : accountId !== null ? CITIZEN_SESSION : DEVICE_SESSION;
  if (Date.parse(now) - Date.parse(session.lastSeenAt) > Math.min(HOUR, lifetime / 10)) {
    await updateSessionExpiry(context.database, tokenHash, now, instantIn(context, lifetime));
  }
  if (staffId !== null) {
    const officer = await findOfficer(context.database, staffId);
    if (officer === undefined || (officer.demonstration && !context.demonstration))
      return { caller: nobody, expired: true };
    const { unitId, roles, displayName } = officer;
    return { caller: { kind: 'staff', staffId: officer.id, unitId, roles, displayName }, expired: false };
  }
  if (deviceId === null) return { caller: nobody, expired: true };
  if (accountId !== null) return { caller: { kind: 'citizen', deviceId, accountId }, expired: false };
  return { caller: { kind: 'device', deviceId }, expired: false };
}
