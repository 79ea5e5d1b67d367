import type { AdministrativeUnit } from '#domain/api/catalogue.ts';
import { dateInWords } from '#domain/text/numbers-in-words.ts';
import { answerInWords } from './answer-lines.ts';
import type { AnswerRow, Answers } from './answers.ts';
import type { EvaluationContext } from './evaluate.ts';
import type { Field, FormDefinition } from './form-definition.ts';
import { type VisibleSection, visibleFields, visiblePages } from './visibility.ts';

export interface DeclarationLine {
  readonly label: string;
  /** Null where it was left open: a dotted line. */
  readonly value: string | null;
  /** A date said aloud, where the form of the law asks for it ("ghi bằng chữ"). */
  readonly inWords?: string;
}

export interface DeclarationTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

export type DeclarationBlock =
  | { readonly title: string; readonly lines: readonly DeclarationLine[] }
  | { readonly title: string; readonly table: DeclarationTable };

/** A step of the form as it stands on paper. */
export interface DeclarationPart {
  readonly title: string;
  readonly blocks: readonly DeclarationBlock[];
}

/** More columns than this cannot be read on a page: such a repeat is written one item after another. */
const MOST_COLUMNS = 7;

type Asked = Exclude<Field, { kind: 'guidance' }>;
const isAsked = (field: Field): field is Asked => field.kind !== 'guidance';

/** The answers as the declaration on paper has them, in Vietnamese: what was not asked is left out, what was left open stays open. */
export function declarationParts(
  definition: FormDefinition,
  answers: Answers,
  unitList: readonly AdministrativeUnit[],
  context: EvaluationContext,
): DeclarationPart[] {
  const units = new Map(unitList.map((unit) => [unit.code, unit]));
  const words = (field: Asked, value: unknown): string | null => answerInWords(field, value, definition, 'vi', units);

  const lineOf = (field: Asked, value: unknown): DeclarationLine => {
    const line = { label: field.label.vi, value: words(field, value) };
    const said = field.kind === 'date' && field.inWords === true && isWholeDate(value) ? dateInWords(value) : undefined;
    return said === undefined ? line : { ...line, inWords: said };
  };
  const headingOf = (id: string, title: string): string => definition.print?.headings?.[id]?.vi ?? title;

  function blocksOf({ section, fields }: VisibleSection): DeclarationBlock[] {
    const title = headingOf(section.id, section.title.vi);
    const asked = fields.filter(isAsked);
    const { repeat } = section;
    if (repeat === undefined) {
      const lines = asked.map((field) => lineOf(field, answers[field.id]));
      return lines.length === 0 ? [] : [{ title, lines }];
    }
    const rows = Array.isArray(answers[repeat.id]) ? (answers[repeat.id] as AnswerRow[]) : [];
    const shown = rows.map((row) => new Set(visibleFields(section, answers, { ...context, row }).map((it) => it.id)));
    const columns = asked.filter((field) => rows.length === 0 || shown.some((ids) => ids.has(field.id)));
    if (columns.length > MOST_COLUMNS)
      return rows.map((row, n) => ({
        title: `${repeat.itemTitle.vi} ${n + 1}`,
        lines: columns.filter((field) => shown[n]?.has(field.id)).map((field) => lineOf(field, row[field.id])),
      }));
    const cells = rows.map((row, n) =>
      columns.map((field) => (shown[n]?.has(field.id) === true ? words(field, row[field.id]) : '')),
    );
    const table = {
      columns: columns.map((field) => field.label.vi),
      rows: cells.length === 0 ? [columns.map(() => null)] : cells,
    };
    return [{ title, table }];
  }

  return visiblePages(definition, answers, context)
    .map(({ page, sections }) => ({ title: page.title.vi, blocks: joined(sections.flatMap(blocksOf)) }))
    .filter((part) => part.blocks.length > 0);
}

const isWholeDate = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Neighbours under one heading are one block: the screen parts them for a thumb, paper does not. */
function joined(blocks: readonly DeclarationBlock[]): DeclarationBlock[] {
  const out: DeclarationBlock[] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    if (last !== undefined && 'lines' in last && 'lines' in block && last.title === block.title)
      out[out.length - 1] = { title: last.title, lines: [...last.lines, ...block.lines] };
    else out.push(block);
  }
  return out;
}
