import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catalogueApi } from '#domain/api/catalogue.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import {
  readCalendar,
  readForm,
  readProcedure,
  readProcedureList,
  readProfile,
  readUnits,
} from '#server/use-cases/catalogue/read-catalogue.ts';
import { instantNow } from '#server/use-cases/portal-context.ts';
import type { RouteGroup } from './route-group.ts';

/** Answers with an ETag; an app that holds the same content already gets 304 and no bytes. */
async function withEtag<T>(request: FastifyRequest, reply: FastifyReply, value: T, maxAge = 0): Promise<T> {
  const etag = `"${createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 27)}"`;
  reply
    .header('etag', etag)
    .header('cache-control', maxAge > 0 ? `public, max-age=${maxAge}, immutable` : 'public, no-cache');
  if (request.headers['if-none-match'] === etag) await reply.status(304).send();
  return value;
}

const YEAR = 31_536_000;

export const catalogueRoutes: RouteGroup = (route, services) => {
  const store = services.database;
  const today = () => localDate(instantNow(services));
  route(catalogueApi.listProcedures, async ({ request, reply }) =>
    withEtag(request, reply, await readProcedureList(store, today())),
  );
  route(catalogueApi.readProcedure, async ({ params, request, reply }) =>
    withEtag(request, reply, await readProcedure(store, params.code, today())),
  );
  route(catalogueApi.readForm, async ({ params, request, reply }) =>
    withEtag(request, reply, await readForm(store, params.hash), YEAR),
  );
  route(catalogueApi.readUnits, async ({ request, reply }) => withEtag(request, reply, await readUnits(store)));
  route(catalogueApi.readCalendar, async ({ request, reply }) => withEtag(request, reply, await readCalendar(store)));
  route(catalogueApi.readProfile, async ({ request, reply }) =>
    withEtag(request, reply, await readProfile(store, services)),
  );
};
