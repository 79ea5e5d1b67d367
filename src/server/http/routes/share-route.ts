import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance } from 'fastify';
import { pageAddress } from '#domain/api/pages.ts';
import { pageFor } from '#server/http/own-page.ts';

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

/**
 * The share target's address. The app's service worker takes what is shared and keeps it on the device; only where there is no worker
 * (never opened, or its storage was cleared) does a share come here. It is read to its end, because a browser whose sending is cut off shows no
 * page, kept and logged nowhere, and answered in words.
 */
export async function answerShares(app: FastifyInstance): Promise<void> {
  await app.register((child, _options, done) => {
    child.removeAllContentTypeParsers();
    child.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    child.post(
      pageAddress('shared'),
      { config: { audience: 'anyone', changesNothing: true } },
      async (request, reply) => {
        await pipeline(request.raw, nowhere()).catch(() => undefined);
        const { text, send } = pageFor(request, reply);
        reply.header('cache-control', 'no-store');
        const link = `<p><a href="${pageAddress('home')}">${text('share.open')}</a></p>`;
        return send('share.title', `<p>${text('share.lead')}</p><p>${text('share.again')}</p>${link}`);
      },
    );
    done();
  });
}
