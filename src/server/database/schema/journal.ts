import { bigserial, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Commands that were carried out, with their answers: same id, same answer, for 400 days (rule 4). */
export const commands = pgTable(
  'commands',
  {
    caller: text('caller').notNull(),
    route: text('route').notNull(),
    commandId: uuid('command_id').notNull(),
    contentHash: text('content_hash').notNull(),
    answer: jsonb('answer'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caller, table.route, table.commandId] }),
    index('commands_age').on(table.createdAt),
  ],
);

/** Who did what to which dossier. Rows are only ever added: a trigger refuses the rest. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: instant('at').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id'),
    action: text('action').notNull(),
    dossierId: uuid('dossier_id'),
    detail: jsonb('detail'),
  },
  (table) => [index('audit_log_dossier').on(table.dossierId, table.id)],
);

/** Notices in the app: the record; messages are best effort. */
export const notices = pgTable(
  'notices',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id').notNull(),
    dossierId: uuid('dossier_id').notNull(),
    at: instant('at').notNull(),
    kind: text('kind').notNull(),
    reference: text('reference').notNull(),
    dueAt: instant('due_at'),
    readAt: instant('read_at'),
  },
  (table) => [index('notices_account').on(table.accountId, table.at)],
);

/** E-mail and SMS waiting to go out; written in the transaction that they tell of, sent after it. */
export const outgoingMessages = pgTable(
  'outgoing_messages',
  {
    id: uuid('id').primaryKey(),
    channel: text('channel').notNull(),
    address: text('address').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    attempts: integer('attempts').notNull(),
    nextTryAt: instant('next_try_at'),
    sentAt: instant('sent_at'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('outgoing_messages_due').on(table.nextTryAt)],
);
