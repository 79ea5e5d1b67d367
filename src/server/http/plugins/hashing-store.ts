import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '@tus/file-store';

interface Running {
  readonly hash: Hash;
  /** How many bytes have gone through it. */
  readonly until: number;
}

/** Uploads whose hash is remembered between two requests; the oldest is forgotten first, and costs one reading more. */
const REMEMBERED = 1_000;

/** Keeps uploads in a folder and hashes them as they come. What came to another process, or broke off, is read again at the end. */
export class HashingStore extends FileStore {
  readonly #running = new Map<string, Running>();

  override async write(...[readable, id, offset]: Parameters<FileStore['write']>): Promise<number> {
    const before = offset === 0 ? { hash: createHash('sha256'), until: 0 } : this.#running.get(id);
    this.#running.delete(id);
    if (before?.until !== offset) return super.write(readable, id, offset);
    const { hash } = before;
    const through = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    // A reader that breaks off ends the writer too.
    const [, until] = await Promise.all([pipeline(readable, through), super.write(through, id, offset)]);
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
