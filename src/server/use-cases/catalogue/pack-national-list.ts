import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip as gzipCompress } from 'node:zlib';
import * as z from 'zod/mini';
import { Instant, type PlainDate } from '#domain/api/primitives.ts';
import type { NationalList } from '#domain/procedures/national-list.ts';
import { packNationalRows } from '#domain/procedures/national-packing.ts';
import { rowOfRecord } from '#domain/procedures/national-procedure-of.ts';
import { readNationalRecord } from '#domain/procedures/national-record.ts';
import { NationalRow } from '#domain/procedures/national-row.ts';
import { findPublicDocument } from '#server/repositories/catalogue-repository.ts';
import { listCuratedCodes, listNationalRows, NATIONAL_IMPORT } from '#server/repositories/national-repository.ts';
import type { Store } from '#server/repositories/store.ts';

/** The list with everything that sending it needs: made once, not for every phone. */
export interface PackedList {
  readonly list: NationalList;
  readonly etag: string;
  readonly json: string;
  readonly brotli: Buffer;
  readonly gzip: Buffer;
}

const ImportNote = z.optional(z.object({ importedAt: Instant }));

/** When the catalogue was taken in last; undefined: never. */
async function lastNationalImport(store: Store): Promise<Instant | undefined> {
  return ImportNote.parse(await findPublicDocument(store, NATIONAL_IMPORT))?.importedAt;
}

/** Changes whenever the packed list would. */
export async function nationalStamp(store: Store, today: PlainDate): Promise<string> {
  return `${(await lastNationalImport(store)) ?? ''} ${(await listCuratedCodes(store, today)).join(' ')}`;
}

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzipCompress);

/** Everything of the national catalogue that the portal does not publish itself; `gone`: codes that the latest import did not have. */
export async function readNationalRows(
  store: Store,
  today: PlainDate,
): Promise<{ readonly rows: NationalRow[]; readonly gone: string[] }> {
  const curated = new Set(await listCuratedCodes(store, today));
  const rows: NationalRow[] = [];
  const gone: string[] = [];
  for (const { code, row, record, inLatest } of await listNationalRows(store)) {
    const full = row === null ? readNationalRecord(record).record : undefined;
    const read = NationalRow.safeParse(full === undefined ? row : rowOfRecord(full));
    if (!read.success || curated.has(code)) continue;
    rows.push(read.data);
    if (!inLatest) gone.push(code);
  }
  return { rows, gone };
}

/** The same, as devices get it. */
export async function packNationalList(store: Store, today: PlainDate): Promise<PackedList> {
  const { rows, gone } = await readNationalRows(store, today);
  const list = packNationalRows(rows, await lastNationalImport(store), gone);
  const json = JSON.stringify(list);
  const bytes = Buffer.from(json);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 10,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const [brotli, gzip] = await Promise.all([compressBrotli(bytes, { params }), compressGzip(bytes)]);
  const etag = `"${createHash('sha256').update(json).digest('base64url').slice(0, 27)}"`;
  return { list, etag, json, brotli, gzip };
}
