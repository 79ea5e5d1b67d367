import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { Notice, NoticeKind } from '#domain/api/notices.ts';
import { notices } from '#server/database/schema/journal.ts';
import { toInstant, toInstantOrNull } from './instants.ts';
import type { Store } from './store.ts';

const LONGEST_LIST = 200;

/** One act may tell two things at one instant: the kinds stand in the order of a dossier's life. */
const rank = ({ kind }: Notice): number => (NoticeKind.options as readonly string[]).indexOf(kind);

/** Newest first. */
export async function listNotices(store: Store, accountId: string): Promise<Notice[]> {
  const rows = await store
    .select()
    .from(notices)
    .where(eq(notices.accountId, accountId))
    .orderBy(desc(notices.at))
    .limit(LONGEST_LIST);
  return rows
    .map((row) =>
      Notice.parse({
        ...row,
        at: toInstant(row.at),
        dueAt: toInstantOrNull(row.dueAt),
        readAt: toInstantOrNull(row.readAt),
      }),
    )
    .sort((a, b) => (a.at === b.at ? rank(b) - rank(a) : a.at < b.at ? 1 : -1));
}

export async function insertNotice(store: Store, accountId: string, notice: Notice): Promise<void> {
  await store.insert(notices).values({ ...notice, accountId });
}

export async function markNoticesRead(
  store: Store,
  accountId: string,
  ids: readonly string[],
  readAt: string,
): Promise<void> {
  if (ids.length === 0) return;
  await store
    .update(notices)
    .set({ readAt })
    .where(and(eq(notices.accountId, accountId), inArray(notices.id, [...ids]), isNull(notices.readAt)));
}
