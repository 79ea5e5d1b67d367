import type { TFunction } from 'i18next';
import { toLocalMinutes } from '#domain/deadlines/local-time.ts';
import { amountLeft } from '#domain/fees/amount-left.ts';
import { type ListRow, payBefore } from './list-rows.ts';

/** A moment of the portal's clock, ISO; sheets know dates, text files spell them. */
export interface Moment {
  readonly at: string;
}
export type Cell = string | number | Moment | null;

export interface Sheet {
  readonly head: readonly string[];
  readonly lines: readonly (readonly Cell[])[];
}

const moment = (at: string | null | undefined): Cell => (at == null ? null : { at });

/** The rows that are shown as a sheet: what the table says, and what it has no room for. */
export function makeSheet(rows: readonly ListRow[], t: TFunction<'tracking'>): Sheet {
  return {
    head: [
      t('sheet.dossierCode'),
      t('sheet.reference'),
      t('sheet.procedureCode'),
      t('sheet.procedure'),
      t('sheet.state'),
      t('sheet.need'),
      t('sheet.where'),
      t('sheet.submittedAt'),
      t('sheet.updatedAt'),
      t('sheet.dueFor'),
      t('sheet.dueAt'),
      t('sheet.press'),
      t('sheet.left'),
    ],
    lines: rows.map(({ item, name, state, where, press, dueAt, status }) => {
      const { dossier, received, draft } = item;
      const needs = dossier?.needs ?? null;
      return [
        dossier?.dossierCode ?? null,
        dossier?.submissionReference ?? received?.submissionReference ?? null,
        item.procedureCode,
        name,
        status === null ? state : t(`status.${status}`),
        needs === null ? null : t(`sheet.needs.${needs}`),
        where === '' ? null : where,
        moment(dossier?.submittedAt ?? received?.receivedAt),
        moment(dossier?.updatedAt ?? draft?.updatedAt),
        payBefore(item) !== null
          ? t('table.for.PAY')
          : dueAt === null || dossier?.clock == null
            ? null
            : t(`table.for.${dossier.clock.kind}`),
        moment(dueAt),
        press === null ? null : t(`table.${press}`),
        dossier === undefined ? null : (amountLeft(dossier) ?? null),
      ].map((cell) => (typeof cell === 'string' ? cell.normalize('NFC') : cell));
    }),
  };
}

/** "2026-11-23 10:24", as every spreadsheet reads it. */
export const spellMoment = ({ at }: Moment): string =>
  new Date(toLocalMinutes(at) * 60_000).toISOString().slice(0, 16).replace('T', ' ');

/** Spreadsheets run a cell that begins so (CWE-1236), in the wide letters of East Asian keyboards too; the apostrophe makes it text. */
const RUNS = /^[=+\-@\t\r\n＝＋－＠]/;

const field = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return spellMoment(cell);
  const safe = RUNS.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** RFC 4180, with the mark by which Excel knows UTF-8. */
export const writeCsv = ({ head, lines }: Sheet): string =>
  `\uFEFF${[head, ...lines].map((line) => line.map(field).join(',')).join('\r\n')}\r\n`;
