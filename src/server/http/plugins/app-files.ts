import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { AppError } from '#domain/api/errors.ts';

const NOT_PAGES = /^\/(api|healthz|readyz|\.well-known|demo|docs|assets)(\/|$)/;

/** Hands out the built app: hashed files for a year, the shell and the worker always asked for anew, the shell for every page. */
export async function serveApp(app: FastifyInstance, folder: string | undefined): Promise<void> {
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    const isPage =
      request.method === 'GET' && !NOT_PAGES.test(path) && (request.headers.accept ?? '').includes('text/html');
    if (folder === undefined || !isPage) throw new AppError('request.notFound');
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
  if (folder === undefined) return;
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    setHeaders: (response, path) => {
      const hashed = path.startsWith(join(folder, 'assets'));
      response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
