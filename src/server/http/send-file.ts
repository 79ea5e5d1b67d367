import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Bytes with a name for people, as a use case opens them. */
export interface FileAnswer {
  readonly content: Readable | Uint8Array;
  readonly mediaType: string;
  readonly size?: number;
  readonly name: string;
}

/** RFC 6266 with RFC 8187: a plain name for old clients, the real one for the rest. */
const disposition = (name: string): string => {
  const plain = name
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\/;]/g, '_');
  return `inline; filename="${plain || 'file'}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`)}`;
};

/** A stored file never runs as a page: its type is the one that was checked, it is sandboxed, and nobody sniffs. */
export function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  reply
    .type(file.mediaType)
    .header('content-disposition', disposition(file.name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store');
  if (file.size !== undefined) reply.header('content-length', String(file.size));
  return reply.send(file.content instanceof Uint8Array ? Buffer.from(file.content) : file.content);
}
