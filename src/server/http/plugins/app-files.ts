import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { AppError } from '#domain/api/errors.ts';
import type { AppPages } from './app-pages.ts';

const NOT_PAGES = /^\/(api|healthz|readyz|\.well-known|demo|docs|assets)(\/|$)/;
const OPEN = { config: { audience: 'anyone' } } as const;

/** What is built in is handed out for a year under its hash; pages and the worker are always asked for anew. */
export async function serveApp(
  app: FastifyInstance,
  folder: string | undefined,
  pages: AppPages | undefined,
): Promise<void> {
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    const isPage =
      request.method === 'GET' && !NOT_PAGES.test(path) && (request.headers.accept ?? '').includes('text/html');
    if (pages === undefined || !isPage) throw new AppError('request.notFound');
    return pages.send(request, reply, path);
  });
  if (folder === undefined || pages === undefined) return;
  app.get('/', OPEN, (request, reply) => pages.send(request, reply, '/'));
  // The worker keeps pages by their files' names: it gets them as the portal completes them.
  for (const url of ['/index.html', '/pages/:name']) {
    app.get(url, OPEN, (request, reply) => {
      const address = pages.addressOfFile(request.url.split('?')[0] ?? '');
      if (address === undefined) throw new AppError('request.notFound');
      return pages.send(request, reply, address, true);
    });
  }
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    index: false,
    // What the build has pressed goes out pressed.
    preCompressed: true,
    setHeaders: (response, path) => {
      const hashed = path.startsWith(join(folder, 'assets'));
      response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      response.header('vary', 'accept-encoding');
    },
  });
}
