import type { Readable } from 'node:stream';

/** Bytes by key ("parts/ab/abcdef…"). A put is all or nothing: a reader never meets half a file. */
export interface FileStorage {
  put(key: string, content: Readable | Uint8Array): Promise<void>;
  /** As `put`, of a file that is given away: it may be moved, and is not the caller's any more. */
  take(key: string, path: string): Promise<void>;
  /** Throws AppError document.notFound. */
  openRead(key: string): Promise<Readable>;
  size(key: string): Promise<number | undefined>;
  remove(key: string): Promise<void>;
  healthy(): Promise<boolean>;
}
