import { readProblem } from '#client/api/call-portal.ts';
import type { EnginePorts } from '#client/offline/local-store/ports.ts';
import type { SealedFile } from '#client/offline/sync/draft.ts';
import { utf8 } from '#client/offline/vault/bytes.ts';
import { CHUNK_BYTES, readChunks } from '#client/offline/vault/sealed-files.ts';
import { AppError } from '#domain/api/errors.ts';
import type { MediaType, Sha256 } from '#domain/api/primitives.ts';
import { UPLOADS_PATH } from '#domain/api/uploads.ts';
import { PROFILE_HEADER } from '#domain/identity/account-profile.ts';

export interface PartToSend {
  readonly sha256: Sha256;
  readonly mediaType: MediaType;
  readonly file: SealedFile;
}

export interface UploadProgress {
  /** Where the upload goes on after a break: written down before the first byte is sent. */
  readonly location: (url: string) => Promise<void>;
  readonly sent: (bytes: number) => Promise<void>;
}

/** The line, and whose upload it is. */
type Line = Pick<EnginePorts, 'fetch' | 'origin' | 'clock'> & { readonly forProfile: string };

/** A request carries what the line takes in so long: a cut costs little, and a fast line is not slowed by asking. */
const A_REQUEST = 8_000;
const LEAST_BYTES = 64 * 1024;
const MOST_BYTES = 16 * 1024 * 1024;
const REQUEST_TIMEOUT = 120_000;

/** Bytes of the next request, by how the last one went; never more than twice as many, as one quick answer says little. */
export const nextRequestBytes = (bytes: number, tookMs: number): number =>
  Math.round(
    Math.min(MOST_BYTES, Math.max(LEAST_BYTES, Math.min(bytes * 2, (bytes / Math.max(1, tookMs)) * A_REQUEST))),
  );

const TUS = { 'tus-resumable': '1.0.0' } as const;

const base64 = (text: string): string => btoa(Array.from(utf8(text), (byte) => String.fromCharCode(byte)).join(''));

async function send(ports: Line, url: string, init: RequestInit): Promise<Response> {
  const ending = new AbortController();
  const cancelTimeout = ports.clock.after(REQUEST_TIMEOUT, () => ending.abort());
  try {
    return await ports.fetch(ports.origin + url, {
      ...init,
      headers: { ...TUS, [PROFILE_HEADER]: ports.forProfile, ...init.headers },
      credentials: 'same-origin',
      redirect: 'manual',
      cache: 'no-store',
      signal: ending.signal,
    });
  } catch (fault) {
    throw new AppError(ending.signal.aborted ? 'portal.timeout' : 'line.unreachable', undefined, fault);
  } finally {
    cancelTimeout();
  }
}

/** A refusal of the portal as its problem; anything that is not the portal's as such. */
async function refuse(response: Response): Promise<never> {
  if (response.status === 0 || (response.status >= 200 && response.status < 400))
    throw new AppError('line.notThePortal');
  throw await readProblem(response);
}

const offsetOf = (response: Response): number | undefined => {
  const text = response.headers.get('upload-offset');
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
};

async function create(ports: Line, part: PartToSend): Promise<string> {
  const metadata = `sha256 ${base64(part.sha256)},mediaType ${base64(part.mediaType)}`;
  const response = await send(ports, UPLOADS_PATH, {
    method: 'POST',
    headers: { 'upload-length': String(part.file.size), 'upload-metadata': metadata },
  });
  const location = response.headers.get('location');
  if (response.status !== 201 || location === null) return refuse(response);
  const path = location.startsWith('http') ? new URL(location).pathname : location;
  // An address outside of the uploads was written by somebody else.
  if (!path.startsWith(`${UPLOADS_PATH}/`)) throw new AppError('line.notThePortal');
  return path;
}

/** How far an upload has come; undefined where the portal no longer knows it. */
async function resume(ports: Line, url: string): Promise<number | undefined> {
  const response = await send(ports, url, { method: 'HEAD' });
  if (response.status === 404 || response.status === 410 || response.status === 403) return undefined;
  const offset = offsetOf(response);
  if (!response.ok || offset === undefined) {
    if (response.status === 401) throw new AppError('session.expired');
    throw new AppError(response.status >= 500 ? 'portal.unavailable' : 'line.notThePortal');
  }
  return offset;
}

/**
 * Sends one part resumably (tus 1.0: https://tus.io/protocols/resumable-upload): goes on where an earlier try ended. Resolves when
 * the portal has every byte and has found the hash right. Throws AppError of the line, or the portal's refusal.
 */
export async function uploadPart(
  ports: Line & Pick<EnginePorts, 'store' | 'random' | 'crypto'>,
  part: PartToSend,
  earlier: string | undefined,
  progress: UploadProgress,
): Promise<void> {
  let url = earlier;
  let offset = url === undefined ? undefined : await resume(ports, url);
  if (url === undefined || offset === undefined) {
    url = await create(ports, part);
    await progress.location(url);
    offset = 0;
  }
  for (let bytes = CHUNK_BYTES; offset < part.file.size; ) {
    // An offset may lie inside a chunk of the store.
    const first = Math.floor(offset / CHUNK_BYTES);
    const end = Math.min(part.file.size, offset + bytes);
    const chunks = await readChunks(ports, part.file, first, Math.ceil(end / CHUNK_BYTES) - first);
    const body = new Blob(chunks).slice(offset - first * CHUNK_BYTES, end - first * CHUNK_BYTES);
    const begun = ports.clock.monotonic();
    const response = await send(ports, url, {
      method: 'PATCH',
      headers: { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
      body,
    });
    if (response.status !== 204) return refuse(response);
    const next = offsetOf(response);
    if (next === undefined || next <= offset) throw new AppError('line.notThePortal');
    bytes = nextRequestBytes(next - offset, ports.clock.monotonic() - begun);
    offset = next;
    await progress.sent(offset);
  }
}
