import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Upload } from '@tus/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HashingStore } from '#server/http/plugins/hashing-store.ts';

const MEGABYTE = 1024 * 1024;
let folder: string;
let store: HashingStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mot-cua-store-'));
  store = new HashingStore({ directory: folder });
  await store.create(new Upload({ id: 'one', size: 5 * MEGABYTE, offset: 0 }));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = randomBytes(5 * MEGABYTE);
const sha256 = createHash('sha256').update(bytes).digest('hex');
const path = () => join(folder, 'one');
/** As a line brings it: in pieces of no round size; then the line breaks, where it does. */
async function* line(from: number, until: number, breaks = false): AsyncGenerator<Buffer> {
  for (let at = from; at < until; at += 65_521) yield bytes.subarray(at, Math.min(until, at + 65_521));
  if (breaks) throw new Error('the line broke');
}

test('an upload in several requests lies there byte for byte, and its hash is known without reading it again', async () => {
  let at = 0;
  for (const until of [3 * MEGABYTE + 7, 4 * MEGABYTE, 5 * MEGABYTE]) {
    at = await store.write(Readable.from(line(at, until)), 'one', at);
    expect(at).toBe(until);
  }
  expect(readFileSync(path()).equals(bytes)).toBe(true);
  expect(await store.hashOf('one', join(folder, 'nowhere'), bytes.length)).toBe(sha256);
});

test('when the line breaks, what came is kept; its sender goes on from there, and the whole is read again for the hash', async () => {
  await expect(store.write(Readable.from(line(0, 2_500_000, true)), 'one', 0)).rejects.toThrow('the line broke');
  const { offset } = await store.getUpload('one');
  expect(offset).toBe(2_500_000);
  expect(await store.write(Readable.from(line(offset, bytes.length)), 'one', offset)).toBe(bytes.length);
  expect(readFileSync(path()).equals(bytes)).toBe(true);
  expect(await store.hashOf('one', path(), bytes.length)).toBe(sha256);
});
