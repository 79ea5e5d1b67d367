import { and, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { signInChallenges } from '#server/database/schema/accounts.ts';
import { toInstant, toInstantOrNull } from './instants.ts';
import type { Store } from './store.ts';

export interface SignInChallenge {
  readonly id: string;
  readonly deviceId: string;
  readonly channel: 'EMAIL' | 'SMS';
  readonly address: string;
  readonly codeHash: string;
  readonly attempts: number;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly verifiedAt: string | null;
  readonly usedAt: string | null;
}

const toChallenge = (row: typeof signInChallenges.$inferSelect): SignInChallenge => ({
  ...row,
  channel: row.channel === 'SMS' ? 'SMS' : 'EMAIL',
  createdAt: toInstant(row.createdAt),
  expiresAt: toInstant(row.expiresAt),
  verifiedAt: toInstantOrNull(row.verifiedAt),
  usedAt: toInstantOrNull(row.usedAt),
});

/** Held until the transaction ends: who asks for codes to one address at one moment gets them one after the other. */
export async function holdAddress(store: Store, address: string): Promise<void> {
  await store.execute(sql`select pg_advisory_xact_lock(hashtext(${`sign-in ${address}`}))`);
}

export async function insertChallenge(store: Store, challenge: SignInChallenge): Promise<void> {
  await store.insert(signInChallenges).values(challenge);
}

/** Only for the device that asked: a code that was overheard is worth nothing elsewhere. */
export async function findChallenge(store: Store, id: string, deviceId: string): Promise<SignInChallenge | undefined> {
  const [row] = await store
    .select()
    .from(signInChallenges)
    .where(and(eq(signInChallenges.id, id), eq(signInChallenges.deviceId, deviceId)))
    .for('update');
  return row === undefined ? undefined : toChallenge(row);
}

export async function listChallengesSince(store: Store, address: string, since: string): Promise<SignInChallenge[]> {
  const rows = await store
    .select()
    .from(signInChallenges)
    .where(and(eq(signInChallenges.address, address), gt(signInChallenges.createdAt, since)))
    .orderBy(desc(signInChallenges.createdAt));
  return rows.map(toChallenge);
}

export async function countAttempt(store: Store, id: string): Promise<void> {
  await store
    .update(signInChallenges)
    .set({ attempts: sql`${signInChallenges.attempts} + 1` })
    .where(eq(signInChallenges.id, id));
}

export async function markVerified(store: Store, id: string, at: string): Promise<void> {
  await store.update(signInChallenges).set({ verifiedAt: at }).where(eq(signInChallenges.id, id));
}

/** False when it was used before: a verified code opens one account once. */
export async function markUsed(store: Store, id: string, at: string): Promise<boolean> {
  const rows = await store
    .update(signInChallenges)
    .set({ usedAt: at })
    .where(and(eq(signInChallenges.id, id), isNull(signInChallenges.usedAt)))
    .returning({ id: signInChallenges.id });
  return rows.length > 0;
}

export async function deleteChallengesBefore(store: Store, instant: string): Promise<void> {
  await store.delete(signInChallenges).where(lt(signInChallenges.createdAt, instant));
}
