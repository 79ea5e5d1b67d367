import type { MediaType } from '#domain/api/primitives.ts';

/** What bytes are by their content, or why they are refused. Names and declared types are not believed. */
export type SniffedDocument =
  | { readonly ok: true; readonly mediaType: MediaType }
  | {
      readonly ok: false;
      readonly code: 'document.empty' | 'document.notAccepted' | 'document.incomplete';
      /** What it is, where that helps the person ("HEIC"). */
      readonly looksLike?: 'HEIC' | 'WEBP' | 'GIF' | 'HTML' | 'ZIP';
    };

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const TAIL = 2_048;

/** How many bytes from each end decide. */
export const SNIFF_BYTES = 2_048;

/**
 * Judges a file by its first and last bytes (at most SNIFF_BYTES of each): JPEG, PNG and PDF are accepted, whole ones only. An
 * end that is missing means that the file was cut on its way.
 */
export function sniffDocument(head: Uint8Array, tail: Uint8Array): SniffedDocument {
  if (head.length === 0) return { ok: false, code: 'document.empty' };
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) {
    // Phones append data after the end-of-image marker; it must be there all the same.
    return endsWith(tail, [0xff, 0xd9])
      ? { ok: true, mediaType: 'image/jpeg' }
      : { ok: false, code: 'document.incomplete' };
  }
  if (PNG.every((byte, n) => head[n] === byte)) {
    return ascii(tail, Math.max(0, tail.length - TAIL), tail.length).includes('IEND')
      ? { ok: true, mediaType: 'image/png' }
      : { ok: false, code: 'document.incomplete' };
  }
  if (ascii(head, 0, 5) === '%PDF-') {
    return ascii(tail, Math.max(0, tail.length - TAIL), tail.length).includes('%%EOF')
      ? { ok: true, mediaType: 'application/pdf' }
      : { ok: false, code: 'document.incomplete' };
  }
  if (ascii(head, 4, 8) === 'ftyp' && /^(hei[cfmsx]|hev[cmsx]|mif1|msf1)/.test(ascii(head, 8, 12))) {
    return { ok: false, code: 'document.notAccepted', looksLike: 'HEIC' };
  }
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') {
    return { ok: false, code: 'document.notAccepted', looksLike: 'WEBP' };
  }
  if (ascii(head, 0, 4) === 'GIF8') return { ok: false, code: 'document.notAccepted', looksLike: 'GIF' };
  if (ascii(head, 0, 2) === 'PK') return { ok: false, code: 'document.notAccepted', looksLike: 'ZIP' };
  if (/^\s*<(!doctype|html|head|body|script|svg|\?xml)/i.test(ascii(head, 0, 200))) {
    return { ok: false, code: 'document.notAccepted', looksLike: 'HTML' };
  }
  return { ok: false, code: 'document.notAccepted' };
}

function endsWith(tail: Uint8Array, marker: readonly [number, number]): boolean {
  for (let n = tail.length - 2; n >= 0; n -= 1) {
    if (tail[n] === marker[0] && tail[n + 1] === marker[1]) return true;
  }
  return false;
}
