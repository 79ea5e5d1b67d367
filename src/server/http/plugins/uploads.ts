import { createHash } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { finished, type Readable } from 'node:stream';
import { Server, type Upload } from '@tus/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError, type ErrorCode } from '#domain/api/errors.ts';
import { UPLOADS_PATH } from '#domain/api/uploads.ts';
import { SNIFF_BYTES, sniffDocument } from '#domain/documents/sniff-document.ts';
import { preferredLanguage } from '#server/http/preferred-language.ts';
import type { Services } from '#server/services.ts';
import { checkUploadClaim, keepPart } from '#server/use-cases/uploads/receive-part.ts';
import { HashingStore } from './hashing-store.ts';
import { toAppError, toProblem } from './problems.ts';
import { checkUploadHeaders } from './upload-headers.ts';

/** The uploads of an account begin with its own prefix, so that nobody else's can be named. */
const prefixOf = (accountId: string): string => createHash('sha256').update(accountId).digest('hex').slice(0, 24);

/** A refusal in the form that tus sends on; `status` where the protocol asks for its own. */
const problem = (fault: unknown, request: Request, status?: number) => {
  const error = toAppError(fault);
  const language = preferredLanguage(request.headers.get('accept-language'));
  const body = { ...toProblem(error, 'upload', language), status: status ?? error.status };
  return { status_code: body.status, body: JSON.stringify(body) };
};

/** tus' own refusals by the one table. A place that is not where the upload stands is asked for again and sent from there. */
function codeOf(status: number): ErrorCode {
  if (status === 404 || status === 410) return 'document.notFound';
  if (status === 409) return 'document.hashMismatch';
  if (status === 413) return 'request.tooLarge';
  return status >= 500 ? 'portal.internal' : 'request.malformed';
}

async function readEnds(path: string, size: number): Promise<{ head: Uint8Array; tail: Uint8Array }> {
  const file = await open(path, 'r');
  try {
    const read = async (from: number): Promise<Uint8Array> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, from);
      return buffer.subarray(0, bytesRead);
    };
    return { head: await read(0), tail: await read(Math.max(0, size - SNIFF_BYTES)) };
  } finally {
    await file.close();
  }
}

/** At the last byte: the size, the hash and the content must be what was said; then the part is kept under the account. */
async function finish(services: Services, store: HashingStore, accountId: string, upload: Upload): Promise<void> {
  const path = join(services.incomingFolder, upload.id);
  const { metadata } = upload;
  const claim = await checkUploadClaim(services, {
    sha256: metadata?.['sha256'],
    mediaType: metadata?.['mediaType'],
    size: upload.size,
  });
  if ((await store.hashOf(upload.id, path, upload.size ?? 0)) !== claim.sha256)
    throw new AppError('document.hashMismatch');
  const { head, tail } = await readEnds(path, upload.size ?? 0);
  const sniffed = sniffDocument(head, tail);
  if (!sniffed.ok) throw new AppError(sniffed.code);
  if (sniffed.mediaType !== claim.mediaType) throw new AppError('document.notWhatItSays');
  const storageKey = `parts/${prefixOf(accountId)}/${claim.sha256.slice(0, 2)}/${claim.sha256}`;
  await services.storage.take(storageKey, path);
  await keepPart(services, { accountId, ...claim, size: upload.size ?? 0, storageKey });
}

/** Bytes of a request that wait for the disk. */
const WAITING = 1024 * 1024;

/** A request's bytes as they come: `Readable.toWeb` would copy each of them. */
function bodyOf(raw: Readable): ReadableStream<Uint8Array> {
  let over = false;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        raw.on('data', (chunk: Buffer) => {
          if (over) return;
          controller.enqueue(chunk);
          if ((controller.desiredSize ?? 0) <= 0) raw.pause();
        });
        raw.pause();
        finished(raw, { writable: false }, (fault) => {
          if (over) return;
          over = true;
          if (fault) controller.error(fault);
          else controller.close();
        });
      },
      pull: () => {
        raw.resume();
      },
      cancel: () => {
        over = true;
        raw.destroy();
      },
    },
    { highWaterMark: WAITING, size: (chunk) => chunk?.byteLength ?? 0 },
  );
}

