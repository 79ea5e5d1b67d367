import type { WorkItem } from '#client/widgets/my-work/merge-work.ts';
import { workCode } from '#client/widgets/my-work/work-card.tsx';
import type { DossierClock } from '#domain/api/dossiers.ts';
import type { DossierStatus } from '#domain/dossiers/dossier-status.ts';
import { searchKey } from '#domain/text/search-key.ts';
import type { Column, ListQuery, Press } from './list-query.ts';

/** A working day of the agency (DOMAIN §2.4), in minutes. */
export const WORKING_DAY = 480;
/** So many working days before its end a deadline is called near. */
const SOON_DAYS = 3;

/** Near or past, by the portal's own count; the device's clock decides nothing (a copy that was kept is as old as it says). */
export const pressOf = (clock: DossierClock | null | undefined): Press | null => {
  if (clock == null || clock.state !== 'RUNNING') return null;
  if (clock.overdue) return 'overdue';
  return clock.remainingWorkingMinutes !== null && clock.remainingWorkingMinutes <= SOON_DAYS * WORKING_DAY
    ? 'soon'
    : null;
};

/** A fee that holds the dossier up has a term of its own, while the clock of the agency stands still. */
export const payBefore = ({ group, dossier }: WorkItem): string | null =>
  group === 'needs' && dossier?.needs === 'PAY' ? (dossier.paymentDueAt ?? null) : null;

/** One line of the table: what is compared, and what is searched, made once. */
export interface ListRow {
  readonly item: WorkItem;
  readonly name: string;
  /** The words of the state column. */
  readonly state: string;
  readonly status: DossierStatus | null;
  readonly where: string;
  readonly press: Press | null;
  readonly dueAt: string | null;
  readonly code: string | null;
  readonly searched: string;
  /** Codes without what people leave out. */
  readonly codes: string;
}

export interface RowWords {
  readonly name: (item: WorkItem) => string;
  readonly state: (item: WorkItem) => string;
  readonly where: (item: WorkItem) => string;
}

const bare = (text: string): string => text.replace(/[\s.-]/g, '');

export function makeRows(items: readonly WorkItem[], words: RowWords): ListRow[] {
  // Thousands of dossiers are of a few procedures.
  const keys = new Map<string, string>();
  const keyOf = (name: string): string => {
    const known = keys.get(name);
    if (known !== undefined) return known;
    const key = searchKey(name);
    keys.set(name, key);
    return key;
  };
  return items.map((item) => {
    const name = words.name(item);
    const { dossier, received, procedureCode } = item;
    const reference = dossier?.submissionReference ?? received?.submissionReference ?? '';
    const clock = dossier?.clock;
    return {
      item,
      name,
      state: words.state(item),
      // While a newer form of it waits here, the portal's word is the older one.
      status: item.sending === undefined && dossier !== undefined && dossier.status !== 'OTHER' ? dossier.status : null,
      where: words.where(item),
      press: pressOf(clock),
      dueAt: payBefore(item) ?? (clock == null || clock.state === 'ENDED' ? null : clock.dueAt),
      code: workCode(item),
      searched: keyOf(name),
      codes: [dossier?.dossierCode ?? '', reference, procedureCode].map((it) => bare(it).toLowerCase()).join(' '),
    };
  });
}

/** Texts of which there are few, in the order of the language; compared as numbers then. */
function ranksOf(texts: Iterable<string>, language: string): ReadonlyMap<string, number> {
  const { compare } = new Intl.Collator(language);
  return new Map([...new Set(texts)].sort(compare).map((text, rank) => [text, rank]));
}

/** What has none of it (no code yet, no deadline) comes last, whichever way it is sorted. */
const NOTHING = Number.MAX_SAFE_INTEGER;

function sortKeys(rows: readonly ListRow[], by: Column, language: string): number[] {
  if (by === 'due') return rows.map(({ dueAt }) => (dueAt === null ? NOTHING : Date.parse(dueAt)));
  const text = ({ code, name, where, state }: ListRow): string =>
    by === 'code' ? (code ?? '') : by === 'procedure' ? name : by === 'where' ? where : state;
  if (by !== 'code') {
    const ranks = ranksOf(rows.map(text), language);
    return rows.map((row) => ranks.get(text(row)) ?? NOTHING);
  }
  // Codes are letters and figures: no language orders them, and thousands differ.
  const order = rows.map((_, at) => at).sort((a, b) => ((rows[a]?.code ?? '') < (rows[b]?.code ?? '') ? -1 : 1));
  const keys: number[] = [];
  for (const [rank, at] of order.entries()) keys[at] = rows[at]?.code === null ? NOTHING : rank;
  return keys;
}

/** By one column; equal ones stay as they came, the most pressing first. */
export function sortRows(rows: readonly ListRow[], sort: ListQuery['sort'], language: string): readonly ListRow[] {
  if (sort === null) return rows;
  const keys = sortKeys(rows, sort.by, language);
  const key = (at: number): number => keys[at] ?? NOTHING;
  const order = rows.map((_, at) => at);
  order.sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === y) return 0;
    if (x === NOTHING || y === NOTHING) return x === NOTHING ? 1 : -1;
    return sort.down ? y - x : x - y;
  });
  return order.flatMap((at) => rows[at] ?? []);
}

/** By name with or without diacritics, or by any part of a code; by group, deadline and state. */
export function filterRows(
  rows: readonly ListRow[],
  { words, group, press, status }: Pick<ListQuery, 'words' | 'group' | 'press' | 'status'>,
): readonly ListRow[] {
  const key = searchKey(words);
  const code = bare(key);
  return rows.filter(
    (row) =>
      (group === null || row.item.group === group) &&
      (press === null || row.press === press) &&
      (status === null || row.status === status) &&
      (key === '' || row.searched.includes(key) || (code !== '' && row.codes.includes(code))),
  );
}
