import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Versions of procedures, content-addressed: a version never changes once it was published (rule 12). */
export const procedureVersions = pgTable(
  'procedure_versions',
  {
    hash: text('hash').primaryKey(),
    code: text('code').notNull(),
    version: integer('version').notNull(),
    releaseStage: text('release_stage').notNull(),
    formHash: text('form_hash'),
    content: jsonb('content').notNull(),
    publishedAt: instant('published_at').notNull(),
  },
  (table) => [uniqueIndex('procedure_versions_code_version').on(table.code, table.version)],
);

export const formDefinitions = pgTable(
  'form_definitions',
  {
    hash: text('hash').primaryKey(),
    formCode: text('form_code').notNull(),
    version: integer('version').notNull(),
    content: jsonb('content').notNull(),
  },
  (table) => [index('form_definitions_code').on(table.formCode)],
);

/** Data of the province by name (profile, calendar, units): replaced as a whole when its hash differs. */
export const publicDocuments = pgTable('public_documents', {
  name: text('name').primaryKey(),
  hash: text('hash').notNull(),
  content: jsonb('content').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

/**
 * The national catalogue as it came: the row of its list and, where there is one, the full record, both raw. A code that is gone
 * from the newest import stays and says so.
 */
export const nationalProcedures = pgTable('national_procedures', {
  code: text('code').primaryKey(),
  version: integer('version').notNull(),
  /** Of both raw parts in canonical form (RFC 8785). */
  hash: text('hash').notNull(),
  row: jsonb('row'),
  record: jsonb('record'),
  inLatest: boolean('in_latest').notNull(),
  importedAt: instant('imported_at').notNull(),
});

/** What a record said before an import changed it. */
export const nationalVersions = pgTable(
  'national_versions',
  {
    code: text('code').notNull(),
    version: integer('version').notNull(),
    hash: text('hash').notNull(),
    row: jsonb('row'),
    record: jsonb('record'),
    importedAt: instant('imported_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.code, table.version] })],
);
