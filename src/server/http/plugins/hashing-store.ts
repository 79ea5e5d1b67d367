import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '@tus/file-store';

interface Running {
  readonly hash: Hash;
  /** How many bytes have gone through it. */
  readonly until: number;
}

/** Uploads whose hash is remembered between two requests; the oldest is forgotten first, and costs one reading more. */
const REMEMBERED = 1_000;
/** Bytes that are written at once: a network's chunk alone costs a call to the disk each. */
const AT_ONCE = 1024 * 1024;

async function writeAll(file: FileHandle, chunks: readonly Uint8Array[], at: number): Promise<void> {
  const bytes = chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
  let { bytesWritten } = await file.writev(chunks, at);
  if (bytesWritten === bytes) return;
  // A disk may take less than it was given.
  const whole = Buffer.concat(chunks);
  while (bytesWritten < bytes)
    bytesWritten += (await file.write(whole, bytesWritten, bytes - bytesWritten, at + bytesWritten)).bytesWritten;
}

/**
 * Writes what comes, while the next is on its way. What came before a line broke is kept, so that its sender goes on from there.
 * Answers where the file then ends.
 */
async function writeAsItComes(
  readable: AsyncIterable<Uint8Array>,
  path: string,
  offset: number,
  hash: Hash | undefined,
): Promise<number> {
  const file = await open(path, 'r+');
  let until = offset;
  let held: Uint8Array[] = [];
  let bytes = 0;
  let writing = Promise.resolve();
  const writeHeld = async (): Promise<void> => {
    await writing;
    writing = writeAll(file, held, until);
    // Its failure is met at the next turn, or at the end.
    writing.catch(() => undefined);
    until += bytes;
    held = [];
    bytes = 0;
  };
  try {
    try {
      for await (const chunk of readable) {
        hash?.update(chunk);
        held.push(chunk);
        bytes += chunk.byteLength;
        if (bytes >= AT_ONCE) await writeHeld();
      }
    } finally {
      await writeHeld();
      await writing;
    }
    return until;
  } finally {
    await file.close();
  }
}

/** Keeps uploads in a folder and hashes them as they come. What came to another process, or broke off, is read again at the end. */
export class HashingStore extends FileStore {
  readonly #running = new Map<string, Running>();

  override async write(...[readable, id, offset]: Parameters<FileStore['write']>): Promise<number> {
    const before = offset === 0 ? { hash: createHash('sha256'), until: 0 } : this.#running.get(id);
    this.#running.delete(id);
    const hash = before?.until === offset ? before.hash : undefined;
    const until = await writeAsItComes(readable, join(this.directory, id), offset, hash);
    if (hash === undefined) return until;
    const [oldest] = this.#running.keys();
    if (oldest !== undefined && this.#running.size >= REMEMBERED) this.#running.delete(oldest);
    this.#running.set(id, { hash, until });
    return until;
  }

  /** SHA-256 of a whole upload, in hexadecimal. */
  async hashOf(id: string, path: string, size: number): Promise<string> {
    const running = this.#running.get(id);
    this.#running.delete(id);
    if (running?.until === size) return running.hash.digest('hex');
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    return hash.digest('hex');
  }
}
