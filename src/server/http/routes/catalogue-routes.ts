import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catalogueApi } from '#domain/api/catalogue.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import type { NationalList } from '#domain/procedures/national-list.ts';
import type { PackedList } from '#server/use-cases/catalogue/pack-national-list.ts';
import {
  readCalendar,
  readForm,
  readProcedure,
  readProcedureList,
  readProfile,
  readUnits,
} from '#server/use-cases/catalogue/read-catalogue.ts';
import { readNationalProcedure } from '#server/use-cases/catalogue/read-national-procedure.ts';
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

/** What is ready-made goes out as it is, in the narrowest coding that the asking side takes. */
async function sendPacked(request: FastifyRequest, reply: FastifyReply, packed: PackedList): Promise<NationalList> {
  const { list, etag, json, brotli, gzip } = packed;
  const takes = request.headers['accept-encoding'] ?? '';
  const accepts = (coding: string) => new RegExp(`\\b${coding}\\b(?!\\s*;\\s*q=0(?:\\.0+)?(?![.\\d]))`).test(takes);
  reply.header('etag', etag).header('cache-control', 'public, no-cache').header('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === etag) {
    await reply.status(304).send();
    return list;
  }
  reply.header('content-type', 'application/json; charset=utf-8');
  if (accepts('br')) await reply.header('content-encoding', 'br').send(brotli);
  else if (accepts('gzip')) await reply.header('content-encoding', 'gzip').send(gzip);
  else await reply.send(json);
  return list;
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
  route(catalogueApi.listNationalProcedures, async ({ request, reply }) =>
    sendPacked(request, reply, await services.catalogue.nationalList(store, today())),
  );
  route(catalogueApi.readNationalProcedure, async ({ params, request, reply }) =>
    withEtag(request, reply, await readNationalProcedure(store, params.code, today())),
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