/** What tus reads. */
function toWebRequest({ method, url, headers, raw }: FastifyRequest): Request {
  const lines = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const body = method === 'PATCH' || method === 'POST' ? bodyOf(raw) : null;
  const init = { method, headers: lines, body, duplex: 'half' as const };
  return new Request(new URL(url, 'http://portal'), init);
}

/** The protocol's; what lies in an unfinished upload is read by nobody. */
const METHODS = ['OPTIONS', 'HEAD', 'POST', 'PATCH', 'DELETE'];

/** tus 1.0 (https://tus.io/protocols/resumable-upload) for the parts of dossiers; a citizen's session is needed for each request. */
export async function receiveUploads(app: FastifyInstance, services: Services): Promise<void> {
  await mkdir(services.incomingFolder, { recursive: true });
  const accounts = new WeakMap<Request, string>();
  const remove = async (id: string): Promise<void> => {
    await rm(join(services.incomingFolder, id), { force: true });
    await rm(join(services.incomingFolder, `${id}.json`), { force: true });
  };
  const store = new HashingStore({ directory: services.incomingFolder });
  const tus = new Server({
    path: UPLOADS_PATH,
    datastore: store,
    relativeLocation: true,
    // No other site's page reads an answer.
    allowedOrigins: () => false,
    disableTerminationForFinishedUploads: true,
    namingFunction: (request) => {
      const accountId = accountOf(request);
      return `${prefixOf(accountId)}-${services.randomUuid()}`;
    },
    onUploadCreate: async (request, upload) => {
      await checkUploadClaim(services, {
        sha256: upload.metadata?.['sha256'],
        mediaType: upload.metadata?.['mediaType'],
        size: upload.size,
      }).catch((fault: unknown) => {
        throw problem(fault, request);
      });
      return {};
    },
    onIncomingRequest: async (request, uploadId) => {
      const accountId = accountOf(request);
      if (uploadId !== '' && !uploadId.startsWith(`${prefixOf(accountId)}-`))
        throw problem(new AppError('document.notFound'), request);
    },
    onUploadFinish: async (request, upload) => {
      try {
        await finish(services, store, accountOf(request), upload);
      } catch (fault) {
        throw problem(fault, request);
      } finally {
        await remove(upload.id);
      }
      return {};
    },
    onResponseError: (request, fault) => {
      const known = fault as { status_code?: number; body?: string };
      // tus' own refusals are plain sentences; a problem passes through as it is.
      if (known.body?.startsWith('{')) return undefined;
      const status = known.status_code ?? 500;
      return problem(new AppError(codeOf(status)), request, status);
    },
  });

  function accountOf(request: Request): string {
    const accountId = accounts.get(request);
    if (accountId === undefined) throw problem(new AppError('session.missing'), request);
    return accountId;
  }

  await app.register((child, _options, done) => {
    child.removeAllContentTypeParsers();
    child.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    for (const url of [UPLOADS_PATH, `${UPLOADS_PATH}/*`]) {
      child.route({
        method: METHODS,
        url,
        config: { audience: 'citizen' },
        handler: async (request, reply) => {
          const { caller, expired } = request.identity;
          if (caller.kind !== 'citizen') throw new AppError(expired ? 'session.expired' : 'session.missing');
          checkUploadHeaders(request);
          const asked = toWebRequest(request);
          accounts.set(asked, caller.accountId);
          const answer = await tus.handleWeb(asked);
          const text = await answer.text();
          for (const [name, value] of answer.headers) reply.header(name, value);
          reply.status(answer.status).header('cache-control', 'no-store').removeHeader('content-type');
          // Only refusals have a body, and it is a problem.
          return text === '' ? reply.send() : reply.type('application/problem+json; charset=utf-8').send(text);
        },
      });
    }
    done();
  });
}
