import { and, count, eq, isNotNull, isNull, min } from 'drizzle-orm';
import { dossiers } from '#server/database/schema/dossiers.ts';
import { outgoingMessages } from '#server/database/schema/journal.ts';
import { payments } from '#server/database/schema/payments.ts';
import { toInstantOrNull } from './instants.ts';
import type { Store } from './store.ts';

/** Numbers for whoever watches over the portal; nobody can be told from them. */
export interface PortalFigures {
  readonly dossiersByStatus: ReadonlyMap<string, number>;
  readonly paymentsOpen: number;
  readonly messagesWaiting: number;
  readonly oldestMessageAt: string | null;
}

export async function readFigures(store: Store): Promise<PortalFigures> {
  const byStatus = await store
    .select({ status: dossiers.status, count: count() })
    .from(dossiers)
    .groupBy(dossiers.status);
  const [open] = await store.select({ count: count() }).from(payments).where(eq(payments.state, 'PENDING'));
  const [waiting] = await store
    .select({ count: count(), oldest: min(outgoingMessages.createdAt) })
    .from(outgoingMessages)
    .where(and(isNull(outgoingMessages.sentAt), isNotNull(outgoingMessages.nextTryAt)));
  return {
    dossiersByStatus: new Map(byStatus.map((it) => [it.status, it.count])),
    paymentsOpen: open?.count ?? 0,
    messagesWaiting: waiting?.count ?? 0,
    oldestMessageAt: toInstantOrNull(waiting?.oldest ?? null),
  };
}
