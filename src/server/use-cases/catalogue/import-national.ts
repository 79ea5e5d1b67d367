import { canonicalJson } from '#domain/dossiers/canonical-json.ts';
import { rowOfRecord } from '#domain/procedures/national-procedure-of.ts';
import { readNationalRecord } from '#domain/procedures/national-record.ts';
import { NationalRow } from '#domain/procedures/national-row.ts';
import { putPublicDocument } from '#server/repositories/catalogue-repository.ts';
import {
  listNationalHeads,
  listNationalParts,
  markInLatest,
  NATIONAL_IMPORT,
  type NationalEntry,
  putNational,
} from '#server/repositories/national-repository.ts';
import { inTransaction, type Store } from '#server/repositories/store.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { contentHash } from './seed-catalogue.ts';

/** One line of the list, or one full record, as it was read; or what could not be read and why. */
export type NationalInput =
  | { readonly kind: 'row' | 'record'; readonly where: string; readonly raw: unknown }
  | { readonly kind: 'broken'; readonly where: string; readonly why: BrokenReason; readonly code?: string | undefined };

export type BrokenReason = 'notJson' | 'notUtf8' | 'tooLong' | 'noCodeOrName' | 'notStorable' | 'twice' | 'unreadable';

export interface ImportReport {
  read: number;
  fresh: number;
  changed: number;
  unchanged: number;
  withRecord: number;
  /** Codes known from before that this import did not have. */
  gone: string[];
  broken: { where: string; why: BrokenReason }[];
  /** Records that were taken, but for these parts of them. */
  partly: { where: string; code: string; parts: readonly string[] }[];
}

const BATCH = 200;

interface Parts {
  row?: unknown;
  record?: unknown;
}

/** PostgreSQL keeps neither a zero byte nor half a character in jsonb. */
function isStorable(raw: unknown): boolean {
  try {
    return !canonicalJson(raw).includes('\\u0000');
  } catch {
    return false;
  }
}

/** Sorts what comes by code; what cannot be used is reported where it stood and stops nothing. */
async function collect(inputs: AsyncIterable<NationalInput>, report: ImportReport) {
  const found = new Map<string, Parts>();
  const mentioned = new Set<string>();
  const refuse = (where: string, why: BrokenReason): void => {
    report.broken.push({ where, why });
  };
  for await (const input of inputs) {
    if (input.kind === 'broken') {
      refuse(input.where, input.why);
      // Broken is not gone.
      if (input.code !== undefined) mentioned.add(input.code);
      continue;
    }
    const { kind, where, raw } = input;
    report.read += 1;
    const full = kind === 'record' ? readNationalRecord(raw) : undefined;
    const row = NationalRow.safeParse(full === undefined ? raw : full.record && rowOfRecord(full.record));
    if (!row.success) {
      refuse(where, 'noCodeOrName');
      const code = codeIn(raw);
      if (code !== undefined) mentioned.add(code);
      continue;
    }
    const { code } = row.data;
    mentioned.add(code);
    const known = found.get(code);
    if (!isStorable(raw)) refuse(where, 'notStorable');
    else if (known?.[kind] !== undefined) refuse(where, 'twice');
    else {
      found.set(code, { ...known, [kind]: raw });
      if (full !== undefined && full.unread.length > 0) report.partly.push({ where, code, parts: full.unread });
    }
  }
  return { found, mentioned };
}

function codeIn(raw: unknown): string | undefined {
  const code: unknown = typeof raw === 'object' && raw !== null && 'code' in raw ? raw.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

const hashOf = ({ row, record }: Parts): string => contentHash({ row: row ?? null, record: record ?? null });

/** Writes what is new or changed. A part that this import does not have (the list alone, say) is kept from before. */
async function write(store: Store, found: ReadonlyMap<string, Parts>, importedAt: string, report: ImportReport) {
  const heads = new Map((await listNationalHeads(store)).map((head) => [head.code, head]));
  const codes = [...found.keys()];
  for (let at = 0; at < codes.length; at += BATCH) {
    const some = codes.slice(at, at + BATCH);
    const half = some.filter((it) => heads.has(it) && Object.keys(found.get(it) ?? {}).length < 2);
    const kept = new Map((await listNationalParts(store, half)).map((it) => [it.code, it]));
    const entries = some.flatMap((code): NationalEntry[] => {
      const head = heads.get(code);
      const parts = found.get(code);
      const row = parts?.row ?? kept.get(code)?.row ?? null;
      const record = parts?.record ?? kept.get(code)?.record ?? null;
      const hash = hashOf({ row, record });
      if (record !== null) report.withRecord += 1;
      if (head?.hash === hash) {
        report.unchanged += 1;
        return [];
      }
      if (head === undefined) report.fresh += 1;
      else report.changed += 1;
      return [{ code, version: (head?.version ?? 0) + 1, hash, row, record, inLatest: true, importedAt }];
    });
    await putNational(store, entries);
  }
  return [...heads.keys()];
}

/**
 * Takes the national catalogue in, all of it or, where the database gives out, nothing. Repeatable: what is the same stays untouched;
 * what changed gets a new version, and the former one is kept; a code that is not there any more is kept and marked.
 */
export async function importNational(
  context: Pick<PortalContext, 'database' | 'now'>,
  inputs: AsyncIterable<NationalInput>,
): Promise<ImportReport> {
  const report: ImportReport = {
    read: 0,
    fresh: 0,
    changed: 0,
    unchanged: 0,
    withRecord: 0,
    gone: [],
    broken: [],
    partly: [],
  };
  const { found, mentioned } = await collect(inputs, report);
  // Nothing could be read: most likely the wrong folder, and no reason to call everything gone.
  if (found.size === 0) return report;
  const importedAt = instantNow(context);
  await inTransaction(context.database, async (store) => {
    const known = await write(store, found, importedAt, report);
    report.gone = known.filter((code) => !mentioned.has(code)).sort();
    await markInLatest(store, [...mentioned]);
    const content = { importedAt, read: report.read };
    await putPublicDocument(store, {
      name: NATIONAL_IMPORT,
      hash: contentHash(content),
      content,
      updatedAt: importedAt,
    });
  });
  return report;
}
