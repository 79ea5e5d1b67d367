import type { Notice } from '#domain/api/notices.ts';
import { listNotices, markNoticesRead } from '#server/repositories/notice-repository.ts';
import type { CitizenCaller } from '#server/use-cases/caller.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

export const listMyNotices = (context: PortalContext, caller: CitizenCaller): Promise<Notice[]> =>
  listNotices(context.database, caller.accountId);

export const markMyNoticesRead = (
  context: PortalContext,
  caller: CitizenCaller,
  ids: readonly string[],
): Promise<void> =>
  markNoticesRead(
    context.database,
    caller.accountId,
    ids.filter((id) => UUID.test(id)),
    instantNow(context),
  );
