import { bigserial, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { dossiers } from './dossiers.ts';

/** Payment intents: money's own ledger, apart from the dossier (rule 11). */
export const payments = pgTable(
  'payments',
  {
    id: uuid('id').primaryKey(),
    reference: text('reference').notNull().unique('payments_reference'),
    dossierId: uuid('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    accountId: uuid('account_id').notNull(),
    manifestHash: text('manifest_hash').notNull(),
    amount: integer('amount').notNull(),
    state: text('state').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    settledAt: instant('settled_at'),
    transactionNo: text('transaction_no'),
    nextQueryAt: instant('next_query_at'),
  },
  (table) => [index('payments_dossier').on(table.dossierId), index('payments_open').on(table.state, table.nextQueryAt)],
);

/** Every message of the gateway as it came, with what was answered: kept for tracing (Decree 45/2020 Art 13.7, 13.8). */
export const gatewayMessages = pgTable('gateway_messages', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  reference: text('reference').notNull(),
  receivedAt: instant('received_at').notNull(),
  origin: text('origin').notNull(),
  content: jsonb('content').notNull(),
  outcome: text('outcome').notNull(),
});
