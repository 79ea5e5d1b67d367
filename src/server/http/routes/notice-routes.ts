import { noticesApi } from '#domain/api/notices.ts';
import { listMyNotices, markMyNoticesRead } from '#server/use-cases/notices/read-notices.ts';
import type { RouteGroup } from './route-group.ts';

export const noticeRoutes: RouteGroup = (route, services) => {
  route(noticesApi.listMine, async ({ caller }) => ({ notices: await listMyNotices(services, caller) }));
  route(noticesApi.markRead, async ({ caller, body }) => {
    await markMyNoticesRead(services, caller, body.ids);
    return undefined;
  });
};
