import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { PaymentStatus } from '#domain/api/dossiers.ts';
import { DossierId, UnitId } from '#domain/api/primitives.ts';
import type { StoredClock } from '#domain/dossiers/dossier-clocks.ts';
import { DossierStatus } from '#domain/dossiers/dossier-status.ts';
import { dossierCodeSequences, dossiers } from '#server/database/schema/dossiers.ts';
import { toInstant, toInstantOrNull } from './instants.ts';
import type { Store } from './store.ts';

/** A dossier in the small: its state, its codes, its clocks, its money. What was declared is in its revisions. */
export interface DossierRecord {
  readonly id: DossierId;
  readonly accountId: string;
  readonly procedureCode: string;
  readonly procedureHash: string;
  readonly competentUnitId: UnitId;
  readonly submissionReference: string;
  readonly dossierCode: string | null;
  readonly status: DossierStatus;
  /** States to go back to, the latest last. */
  readonly earlierStatuses: readonly DossierStatus[];
  readonly paymentStatus: PaymentStatus;
  readonly amountDue: number;
  readonly amountPaid: number;
  readonly revision: number;
  readonly clocks: readonly StoredClock[];
  readonly submittedAt: string;
  readonly officialReceivedAt: string;
  readonly acceptedAt: string | null;
  /** Of the procedure, chosen at acceptance; null before, and where the procedure has none. */
  readonly caseCode: string | null;
  /** Until when the fee that is due may be paid; kept afterwards. */
  readonly paymentDueAt: string | null;
  readonly updatedAt: string;
}

const toDossier = (row: typeof dossiers.$inferSelect): DossierRecord => ({
  ...row,
  id: DossierId.parse(row.id),
  competentUnitId: UnitId.parse(row.competentUnitId),
  status: DossierStatus.parse(row.status),
  earlierStatuses: z.array(DossierStatus).parse(row.earlierStatuses),
  paymentStatus: PaymentStatus.parse(row.paymentStatus),
  clocks: row.clocks as StoredClock[],
  submittedAt: toInstant(row.submittedAt),
  officialReceivedAt: toInstant(row.officialReceivedAt),
  acceptedAt: toInstantOrNull(row.acceptedAt),
  paymentDueAt: toInstantOrNull(row.paymentDueAt),
  updatedAt: toInstant(row.updatedAt),
});

export const toDossierRow = (record: DossierRecord): typeof dossiers.$inferInsert => ({
  ...record,
  earlierStatuses: [...record.earlierStatuses],
  clocks: [...record.clocks],
});

export async function findDossier(store: Store, id: string): Promise<DossierRecord | undefined> {
  const [row] = await store.select().from(dossiers).where(eq(dossiers.id, id));
  return row === undefined ? undefined : toDossier(row);
}

/** Held until the transaction ends: acts on one dossier come one after the other. */
export async function lockDossier(store: Store, id: string): Promise<DossierRecord | undefined> {
  const [row] = await store.select().from(dossiers).where(eq(dossiers.id, id)).for('update');
  return row === undefined ? undefined : toDossier(row);
}

/** Whose fee is due without a day until which it may be paid, oldest first; held until the transaction ends. */
export async function lockDossiersWithoutTerm(store: Store, limit: number): Promise<DossierRecord[]> {
  const rows = await store
    .select()
    .from(dossiers)
    .where(and(eq(dossiers.status, 'PAYMENT_REQUIRED'), isNull(dossiers.paymentDueAt)))
    .orderBy(asc(dossiers.updatedAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  return rows.map(toDossier);
}

/** By reference or code, as `normaliseReference` makes them. */
export async function findDossierByCode(store: Store, code: string): Promise<DossierRecord | undefined> {
  const [row] = await store
    .select()
    .from(dossiers)
    .where(sql`${dossiers.submissionReference} = ${code} or ${dossiers.dossierCode} = ${code}`);
  return row === undefined ? undefined : toDossier(row);
}

export async function listDossiersOfAccount(store: Store, accountId: string): Promise<DossierRecord[]> {
  const rows = await store
    .select()
    .from(dossiers)
    .where(eq(dossiers.accountId, accountId))
    .orderBy(desc(dossiers.updatedAt));
  return rows.map(toDossier);
}

/**
 * When the agency's own clock ends, if that is the clock that counts now (see `currentClock`); null while the applicant or the money is
 * waited for. Instants in UTC sort as text.
 */
const agencyDueAt = sql`(
  select case when clock ->> 'kind' <> 'SUPPLEMENT' and clock ->> 'state' = 'RUNNING' then clock ->> 'dueAt' end
  from jsonb_array_elements(${dossiers.clocks}) with ordinality as listed(clock, place)
  where clock ->> 'state' <> 'ENDED'
  order by case clock ->> 'kind' when 'SUPPLEMENT' then 0 when 'PROCESSING' then 1 else 2 end, place desc
  limit 1
)`;

/** Most urgent first: what the agency owes soonest; what waits for somebody else comes last, the oldest first. */
export async function listDossiersOfUnit(
  store: Store,
  unitId: string,
  statuses: readonly DossierStatus[],
  limit: number,
): Promise<DossierRecord[]> {
  const rows = await store
    .select()
    .from(dossiers)
    .where(and(eq(dossiers.competentUnitId, unitId), inArray(dossiers.status, [...statuses])))
    .orderBy(sql`${agencyDueAt} asc nulls last`, asc(dossiers.submittedAt))
    .limit(limit);
  return rows.map(toDossier);
}

/** False when the id or the reference exists already. */
export async function insertDossier(store: Store, record: DossierRecord): Promise<boolean> {
  const rows = await store
    .insert(dossiers)
    .values(toDossierRow(record))
    .onConflictDoNothing()
    .returning({ id: dossiers.id });
  return rows.length > 0;
}

export async function updateDossier(store: Store, record: DossierRecord): Promise<void> {
  await store.update(dossiers).set(toDossierRow(record)).where(eq(dossiers.id, record.id));
}

/** The next ordinal of the day for the unit; its row is locked until the transaction ends, so none is lost or doubled. */
export async function nextDossierOrdinal(store: Store, unitId: string, day: string): Promise<number> {
  const [row] = await store
    .insert(dossierCodeSequences)
    .values({ unitId, day, last: 1 })
    .onConflictDoUpdate({
      target: [dossierCodeSequences.unitId, dossierCodeSequences.day],
      set: { last: sql`${dossierCodeSequences.last} + 1` },
    })
    .returning({ last: dossierCodeSequences.last });
  if (row === undefined) throw new Error('a sequence without a number');
  return row.last;
}
