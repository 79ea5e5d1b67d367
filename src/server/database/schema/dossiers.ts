import { bigserial, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { instant } from './columns.ts';

/** Files that were uploaded whole and checked; each belongs to the account that sent it. */
export const parts = pgTable(
  'parts',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    sha256: text('sha256').notNull(),
    size: integer('size').notNull(),
    mediaType: text('media_type').notNull(),
    storageKey: text('storage_key').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.sha256] })],
);

export const dossiers = pgTable(
  'dossiers',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    procedureCode: text('procedure_code').notNull(),
    procedureHash: text('procedure_hash').notNull(),
    competentUnitId: text('competent_unit_id').notNull(),
    submissionReference: text('submission_reference').notNull().unique('dossiers_submission_reference'),
    dossierCode: text('dossier_code').unique('dossiers_dossier_code'),
    status: text('status').notNull(),
    /** States to go back to (`previous` in the table of transitions), the latest last. */
    earlierStatuses: jsonb('earlier_statuses').$type<string[]>().notNull(),
    paymentStatus: text('payment_status').notNull(),
    amountDue: integer('amount_due').notNull(),
    amountPaid: integer('amount_paid').notNull(),
    revision: integer('revision').notNull(),
    clocks: jsonb('clocks').notNull(),
    submittedAt: instant('submitted_at').notNull(),
    officialReceivedAt: instant('official_received_at').notNull(),
    acceptedAt: instant('accepted_at'),
    /** The case of the procedure that it was accepted under. */
    caseCode: text('case_code'),
    /** Until when the fee that is due may be paid. */
    paymentDueAt: instant('payment_due_at'),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    index('dossiers_account').on(table.accountId, table.updatedAt),
    index('dossiers_unit').on(table.competentUnitId, table.status),
  ],
);

/** What was committed each time; never changed (Decree 45/2020 Art 12: the history of changes is kept). */
export const dossierRevisions = pgTable(
  'dossier_revisions',
  {
    dossierId: uuid('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    revision: integer('revision').notNull(),
    manifest: jsonb('manifest').notNull(),
    manifestHash: text('manifest_hash').notNull(),
    answers: jsonb('answers').notNull(),
    receipt: text('receipt').notNull(),
    committedAt: instant('committed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.dossierId, table.revision] })],
);

export const dossierEvents = pgTable(
  'dossier_events',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    dossierId: uuid('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    at: instant('at').notNull(),
    action: text('action').notNull(),
    fromStatus: text('from_status'),
    toStatus: text('to_status').notNull(),
    byRole: text('by_role').notNull(),
    unitId: text('unit_id'),
    reason: text('reason'),
    /** Of a refusal: the article that it rests on. */
    legalGround: text('legal_ground'),
  },
  (table) => [index('dossier_events_dossier').on(table.dossierId, table.id)],
);

export const supplementRequests = pgTable(
  'supplement_requests',
  {
    dossierId: uuid('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    number: integer('number').notNull(),
    askedAt: instant('asked_at').notNull(),
    dueAt: instant('due_at').notNull(),
    points: jsonb('points').notNull(),
    secondRequestReason: text('second_request_reason'),
    completedAt: instant('completed_at'),
  },
  (table) => [primaryKey({ columns: [table.dossierId, table.number] })],
);

/** Papers of the agency. A form is printed from `facts`, which never change; a result is a file. */
export const issuedDocuments = pgTable(
  'issued_documents',
  {
    id: uuid('id').primaryKey(),
    dossierId: uuid('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    kind: text('kind').notNull(),
    code: text('code'),
    issuedAt: instant('issued_at').notNull(),
    facts: jsonb('facts'),
    storageKey: text('storage_key'),
    size: integer('size'),
  },
  (table) => [index('issued_documents_dossier').on(table.dossierId)],
);

/** Amounts that officers set for fee lines which the rules leave open: who, how much, and on which ground. */
export const feeAssessments = pgTable(
  'fee_assessments',
  {
    dossierId: uuid('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    ruleId: text('rule_id').notNull(),
    amount: integer('amount').notNull(),
    ground: text('ground').notNull(),
    staffId: uuid('staff_id').notNull(),
    assessedAt: instant('assessed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.dossierId, table.ruleId] })],
);

export const leases = pgTable('leases', {
  dossierId: uuid('dossier_id')
    .primaryKey()
    .references(() => dossiers.id),
  staffId: uuid('staff_id').notNull(),
  expiresAt: instant('expires_at').notNull(),
});

/** The ordinal of the day by unit: dossier codes have no gaps and no doubles (Circular 01/2018 Art 19). */
export const dossierCodeSequences = pgTable(
  'dossier_code_sequences',
  { unitId: text('unit_id').notNull(), day: text('day').notNull(), last: integer('last').notNull() },
  (table) => [primaryKey({ columns: [table.unitId, table.day] })],
);
