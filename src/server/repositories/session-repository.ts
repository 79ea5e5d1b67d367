import { eq, lt } from 'drizzle-orm';
import { sessions } from '#server/database/schema/accounts.ts';
import { toInstant } from './instants.ts';
import type { Store } from './store.ts';

export interface Session {
  readonly tokenHash: string;
  readonly deviceId: string | null;
  readonly accountId: string | null;
  readonly staffId: string | null;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
}

export async function findSession(store: Store, tokenHash: string): Promise<Session | undefined> {
  const [row] = await store.select().from(sessions).where(eq(sessions.tokenHash, tokenHash));
  if (row === undefined) return undefined;
  return {
    ...row,
    createdAt: toInstant(row.createdAt),
    lastSeenAt: toInstant(row.lastSeenAt),
    expiresAt: toInstant(row.expiresAt),
  };
}

export async function insertSession(store: Store, session: Session): Promise<void> {
  await store.insert(sessions).values(session);
}

export async function updateSessionExpiry(
  store: Store,
  tokenHash: string,
  lastSeenAt: string,
  expiresAt: string,
): Promise<void> {
  await store.update(sessions).set({ lastSeenAt, expiresAt }).where(eq(sessions.tokenHash, tokenHash));
}

export async function deleteSession(store: Store, tokenHash: string): Promise<void> {
  await store.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
}

export async function deleteSessionsExpiredBefore(store: Store, instant: string): Promise<void> {
  await store.delete(sessions).where(lt(sessions.expiresAt, instant));
}
