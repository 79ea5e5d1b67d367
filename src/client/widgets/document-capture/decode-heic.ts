import type { PreparedPhoto } from './shrink-photo.ts';

/** A wasm-free decoder on a cheap phone takes its time. */
const PATIENCE = 120_000;

/**
 * Reads a picture of an iPhone where the browser cannot. The decoder (750 kB on the line) comes only now and is kept by the worker
 * of the app from then on; it leaves with its memory after every picture. `document.heicOffline`: it was never fetched and there
 * is no line; `document.heic`: it cannot read this one.
 */
export async function decodeHeic(
  photo: Blob,
  longEdge: number,
): Promise<PreparedPhoto | { readonly refusal: 'document.heic' | 'document.heicOffline' }> {
  if (typeof Worker === 'undefined' || typeof OffscreenCanvas === 'undefined') return { refusal: 'document.heic' };
  const decoder = new Worker(new URL('./read-heic.worker.ts', import.meta.url), { type: 'module' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise((resolve) => {
      timer = setTimeout(() => resolve({ refusal: 'document.heic' }), PATIENCE);
      decoder.addEventListener('error', () => resolve({ refusal: 'document.heicOffline' }));
      decoder.addEventListener('message', ({ data }: MessageEvent<PreparedPhoto | null>) =>
        resolve(data ?? { refusal: 'document.heic' }),
      );
      decoder.postMessage({ photo, longEdge });
    });
  } finally {
    clearTimeout(timer);
    decoder.terminate();
  }
}
