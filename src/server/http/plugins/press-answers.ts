import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const brotli = promisify(brotliCompress);
const LEAST = 1_000;
const QUALITY = 9;
/** Answers that are kept pressed: the public data of a province are some dozens of forms and procedures. */
const KEPT = 300;

interface Kept {
  readonly until: number;
  readonly etag: string;
  readonly cacheControl: string;
  readonly type: string;
  readonly payload: string;
}

const keep = <T>(map: Map<string, T>, key: string, value: T): void => {
  const oldest = map.size >= KEPT && !map.has(key) ? map.keys().next().value : undefined;
  if (oldest !== undefined) map.delete(oldest);
  map.set(key, value);
};

/**
 * Public data go out pressed; the same answer, by its ETag, is pressed once, and holds for `holdsMs`: a thousand who open a procedure in one
 * second read it from the database once. What is anybody's own is left as it is.
 */
export function pressPublicAnswers(app: FastifyInstance, holdsMs: number): void {
  const answers = new Map<string, Kept>();
  app.addHook('preHandler', async (request, reply) => {
    const known = request.method === 'GET' ? answers.get(request.url) : undefined;
    if (known === undefined || known.until < performance.now()) return undefined;
    reply.header('etag', known.etag).header('cache-control', known.cacheControl);
    if (request.headers['if-none-match'] === known.etag) return reply.status(304).send();
    return reply.type(known.type).send(known.payload);
  });
  const pressed = new Map<string, Buffer>();
  app.addHook('onSend', async (request, reply, payload) => {
    const etag = reply.getHeader('etag');
    const isPublic = String(reply.getHeader('cache-control') ?? '').startsWith('public');
    if (typeof payload !== 'string' || payload.length < LEAST || typeof etag !== 'string' || !isPublic) return payload;
    if (holdsMs > 0 && request.method === 'GET' && reply.statusCode === 200) {
      const now = performance.now();
      const known = answers.get(request.url);
      const cacheControl = String(reply.getHeader('cache-control'));
      const type = String(reply.getHeader('content-type') ?? 'application/json; charset=utf-8');
      if (known === undefined || known.until < now)
        keep(answers, request.url, { until: now + holdsMs, etag, cacheControl, type, payload });
    }
    reply.header('vary', 'accept-encoding');
    if (!/\bbr\b/.test(request.headers['accept-encoding'] ?? '')) return payload;
    const known = pressed.get(etag);
    const answer = known ?? (await brotli(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }));
    if (known === undefined) keep(pressed, etag, answer);
    reply.header('content-encoding', 'br').removeHeader('content-length');
    return answer;
  });
}
