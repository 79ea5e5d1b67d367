import { and, eq, lt } from 'drizzle-orm';
import { commands } from '#server/database/schema/journal.ts';
import type { Store } from './store.ts';

/** Rule 4: (caller, route, id) names a command for 400 days. */
export interface CommandKey {
  readonly caller: string;
  readonly route: string;
  readonly commandId: string;
}

/** A command as it is carried out for the first time. */
export interface CommandClaim extends CommandKey {
  /** SHA-256 of the canonical JSON of what it asks for. */
  readonly contentHash: string;
}

const where = (key: CommandKey) =>
  and(eq(commands.caller, key.caller), eq(commands.route, key.route), eq(commands.commandId, key.commandId));

/** True for the first; a second at the same time waits here until the first has ended. */
export async function claimCommand(store: Store, key: CommandKey, contentHash: string, now: string): Promise<boolean> {
  const rows = await store
    .insert(commands)
    .values({ ...key, contentHash, createdAt: now })
    .onConflictDoNothing()
    .returning({ commandId: commands.commandId });
  return rows.length > 0;
}

export async function findCommand(
  store: Store,
  key: CommandKey,
): Promise<{ contentHash: string; answer: unknown } | undefined> {
  const [row] = await store.select().from(commands).where(where(key));
  return row === undefined ? undefined : { contentHash: row.contentHash, answer: row.answer };
}

export async function storeCommandAnswer(store: Store, key: CommandKey, answer: unknown): Promise<void> {
  await store
    .update(commands)
    .set({ answer: answer ?? null })
    .where(where(key));
}

export async function deleteCommandsBefore(store: Store, instant: string): Promise<void> {
  await store.delete(commands).where(lt(commands.createdAt, instant));
}
