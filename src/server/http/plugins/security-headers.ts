import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** Nothing inline but the one style of the app's pages, by its hash (`pageStyle`); nothing from elsewhere, no frame; pictures of the person's own as blobs. */
export async function sendSecurityHeaders(
  app: FastifyInstance,
  secure: boolean,
  pageStyle: string | undefined,
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", ...(pageStyle === undefined ? [] : [pageStyle])],
        imgSrc: ["'self'", 'blob:', 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        // heic-to starts its decoder from a blob; it is plain JavaScript and needs no wasm-unsafe-eval.
        workerSrc: ["'self'", 'blob:'],
        frameSrc: ["'self'", 'blob:'],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  app.addHook('onSend', async (request, reply) => {
    reply.header('permissions-policy', 'camera=(self), geolocation=(), microphone=(), payment=()');
    // What belongs to a person is kept by no cache on the way.
    if (request.url.startsWith('/api/') && reply.getHeader('cache-control') === undefined) {
      reply.header('cache-control', 'no-store');
    }
  });
}
