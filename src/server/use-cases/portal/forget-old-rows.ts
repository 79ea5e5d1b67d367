import { deleteChallengesBefore } from '#server/repositories/challenge-repository.ts';
import { deleteCommandsBefore } from '#server/repositories/command-repository.ts';
import { deleteMessagesBefore } from '#server/repositories/message-repository.ts';
import { deleteSessionsExpiredBefore } from '#server/repositories/session-repository.ts';
import { instantIn, instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

const DAY = 86_400_000;

/** What has served goes: sessions that ended, codes after a day, messages after a month, commands after 400 days (rule 4). */
export async function forgetOldRows(context: PortalContext): Promise<void> {
  const store = context.database;
  await deleteSessionsExpiredBefore(store, instantNow(context));
  await deleteChallengesBefore(store, instantIn(context, -DAY));
  await deleteMessagesBefore(store, instantIn(context, -30 * DAY));
  await deleteCommandsBefore(store, instantIn(context, -400 * DAY));
}
