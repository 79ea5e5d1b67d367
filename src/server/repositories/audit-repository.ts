import { auditLog } from '#server/database/schema/journal.ts';
import type { Store } from './store.ts';

export interface AuditEntry {
  readonly at: string;
  readonly actorKind: 'citizen' | 'staff' | 'system' | 'gateway' | 'operator';
  readonly actorId: string | null;
  readonly action: string;
  readonly dossierId?: string;
  /** Codes and numbers only; no personal datum. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

export async function insertAuditEntry(store: Store, entry: AuditEntry): Promise<void> {
  await store.insert(auditLog).values(entry);
}
