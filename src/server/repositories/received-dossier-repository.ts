import { type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Account } from '#domain/api/accounts.ts';
import { accounts } from '#server/database/schema/accounts.ts';
import { procedureVersions } from '#server/database/schema/catalogue.ts';
import { dossierEvents, dossierRevisions, dossiers, issuedDocuments, parts } from '#server/database/schema/dossiers.ts';
import { auditLog, commands, notices, outgoingMessages } from '#server/database/schema/journal.ts';
import { toAccount } from './account-repository.ts';
import type { CommandClaim } from './command-repository.ts';
import { fixedStatement } from './fixed-statement.ts';
import { toInstant } from './instants.ts';
import { type StoredPart, toPart } from './part-repository.ts';
import { fromJsonRow, toJsonRow, writtenColumns } from './rows-as-json.ts';
import type { Store } from './store.ts';

/** What a submission is checked against, read at once. */
export interface SubmissionGround {
  /** Whether this dossier, or the command that brings it, is known already. */
  readonly known: boolean;
  /** Published versions of the procedure, newest first. */
  readonly versions: readonly { readonly hash: string; readonly publishedAt: string }[];
  /** Those of the asked-for hashes that the account holds. */
  readonly parts: readonly StoredPart[];
  readonly account: Account | undefined;
}

type Json = Record<string, unknown>;

const groundQuery = fixedStatement(
  ['dossierId', 'accountId', 'procedureCode', 'hashes', 'caller', 'route', 'commandId'],
  (value) => sql`select
    exists (select from ${dossiers} where ${dossiers.id} = ${value('dossierId')}) or exists (
      select from ${commands} where ${commands.caller} = ${value('caller')} and ${commands.route} = ${value('route')}
        and ${commands.commandId} = ${value('commandId')}) as known,
    (select jsonb_agg(jsonb_build_object('hash', ${procedureVersions.hash}, 'publishedAt', ${procedureVersions.publishedAt})
        order by ${procedureVersions.version} desc)
      from ${procedureVersions}
      where ${procedureVersions.code} = ${value('procedureCode')} and ${procedureVersions.releaseStage} <> 'DRAFT') as versions,
    (select jsonb_agg(to_jsonb(held)) from ${parts} held
      where held.account_id = ${value('accountId')}
        and held.sha256 in (select jsonb_array_elements_text(${value('hashes')}::jsonb))) as parts,
    (select to_jsonb(own) from ${accounts} own where own.id = ${value('accountId')}) as account`,
);

export async function findSubmissionGround(
  store: Store,
  {
    command,
    hashes,
    ...ids
  }: {
    readonly dossierId: string;
    readonly accountId: string;
    readonly procedureCode: string;
    readonly hashes: readonly string[];
    readonly command?: CommandClaim | undefined;
  },
): Promise<SubmissionGround> {
  const { caller = null, route = null, commandId = null } = command ?? {};
  const query = groundQuery({ ...ids, hashes: JSON.stringify(hashes), caller, route, commandId });
  const { rows } = (await store.execute(query)) as {
    rows: {
      known: boolean;
      versions: SubmissionGround['versions'] | null;
      parts: Json[] | null;
      account: Json | null;
    }[];
  };
  const [row] = rows;
  return {
    known: row?.known ?? false,
    versions: (row?.versions ?? []).map(({ hash, publishedAt }) => ({ hash, publishedAt: toInstant(publishedAt) })),
    parts: (row?.parts ?? []).map((json) => toPart(fromJsonRow(parts, json))),
    account: row?.account ? toAccount(fromJsonRow(accounts, row.account)) : undefined,
  };
}

/** Everything that a dossier's first commit writes. */
export interface ReceivedRows {
  readonly dossier: typeof dossiers.$inferInsert;
  readonly revision: typeof dossierRevisions.$inferInsert;
  readonly events: readonly (typeof dossierEvents.$inferInsert)[];
  readonly audit: readonly (typeof auditLog.$inferInsert)[];
  readonly document: typeof issuedDocuments.$inferInsert;
  readonly notices: readonly (typeof notices.$inferInsert)[];
  readonly messages: readonly (typeof outgoingMessages.$inferInsert)[];
  /** Absent where the command was claimed before. */
  readonly command?: typeof commands.$inferInsert | undefined;
}

/** By their place in the content; the dossier itself is written before them. */
const TABLES = {
  revisions: dossierRevisions,
  events: dossierEvents,
  audit: auditLog,
  documents: issuedDocuments,
  notices,
  messages: outgoingMessages,
  commands,
} as const;

const rowsOf = (table: PgTable, place: string): SQL =>
  sql`(${writtenColumns(table)}) select ${writtenColumns(table)}
    from jsonb_populate_recordset(null::${table}, (select content from given) -> ${sql.raw(`'${place}'`)})`;

/** What hangs on the dossier is written where it was; a command's id that is taken undoes the whole statement. */
const insertAll = fixedStatement(
  ['content'],
  (value) => sql`with given as materialized (select ${value('content')}::jsonb as content),
    received as (insert into ${dossiers} ${rowsOf(dossiers, 'dossiers')} on conflict do nothing returning id),
    ${sql.join(
      Object.entries(TABLES).map(
        ([place, table]) =>
          sql`${sql.identifier(`new_${place}`)} as (
            insert into ${table} ${rowsOf(table, place)} where exists (select from received))`,
      ),
      sql`, `,
    )}
    select id from received`,
);

const isTaken = (fault: unknown): boolean =>
  fault instanceof Error && ((fault as { code?: unknown }).code === '23505' || isTaken(fault.cause));

/**
 * Writes all of it in one statement, which is one round trip and, outside of a transaction, one commit: all or nothing either way.
 * False, and nothing written, where the dossier's id, its reference or the command's id is there already.
 */
export async function insertReceivedDossier(store: Store, received: ReceivedRows): Promise<boolean> {
  const { command } = received;
  const content = {
    dossiers: [toJsonRow(dossiers, received.dossier)],
    revisions: [toJsonRow(dossierRevisions, received.revision)],
    events: received.events.map((row) => toJsonRow(dossierEvents, row)),
    audit: received.audit.map((row) => toJsonRow(auditLog, row)),
    documents: [toJsonRow(issuedDocuments, received.document)],
    notices: received.notices.map((row) => toJsonRow(notices, row)),
    messages: received.messages.map((row) => toJsonRow(outgoingMessages, row)),
    commands: command === undefined ? [] : [toJsonRow(commands, command)],
  };
  try {
    const { rows } = (await store.execute(insertAll({ content: JSON.stringify(content) }))) as { rows: unknown[] };
    return rows.length > 0;
  } catch (fault) {
    if (command !== undefined && isTaken(fault)) return false;
    throw fault;
  }
}
