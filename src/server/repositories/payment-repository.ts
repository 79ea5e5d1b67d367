import { and, desc, eq, inArray, isNotNull, lte } from 'drizzle-orm';
import { Payment } from '#domain/api/payments.ts';
import { gatewayMessages, payments } from '#server/database/schema/payments.ts';
import { toInstant, toInstantOrNull } from './instants.ts';
import type { Store } from './store.ts';

export interface PaymentRecord {
  readonly payment: Payment;
  readonly accountId: string;
  readonly manifestHash: string;
  readonly transactionNo: string | null;
}

const toRecord = (row: typeof payments.$inferSelect): PaymentRecord => ({
  payment: Payment.parse({
    ...row,
    createdAt: toInstant(row.createdAt),
    expiresAt: toInstant(row.expiresAt),
    settledAt: toInstantOrNull(row.settledAt),
  }),
  accountId: row.accountId,
  manifestHash: row.manifestHash,
  transactionNo: row.transactionNo,
});

/** Newest first. */
export async function listPaymentsOf(store: Store, dossierId: string): Promise<PaymentRecord[]> {
  const rows = await store
    .select()
    .from(payments)
    .where(eq(payments.dossierId, dossierId))
    .orderBy(desc(payments.createdAt));
  return rows.map(toRecord);
}

export async function findPayment(store: Store, reference: string): Promise<PaymentRecord | undefined> {
  const [row] = await store.select().from(payments).where(eq(payments.reference, reference));
  return row === undefined ? undefined : toRecord(row);
}

/** Held until the transaction ends: two notices about one payment come one after the other. */
export async function lockPayment(store: Store, reference: string): Promise<PaymentRecord | undefined> {
  const [row] = await store.select().from(payments).where(eq(payments.reference, reference)).for('update');
  return row === undefined ? undefined : toRecord(row);
}

export async function insertPayment(store: Store, record: PaymentRecord, nextQueryAt: string): Promise<void> {
  const { payment, accountId, manifestHash, transactionNo } = record;
  await store.insert(payments).values({ ...payment, accountId, manifestHash, transactionNo, nextQueryAt });
}

export async function updatePaymentState(
  store: Store,
  reference: string,
  change: {
    state: Payment['state'];
    settledAt: string | null;
    transactionNo: string | null;
    nextQueryAt: string | null;
  },
): Promise<void> {
  await store.update(payments).set(change).where(eq(payments.reference, reference));
}

export async function listPaymentsToQuery(store: Store, now: string, limit: number): Promise<PaymentRecord[]> {
  const rows = await store
    .select()
    .from(payments)
    .where(
      and(
        inArray(payments.state, ['PENDING', 'SUSPECT']),
        isNotNull(payments.nextQueryAt),
        lte(payments.nextQueryAt, now),
      ),
    )
    .limit(limit);
  return rows.map(toRecord);
}

export async function updateNextQuery(store: Store, reference: string, nextQueryAt: string): Promise<void> {
  await store.update(payments).set({ nextQueryAt }).where(eq(payments.reference, reference));
}

export async function insertGatewayMessage(
  store: Store,
  message: { reference: string; receivedAt: string; origin: 'NOTICE' | 'QUERY'; content: unknown; outcome: string },
): Promise<void> {
  await store.insert(gatewayMessages).values(message);
}
