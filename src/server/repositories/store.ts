import { sql } from 'drizzle-orm';
import type { Database } from '#server/database/connection.ts';

/** What repositories work on: the database, or a transaction of it. */
export type Store = Pick<Database, 'select' | 'selectDistinctOn' | 'insert' | 'update' | 'delete' | 'execute'>;

/** Can begin a transaction. */
export type Transactor = Database;

/** All of `work` or nothing of it. */
export const inTransaction = <T>(database: Transactor, work: (store: Store) => Promise<T>): Promise<T> =>
  database.transaction((transaction) => work(transaction));

/** Whether the database answers. */
export async function storeAnswers(store: Store): Promise<boolean> {
  try {
    await store.execute(sql`select 1`);
    return true;
  } catch {
    return false;
  }
}
