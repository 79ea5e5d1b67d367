import { portalApi } from '#domain/api/portal.ts';
import { checkHealth } from '#server/use-cases/portal/check-health.ts';
import { proveReach } from '#server/use-cases/portal/prove-reach.ts';
import type { RouteGroup } from './route-group.ts';

export const portalRoutes: RouteGroup = (route, services) => {
  route(portalApi.reach, async () => proveReach(services));
  route(portalApi.readKeys, async ({ reply }) => {
    reply.header('cache-control', 'public, max-age=300');
    return { keys: [...services.signer.publicKeys()] };
  });
  route(portalApi.health, async () => ({ status: 'ok' as const }));
  route(portalApi.ready, async ({ reply }) => {
    const checks = await checkHealth(services);
    const ready = Object.values(checks).every(Boolean);
    if (!ready) reply.status(503);
    return { status: ready ? ('ok' as const) : ('unavailable' as const), checks };
  });
};
