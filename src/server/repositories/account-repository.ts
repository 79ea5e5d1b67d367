import { eq, or } from 'drizzle-orm';
import { Account } from '#domain/api/accounts.ts';
import { accounts } from '#server/database/schema/accounts.ts';
import { toInstant } from './instants.ts';
import type { Store } from './store.ts';

export interface NewAccount extends Account {
  readonly noticeVersion: string;
  readonly keepForNextTime: boolean;
  readonly vaultShare: string;
}

export const toAccount = (row: typeof accounts.$inferSelect): Account =>
  Account.parse({ ...row, createdAt: toInstant(row.createdAt) });

export async function findAccount(store: Store, id: string): Promise<Account | undefined> {
  const [row] = await store.select().from(accounts).where(eq(accounts.id, id));
  return row === undefined ? undefined : toAccount(row);
}

export async function findAccountByAddress(store: Store, address: string): Promise<Account | undefined> {
  const [row] = await store
    .select()
    .from(accounts)
    .where(or(eq(accounts.phone, address), eq(accounts.email, address)));
  return row === undefined ? undefined : toAccount(row);
}

export async function accountExistsWithPersonalId(store: Store, personalId: string): Promise<boolean> {
  const rows = await store.select({ id: accounts.id }).from(accounts).where(eq(accounts.personalId, personalId));
  return rows.length > 0;
}

export async function updateAccount(
  store: Store,
  id: string,
  change: Partial<Pick<NewAccount, 'language' | 'keepForNextTime'>>,
): Promise<Account | undefined> {
  const [row] = await store.update(accounts).set(change).where(eq(accounts.id, id)).returning();
  return row === undefined ? undefined : toAccount(row);
}

/** False when the address or the personal number was taken meanwhile. */
export async function insertAccount(store: Store, account: NewAccount): Promise<boolean> {
  const rows = await store.insert(accounts).values(account).onConflictDoNothing().returning({ id: accounts.id });
  return rows.length > 0;
}

export async function findVaultShare(store: Store, accountId: string): Promise<string | undefined> {
  const [row] = await store.select({ share: accounts.vaultShare }).from(accounts).where(eq(accounts.id, accountId));
  return row?.share;
}
