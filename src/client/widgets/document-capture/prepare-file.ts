import type { ProvinceProfile } from '#domain/api/catalogue.ts';
import { AppError } from '#domain/api/errors.ts';
import type { MediaType } from '#domain/api/primitives.ts';
import { SNIFF_BYTES, sniffDocument } from '#domain/documents/sniff-document.ts';
import { decodeHeic } from './decode-heic.ts';
import { type PreparedPhoto, shrinkPhoto } from './shrink-photo.ts';

export interface PreparedFile {
  readonly bytes: Blob;
  readonly mediaType: MediaType;
  readonly thumbnail?: Blob;
}

/** Why a file is refused: a code of errors.json, which says what to do. */
export type FileRefusal = { readonly refusal: string };

/** A password stands in the last cross-reference of a PDF (ISO 32000-1, 7.5.5). */
const PDF_END = 65_536;
const PATIENCE = 60_000;

let worker: Worker | undefined;
let count = 0;

/** In a worker, so that the page stays quick; on the page where the worker cannot. */
function prepare(photo: Blob, type: 'image/jpeg' | 'image/png', longEdge: number): Promise<PreparedPhoto> {
  if (typeof Worker === 'undefined' || typeof OffscreenCanvas === 'undefined')
    return shrinkPhoto(photo, type, longEdge);
  worker ??= new Worker(new URL('./shrink-photo.worker.ts', import.meta.url), { type: 'module' });
  const running = worker;
  count += 1;
  const id = count;
  return new Promise((resolve, reject) => {
    const done = (prepared: PreparedPhoto | null | undefined) => {
      running.removeEventListener('message', hear);
      running.removeEventListener('error', fail);
      clearTimeout(timer);
      if (prepared) resolve(prepared);
      else reject(new Error('the picture could not be read'));
    };
    const hear = ({ data }: MessageEvent<{ id: number; prepared: PreparedPhoto | null }>) => {
      if (data.id === id) done(data.prepared);
    };
    const fail = () => {
      // A worker that does not even start is not asked again.
      worker = undefined;
      shrinkPhoto(photo, type, longEdge).then(done, () => done(null));
    };
    const timer = setTimeout(() => done(null), PATIENCE);
    running.addEventListener('message', hear);
    running.addEventListener('error', fail);
    running.postMessage({ id, photo, type, longEdge });
  });
}

/** A kept picture as a page of a PDF, which carries no PNG as it is. */
export const asJpeg = async (picture: Blob, longEdge: number): Promise<Blob> =>
  picture.type === 'image/jpeg' ? picture : (await prepare(picture, 'image/jpeg', longEdge)).image;

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

function asKept({ image, thumbnail }: PreparedPhoto, limits: ProvinceProfile['limits']): PreparedFile | FileRefusal {
  if (image.size > limits.photographBytes) return { refusal: 'document.tooLarge' };
  return { bytes: image, mediaType: image.type === 'image/png' ? 'image/png' : 'image/jpeg', thumbnail };
}

/** As the browser itself can, and else by a decoder of our own (Chromium and Firefox read no HEIC). */
const readHeic = (photo: Blob, longEdge: number): Promise<PreparedPhoto | FileRefusal> =>
  prepare(photo, 'image/jpeg', longEdge).catch(() => decodeHeic(photo, longEdge));

/**
 * Judges a chosen file by its content and makes it ready to keep. Nothing is believed of its name. The bytes are read here, at the
 * moment of choosing: later the browser may no longer find them (F25).
 */
export async function prepareFile(file: Blob, limits: ProvinceProfile['limits']): Promise<PreparedFile | FileRefusal> {
  try {
    const head = await bytesOf(file.slice(0, SNIFF_BYTES));
    const tail = await bytesOf(file.slice(Math.max(0, file.size - SNIFF_BYTES)));
    const sniffed = sniffDocument(head, tail);
    if (!sniffed.ok) {
      if (sniffed.looksLike !== 'HEIC') return { refusal: sniffed.code };
      const read = await readHeic(file, limits.photographLongEdgePixels);
      return 'refusal' in read ? read : asKept(read, limits);
    }
    if (sniffed.mediaType === 'application/pdf') {
      if (file.size > limits.pdfBytes) return { refusal: 'document.tooLarge' };
      const end = new TextDecoder('latin1').decode(await bytesOf(file.slice(Math.max(0, file.size - PDF_END))));
      if (/\/Encrypt\b/.test(end)) return { refusal: 'document.encrypted' };
      // A copy in memory: a picked file may vanish under the hands of the browser.
      return { bytes: new Blob([await file.arrayBuffer()], { type: sniffed.mediaType }), mediaType: sniffed.mediaType };
    }
    return asKept(await prepare(file, sniffed.mediaType, limits.photographLongEdgePixels), limits);
  } catch (fault) {
    return { refusal: fault instanceof AppError ? fault.code : 'document.unreadable' };
  }
}
