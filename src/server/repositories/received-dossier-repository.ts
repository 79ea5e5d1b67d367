import { type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Account } from '#domain/api/accounts.ts';
import { accounts } from '#server/database/schema/accounts.ts';
import { procedureVersions } from '#server/database/schema/catalogue.ts';
import { dossierEvents, dossierRevisions, dossiers, issuedDocuments, parts } from '#server/database/schema/dossiers.ts';
import { auditLog, commands, notices, outgoingMessages } from '#server/database/schema/journal.ts';
import { toAccount } from './account-repository.ts';
import type { CommandClaim } from './command-repository.ts';
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

export async function findSubmissionGround(
  store: Store,
  asked: {
    readonly dossierId: string;
    readonly accountId: string;
    readonly procedureCode: string;
    readonly hashes: readonly string[];
    readonly command?: CommandClaim | undefined;
  },
): Promise<SubmissionGround> {
  const { command, hashes } = asked;
  const { rows } = (await store.execute(sql`select
    exists (select from ${dossiers} where ${dossiers.id} = ${asked.dossierId}) or exists (
      select from ${commands} where ${commands.caller} = ${command?.caller ?? ''} and ${commands.route} = ${command?.route ?? ''}
        and ${commands.commandId} = ${command?.commandId ?? null}) as known,
    (select jsonb_agg(jsonb_build_object('hash', ${procedureVersions.hash}, 'publishedAt', ${procedureVersions.publishedAt})
        order by ${procedureVersions.version} desc)
      from ${procedureVersions}
      where ${procedureVersions.code} = ${asked.procedureCode} and ${procedureVersions.releaseStage} <> 'DRAFT') as versions,
    (select jsonb_agg(to_jsonb(held)) from ${parts} held
      where held.account_id = ${asked.accountId}
        and held.sha256 in (select jsonb_array_elements_text(${JSON.stringify(hashes)}::jsonb))) as parts,
    (select to_jsonb(own) from ${accounts} own where own.id = ${asked.accountId}) as account`)) as {
    rows: { known: boolean; versions: SubmissionGround['versions'] | null; parts: Json[] | null; account: Json | null }[];
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

const rowsOf = (table: PgTable, all: SQL, place: string): SQL =>
  sql`(${writtenColumns(table)}) select ${writtenColumns(table)} from jsonb_populate_recordset(null::${table}, ${all} -> ${sql.raw(`'${place}'`)})`;

const isTaken = (fault: unknown): boolean =>
  fault instanceof Error && ((fault as { code?: unknown }).code === '23505' || isTaken(fault.cause));

/**
 * Writes all of it in one statement, which is one round trip and, outside of a transaction, one commit: all or nothing either way.
 * False, and nothing written, where the dossier's id, its reference or the command's id is there already.
 */
export async function insertReceivedDossier(store: Store, received: ReceivedRows): Promise<boolean> {
  const places: [string, PgTable, readonly object[]][] = [
    ['revisions', dossierRevisions, [received.revision]],
    ['events', dossierEvents, received.events],
    ['audit', auditLog, received.audit],
    ['documents', issuedDocuments, [received.document]],
    ['notices', notices, received.notices],
    ['messages', outgoingMessages, received.messages],
    ['commands', commands, received.command === undefined ? [] : [received.command]],
  ];
  const content = Object.fromEntries([
    ['dossiers', [toJsonRow(dossiers, received.dossier)]],
    ...places.map(([place, table, rows]) => [place, rows.map((row) => toJsonRow(table, row))]),
  ]);
  const all = sql`(select content from given)`;
  const written = places.map(
    ([place, table]) =>
      sql`${sql.identifier(`new_${place}`)} as (insert into ${table} ${rowsOf(table, all, place)} where exists (select from received))`,
  );
  // What hangs on the dossier is written where it was; a command's id that is taken undoes the statement.
  const statement = sql`with given as materialized (select ${JSON.stringify(content)}::jsonb as content),
    received as (insert into ${dossiers} ${rowsOf(dossiers, all, 'dossiers')} on conflict do nothing returning id),
    ${sql.join(written, sql`, `)}
    select id from received`;
  try {
    const { rows } = (await store.execute(statement)) as { rows: unknown[] };
    return rows.length > 0;
  } catch (fault) {
    if (received.command !== undefined && isTaken(fault)) return false;
    throw fault;
  }
}
