import { createReadStream, existsSync, statSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { NationalInput } from '#server/use-cases/catalogue/import-national.ts';

/** The longest real record has 200 kB; what goes on for longer is no line. */
const LONGEST_LINE = 8 * 1024 * 1024;
const LINE_FEED = 10;
const utf8 = new TextDecoder('utf-8', { fatal: true });
const CODE = /"code"\s*:\s*"([^"\\]{1,40})"/;

/** One text as JSON, or why not; the code that it seems to have is named, so that it is not taken for gone. */
function parse(kind: 'row' | 'record', where: string, bytes: Uint8Array): NationalInput | undefined {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { kind: 'broken', where, why: 'notUtf8', code: CODE.exec(Buffer.from(bytes).toString('utf8'))?.[1] };
  }
  if (text.trim() === '') return kind === 'row' ? undefined : { kind: 'broken', where, why: 'notJson' };
  try {
    return { kind, where, raw: JSON.parse(text) as unknown };
  } catch {
    return { kind: 'broken', where, why: 'notJson', code: CODE.exec(text)?.[1] };
  }
}

/** Lines with their numbers from 1; of one that is too long only the beginning is kept. */
async function* linesOf(path: string): AsyncGenerator<{ number: number; bytes: Buffer; tooLong: boolean }> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 1;
  const take = (chunk: Buffer): void => {
    length += chunk.length;
    if (length <= LONGEST_LINE) parts.push(chunk);
  };
  const end = () => {
    const line = { number, bytes: Buffer.concat(parts), tooLong: length > LONGEST_LINE };
    parts = [];
    length = 0;
    number += 1;
    return line;
  };
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = piece.indexOf(LINE_FEED); at >= 0; at = piece.indexOf(LINE_FEED, from)) {
      take(piece.subarray(from, at));
      from = at + 1;
      yield end();
    }
    take(piece.subarray(from));
  }
  if (length > 0) yield end();
}

async function* readList(path: string, name: string): AsyncGenerator<NationalInput> {
  for await (const { number, bytes, tooLong } of linesOf(path)) {
    const where = `${name}:${number}`;
    if (tooLong) {
      yield { kind: 'broken', where, why: 'tooLong', code: CODE.exec(bytes.subarray(0, 4_096).toString('utf8'))?.[1] };
      continue;
    }
    const input = parse('row', where, bytes);
    if (input !== undefined) yield input;
  }
}

async function* readRecords(folder: string): AsyncGenerator<NationalInput> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  for (const name of names) {
    const where = `details/${name}`;
    try {
      const { size } = await stat(join(folder, name));
      if (size > LONGEST_LINE) yield { kind: 'broken', where, why: 'tooLong', code: name.slice(0, -'.json'.length) };
      else {
        const input = parse('record', where, await readFile(join(folder, name)));
        if (input !== undefined) yield input;
      }
    } catch {
      // A folder with this ending, or a file that may not be read.
      yield { kind: 'broken', where, why: 'unreadable' };
    }
  }
}

const LIST = 'catalog.jsonl';

/** Whether there is anything to read: a list, or a folder with a list, with records, or with both. */
export function isCatalogue(path: string): boolean {
  if (!existsSync(path)) return false;
  return !statSync(path).isDirectory() || existsSync(join(path, LIST)) || existsSync(join(path, 'details'));
}

/** The catalogue as it comes: `catalog.jsonl` with a row a line, and `details/*.json` with a full record each. */
export async function* readCatalogueFiles(path: string): AsyncGenerator<NationalInput> {
  if (!statSync(path).isDirectory()) {
    yield* readList(path, path.split(/[\\/]/).at(-1) ?? path);
    return;
  }
  if (existsSync(join(path, LIST))) yield* readList(join(path, LIST), LIST);
  if (existsSync(join(path, 'details'))) yield* readRecords(join(path, 'details'));
}
