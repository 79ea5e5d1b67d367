import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const brotli = promisify(brotliCompress);
const LEAST = 1_000;
const QUALITY = 9;
/** Answers that are kept pressed: the public data of a province are some dozens of forms and procedures. */
const KEPT = 300;

/** Public data go out pressed; the same answer, by its ETag, is pressed once. What is anybody's own is left as it is. */
export function pressPublicAnswers(app: FastifyInstance): void {
  const pressed = new Map<string, Buffer>();
  app.addHook('onSend', async (request, reply, payload) => {
    const etag = reply.getHeader('etag');
    const isPublic = String(reply.getHeader('cache-control') ?? '').startsWith('public');
    if (typeof payload !== 'string' || payload.length < LEAST || typeof etag !== 'string' || !isPublic) return payload;
    reply.header('vary', 'accept-encoding');
    if (!/\bbr\b/.test(request.headers['accept-encoding'] ?? '')) return payload;
    const known = pressed.get(etag);
    const answer = known ?? (await brotli(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }));
    if (known === undefined) {
      const oldest = pressed.size >= KEPT ? pressed.keys().next().value : undefined;
      if (oldest !== undefined) pressed.delete(oldest);
      pressed.set(etag, answer);
    }
    reply.header('content-encoding', 'br').removeHeader('content-length');
    return answer;
  });
}
