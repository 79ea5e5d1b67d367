import { GROUP_PARAM } from '#client/widgets/my-work/group-address.ts';
import { WORK_GROUPS, type WorkGroup } from '#client/widgets/my-work/merge-work.ts';
import { PAGES } from '#domain/api/pages.ts';
import { DossierStatus } from '#domain/dossiers/dossier-status.ts';

export const COLUMNS = ['code', 'procedure', 'where', 'due', 'state'] as const;
export type Column = (typeof COLUMNS)[number];
export type Press = 'soon' | 'overdue';

/** What of the list is shown, and in what order. */
export interface ListQuery {
  readonly words: string;
  readonly group: WorkGroup | null;
  readonly press: Press | null;
  /** Of the national list; what the portal does not have yet has none. */
  readonly status: DossierStatus | null;
  /** Null: most pressing first, as the list comes. */
  readonly sort: { readonly by: Column; readonly down: boolean } | null;
  /** From 0. */
  readonly page: number;
}

export const EVERYTHING: ListQuery = { words: '', group: null, press: null, status: null, sort: null, page: 0 };

/** Something is looked for: not all of it is shown. */
export const isNarrowed = ({ words, group, press, status }: ListQuery): boolean =>
  words.trim() !== '' || group !== null || press !== null || status !== null;

/** Names of the address's parameters. */
const [WORDS, PRESS, STATUS, SORT, PAGE] = ['q', 'han', 'trang-thai', 'xep', 'trang'] as const;

const oneOf = <T extends string>(list: readonly T[], text: string | null): T | null =>
  list.find((it) => it === text) ?? null;

/** An address may have been written by anyone: what is not understood is left out. */
export function readListQuery(params: URLSearchParams): ListQuery {
  const sort = params.get(SORT) ?? '';
  const by = oneOf(COLUMNS, sort.replace(/^-/, ''));
  const page = Number(params.get(PAGE) ?? 1);
  return {
    words: params.get(WORDS) ?? '',
    group: oneOf(WORK_GROUPS, params.get(GROUP_PARAM)),
    press: oneOf(['soon', 'overdue'] as const, params.get(PRESS)),
    status: oneOf(DossierStatus.options, params.get(STATUS)),
    sort: by === null ? null : { by, down: sort.startsWith('-') },
    page: Number.isSafeInteger(page) && page > 0 ? page - 1 : 0,
  };
}

/** The list's address: what is not asked for does not stand in it. */
export function listAddress({ words, group, press, status, sort, page }: ListQuery): string {
  const params = new URLSearchParams();
  if (words.trim() !== '') params.set(WORDS, words.trim());
  if (group !== null) params.set(GROUP_PARAM, group);
  if (press !== null) params.set(PRESS, press);
  if (status !== null) params.set(STATUS, status);
  if (sort !== null) params.set(SORT, `${sort.down ? '-' : ''}${sort.by}`);
  if (page > 0) params.set(PAGE, String(page + 1));
  return params.size === 0 ? PAGES.myDossiers : `${PAGES.myDossiers}?${params.toString()}`;
}
