import type { FastifyRequest } from 'fastify';
import { AppError } from '#domain/api/errors.ts';

const COUNT = /^(0|[1-9]\d{0,14})$/;
const PAIR = /^([!-+\--~]+)( (?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)?$/;

/** Pairs of a key and a base64 value; a key comes once and is no member that every object has. */
function isMetadata(text: string): boolean {
  const keys = text.split(',').map((pair) => PAIR.exec(pair)?.[1]);
  return keys.every((key) => key !== undefined && !(key in {})) && new Set(keys).size === keys.length;
}

const SHAPES: Readonly<Record<string, (value: string) => boolean>> = {
  'tus-version': (value) => value === '1.0.0',
  'upload-offset': (value) => COUNT.test(value),
  'upload-length': (value) => COUNT.test(value),
  'upload-metadata': isMetadata,
  'x-forwarded-proto': (value) => value === 'http' || value === 'https',
  // Parts are whole files of a known size: neither extension is spoken here.
  'upload-defer-length': () => false,
  'upload-concat': () => false,
};

/**
 * The protocol's headers, looked at before tus does: it refuses them in plain words, the portal in problems.
 * @throws AppError request.malformed, request.mediaType
 */
export function checkUploadHeaders({ method, headers }: FastifyRequest): void {
  if (method === 'OPTIONS') return;
  if (headers['tus-resumable'] !== '1.0.0') throw new AppError('request.malformed');
  for (const [name, holds] of Object.entries(SHAPES)) {
    const value = headers[name];
    if (value !== undefined && (typeof value !== 'string' || !holds(value))) throw new AppError('request.malformed');
  }
  if (method !== 'PATCH') return;
  if (headers['content-type'] !== 'application/offset+octet-stream') throw new AppError('request.mediaType');
  if (headers['upload-offset'] === undefined) throw new AppError('request.malformed');
}
