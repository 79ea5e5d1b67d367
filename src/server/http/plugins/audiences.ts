import type { FastifyInstance } from 'fastify';
import type { Audience } from '#domain/api/route.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    audience?: Audience;
    /** A POST that changes nothing may come from any page. */
    changesNothing?: boolean;
  }
}

/** A route as the framework knows it, contract or not. */
export interface KnownRoute {
  readonly method: string;
  readonly url: string;
  readonly audience: Audience;
}

/** The built app's own files; nothing else may stand here. */
const APP_FILES = '/*';
const known = new WeakMap<FastifyInstance, KnownRoute[]>();

/** Every route that answers: what the access matrix walks. */
export const routesOf = (app: FastifyInstance): readonly KnownRoute[] => known.get(app) ?? [];

/** Default-deny at the root: a route that does not say who may call it is not registered, and the portal does not start. */
export function demandAudiences(app: FastifyInstance): void {
  const routes: KnownRoute[] = [];
  known.set(app, routes);
  app.addHook('onRoute', ({ method, url, config }) => {
    const audience = config?.audience ?? (url === APP_FILES ? 'anyone' : undefined);
    if (audience === undefined) throw new Error(`${String(method)} ${url} does not say who may call it`);
    for (const one of [method].flat()) routes.push({ method: one, url, audience });
  });
}
