import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';
import { AppError } from '#domain/api/errors.ts';
import { createFolderStorage } from '#server/adapters/file-storage/folder-storage.ts';
import { createMemoryStorage } from '#server/adapters/file-storage/memory-storage.ts';
import type { FileStorage } from '#server/adapters/file-storage/port.ts';

const folder = mkdtempSync(join(tmpdir(), 'mot-cua storage '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let names = 0;
const newName = () => {
  names += 1;
  return `n${names}`;
};

const ADAPTERS: readonly (readonly [string, () => FileStorage])[] = [
  ['a folder', () => createFolderStorage(join(folder, 'files'), newName)],
  ['memory', createMemoryStorage],
];

describe.each(ADAPTERS)('files in %s', (_, create) => {
  const storage = create();
  const read = async (key: string) => buffer(await storage.openRead(key));

  test('what was put is read back byte by byte, from bytes or from a stream', async () => {
    const bytes = new Uint8Array(300_000).map((_value, n) => n % 251);
    await storage.put('parts/ab/one', bytes);
    await storage.put('parts/ab/two', Readable.from([Buffer.from('xin '), Buffer.from('chào')]));
    expect(new Uint8Array(await read('parts/ab/one'))).toEqual(bytes);
    expect((await read('parts/ab/two')).toString()).toBe('xin chào');
    expect(await storage.size('parts/ab/one')).toBe(300_000);
  });

  test('a file that is given away is kept whole, and is no longer where it was', async () => {
    const given = join(folder, `given-${newName()}`);
    writeFileSync(given, 'một tờ giấy');
    await storage.put('parts/cd/given', Buffer.from('what was there'));
    await storage.take('parts/cd/given', given);
    expect((await read('parts/cd/given')).toString()).toBe('một tờ giấy');
    expect(existsSync(given)).toBe(false);
    await expect(storage.take('parts/cd/nothing', given)).rejects.toThrow();
    expect(await storage.size('parts/cd/nothing')).toBeUndefined();
  });

  test('an empty file is a file', async () => {
    await storage.put('parts/empty', new Uint8Array());
    expect(await storage.size('parts/empty')).toBe(0);
    expect((await read('parts/empty')).length).toBe(0);
  });

  test('what is not there is said so, and has no size', async () => {
    const fault = await storage.openRead('parts/nobody').catch((caught: unknown) => caught);
    expect(fault).toBeInstanceOf(AppError);
    expect(fault).toMatchObject({ code: 'document.notFound' });
    expect(await storage.size('parts/nobody')).toBeUndefined();
  });

  test('a second put takes the place of the first, whole', async () => {
    await storage.put('parts/again', Buffer.from('a long first text'));
    await storage.put('parts/again', Buffer.from('short'));
    expect((await read('parts/again')).toString()).toBe('short');
  });

  test('a source that breaks off leaves what was there, or nothing', async () => {
    const broken = () =>
      Readable.from(
        (async function* () {
          yield Buffer.from('half');
          await Promise.resolve();
          throw new Error('the line is cut');
        })(),
      );
    await expect(storage.put('parts/broken', broken())).rejects.toThrow('the line is cut');
    expect(await storage.size('parts/broken')).toBeUndefined();
    await storage.put('parts/kept', Buffer.from('whole'));
    await expect(storage.put('parts/kept', broken())).rejects.toThrow('the line is cut');
    expect((await read('parts/kept')).toString()).toBe('whole');
  });

  test('ten puts of one key at the same moment end in one whole file', async () => {
    const texts = Array.from({ length: 10 }, (_value, n) => String(n).repeat(50_000));
    await Promise.all(texts.map((text) => storage.put('parts/race', Buffer.from(text))));
    expect(texts).toContain((await read('parts/race')).toString());
  });

  test('removed is gone, and removing what is gone is no fault', async () => {
    await storage.put('parts/gone', Buffer.from('x'));
    await storage.remove('parts/gone');
    await storage.remove('parts/gone');
    expect(await storage.size('parts/gone')).toBeUndefined();
  });

  test.each([
    '../outside',
    'parts/../../outside',
    '/etc/passwd',
    'parts//x',
    'Parts/x',
    'parts/x\u0000',
    '',
    '.',
    'parts/..',
  ])('a key is never a path: %j is refused', async (key) => {
    const tries = [
      async () => storage.put(key, Buffer.from('x')),
      async () => storage.openRead(key),
      async () => storage.size(key),
      async () => storage.remove(key),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toThrow('not a storage key');
  });

  test('it says that it is well', async () => {
    expect(await storage.healthy()).toBe(true);
  });
});

test('a folder holds no half files after all that', () => {
  const left = readdirSync(join(folder, 'files'), { recursive: true }).map(String);
  expect(left.filter((name) => name.endsWith('.tmp'))).toEqual([]);
});
