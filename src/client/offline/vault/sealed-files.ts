import type { Change } from '#client/offline/local-store/local-store.ts';
import type { EnginePorts } from '#client/offline/local-store/ports.ts';
import type { SealedFile } from '#client/offline/sync/draft.ts';
import { AppError } from '#domain/api/errors.ts';
import { fromBase64Url, toBase64Url, utf8 } from './bytes.ts';

/** Plain bytes of a chunk. */
export const CHUNK_BYTES = 1024 * 1024;

type Ports = Pick<EnginePorts, 'store' | 'random' | 'crypto'>;
type SealingPorts = Ports & Pick<EnginePorts, 'clock'>;

const importFileKey = (crypto: SubtleCrypto, raw: Uint8Array<ArrayBuffer>) =>
  crypto.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

/**
 * Seals a file in chunks under a key of its own, chunk by chunk, so that a 50 MB file never stands in memory as a whole. The chunks
 * are on the disk when it resolves; the key is in the answer alone, which belongs into a sealed row.
 */
export async function sealFile({ store, random, crypto, clock }: SealingPorts, bytes: Blob): Promise<SealedFile> {
  const raw = random.bytes(32);
  const file: SealedFile = { id: random.uuid(), key: toBase64Url(raw), size: bytes.size };
  const key = await importFileKey(crypto, raw);
  try {
    for (let n = 0; n * CHUNK_BYTES < bytes.size; n += 1) {
      const plain = await bytes.slice(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES).arrayBuffer();
      const iv = random.bytes(12);
      const sealed = await crypto.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(`${file.id}|${n}`) }, key, plain);
      const at = new Date(clock.now()).toISOString();
      await store.write([{ put: 'blobs', value: { id: file.id, n, iv, ciphertext: new Uint8Array(sealed), at } }]);
    }
  } catch (fault) {
    await store.write([{ removeBlob: file.id }]).catch(() => undefined);
    throw fault;
  }
  return file;
}

/** Some bytes of a sealed file, from a chunk's beginning. Throws device.partMissing when they are gone. */
export async function readChunks(
  { store, crypto }: Ports,
  file: SealedFile,
  from: number,
  count: number,
): Promise<ArrayBuffer[]> {
  const key = await importFileKey(crypto, fromBase64Url(file.key));
  const chunks: ArrayBuffer[] = [];
  for (let n = from; n < from + count && n * CHUNK_BYTES < file.size; n += 1) {
    const chunk = await store.get('blobs', [file.id, n]);
    if (chunk === undefined) throw new AppError('device.partMissing');
    const additionalData = utf8(`${file.id}|${n}`);
    chunks.push(
      await crypto
        .decrypt({ name: 'AES-GCM', iv: chunk.iv, additionalData }, key, chunk.ciphertext)
        .catch((cause: unknown) => {
          throw new AppError('device.partMissing', undefined, cause);
        }),
    );
  }
  return chunks;
}

export async function readFile(ports: Ports, file: SealedFile, mediaType: string): Promise<Blob> {
  const count = Math.ceil(file.size / CHUNK_BYTES);
  return new Blob(await readChunks(ports, file, 0, count), { type: mediaType });
}

/** Whether every chunk is there. */
export const fileIsWhole = async ({ store }: Ports, file: SealedFile): Promise<boolean> =>
  (await store.countChunks(file.id)) === Math.ceil(file.size / CHUNK_BYTES);

export const removeFile = (file: SealedFile): Change => ({ removeBlob: file.id });
