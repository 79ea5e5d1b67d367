import { eq, lt, sql } from 'drizzle-orm';
import { sessions } from '#server/database/schema/accounts.ts';
import { fixedStatement } from './fixed-statement.ts';
import { toInstant } from './instants.ts';
import { fromJsonRow, writtenColumns } from './rows-as-json.ts';
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

/** Asked with every request. */
const sessionQuery = fixedStatement(
  ['tokenHash'],
  (value) =>
    sql`select ${writtenColumns(sessions)} from ${sessions} where ${sessions.tokenHash} = ${value('tokenHash')}`,
);

export async function findSession(store: Store, tokenHash: string): Promise<Session | undefined> {
  const { rows } = (await store.execute(sessionQuery({ tokenHash }))) as { rows: Record<string, unknown>[] };
  if (rows[0] === undefined) return undefined;
  const row = fromJsonRow(sessions, rows[0]);
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
