import { and, asc, eq, isNull, lt, lte, sql } from 'drizzle-orm';
import { outgoingMessages } from '#server/database/schema/journal.ts';
import type { Store } from './store.ts';

export interface OutgoingMessage {
  readonly id: string;
  readonly channel: 'EMAIL' | 'SMS';
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  readonly attempts: number;
}

export type NewMessage = Omit<OutgoingMessage, 'attempts'>;

export const toMessageRow = (message: NewMessage, now: string): typeof outgoingMessages.$inferInsert => ({
  ...message,
  attempts: 0,
  nextTryAt: now,
  createdAt: now,
});

export async function insertMessage(store: Store, message: NewMessage, now: string): Promise<void> {
  await store.insert(outgoingMessages).values(toMessageRow(message, now));
}

/** Due messages, held for this transaction: another node takes others. */
export async function takeDueMessages(store: Store, now: string, limit: number): Promise<OutgoingMessage[]> {
  const rows = await store
    .select()
    .from(outgoingMessages)
    .where(and(isNull(outgoingMessages.sentAt), lte(outgoingMessages.nextTryAt, now)))
    .orderBy(asc(outgoingMessages.nextTryAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  return rows.map((row) => ({ ...row, channel: row.channel === 'SMS' ? 'SMS' : 'EMAIL' }));
}

/** Held away from other senders until `nextTryAt`; then tried again unless it was marked sent. */
export async function scheduleMessage(store: Store, id: string, nextTryAt: string | null): Promise<void> {
  await store
    .update(outgoingMessages)
    .set({ nextTryAt, attempts: sql`${outgoingMessages.attempts} + 1` })
    .where(eq(outgoingMessages.id, id));
}

export async function markMessageSent(store: Store, id: string, sentAt: string): Promise<void> {
  // Address and text have served: only that a message went out stays.
  await store
    .update(outgoingMessages)
    .set({ sentAt, nextTryAt: null, address: '', body: '' })
    .where(eq(outgoingMessages.id, id));
}

export async function deleteMessagesBefore(store: Store, instant: string): Promise<void> {
  await store.delete(outgoingMessages).where(lt(outgoingMessages.createdAt, instant));
}
