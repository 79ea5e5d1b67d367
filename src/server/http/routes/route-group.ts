import type { routeRegistrar } from '#server/http/register-route.ts';
import type { Services } from '#server/services.ts';

/** The routes of one noun. */
export type RouteGroup = (route: ReturnType<typeof routeRegistrar>, services: Services) => void;
