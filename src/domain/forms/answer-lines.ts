import type { AdministrativeUnit } from '#domain/api/catalogue.ts';
import type { Language } from '#domain/api/primitives.ts';
import { formatDate, formatNumber, yesOrNo } from '#domain/text/figures.ts';
import { numberInWords } from '#domain/text/numbers-in-words.ts';
import { AddressAnswer, type AnswerRow, type Answers } from './answers.ts';
import { optionsOf } from './check-field.ts';
import type { EvaluationContext } from './evaluate.ts';
import type { Field, FormDefinition } from './form-definition.ts';
import { visibleFields, visiblePages } from './visibility.ts';

export interface AnswerLine {
  /** "fieldId" or "repeatId.row.fieldId". */
  readonly path: string;
  readonly label: string;
  /** Null where the question was left open. */
  readonly value: string | null;
}

export interface AnswerGroup {
  readonly sectionId: string;
  readonly title: string;
  readonly lines: readonly AnswerLine[];
}

/** An address in one line, from the smallest part. */
export function addressInWords(answer: AddressAnswer, units: ReadonlyMap<string, AdministrativeUnit>): string {
  const name = (code: string | undefined): string | undefined =>
    code === undefined ? undefined : units.get(code)?.name;
  return [
    answer.detail,
    answer.areaText,
    name(answer.communeCode),
    name(answer.districtCode),
    name(answer.provinceCode),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

/** Units stand in the plural: "3 pages", "1 page"; Vietnamese has no other form. */
const oneOf = (unit: string): string =>
  unit
    .replace(/^people$/, 'person')
    .replace(/ies$/, 'y')
    .replace(/s$/, '');

function figureInWords(field: Extract<Field, { kind: 'number' }>, value: number, language: Language): string {
  const said = field.suffix?.[language] ?? '';
  const unit = said === '' ? '' : ` ${language === 'en' && value === 1 ? oneOf(said) : said}`;
  const figure = `${formatNumber(value, language)}${unit}`;
  // Words only in the language of the form of the law, and only where the number can be said.
  return field.inWords && language === 'vi' && Number.isInteger(value) && value >= 0 && value < 1e12
    ? `${figure} (${numberInWords(value)}${unit})`
    : figure;
}

/** An answer as people read it. */
export function answerInWords(
  field: Field,
  value: unknown,
  definition: FormDefinition,
  language: Language,
  units: ReadonlyMap<string, AdministrativeUnit>,
): string | null {
  if (value === undefined || value === '') return null;
  switch (field.kind) {
    case 'date':
      return typeof value === 'string' ? formatDate(value) : null;
    case 'yesNo':
      return yesOrNo(value === true, language);
    case 'choice':
    case 'choices': {
      const options = optionsOf(field, definition);
      const chosen = Array.isArray(value) ? value : [value];
      return chosen
        .map((it) => options.find((option) => option.value === it)?.label[language] ?? String(it))
        .join(', ');
    }
    case 'commune':
      return typeof value === 'string' ? (units.get(value)?.name ?? value) : null;
    case 'address': {
      const address = AddressAnswer.safeParse(value);
      return address.success ? addressInWords(address.data, units) : null;
    }
    case 'number':
      return typeof value === 'number' ? figureInWords(field, value, language) : null;
    default:
      return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  }
}

/** Everything that was asked, with its answers, in the order of the form: what one checks before sending and what an officer reads. */
export function answerLines(
  definition: FormDefinition,
  answers: Answers,
  language: Language,
  unitList: readonly AdministrativeUnit[],
  context: EvaluationContext,
): AnswerGroup[] {
  const units = new Map(unitList.map((unit) => [unit.code, unit]));
  const lineOf = (field: Field, value: unknown, path: string): AnswerLine[] =>
    field.kind === 'guidance'
      ? []
      : [{ path, label: field.label[language], value: answerInWords(field, value, definition, language, units) }];
  return visiblePages(definition, answers, context).flatMap(({ sections }) =>
    sections.flatMap(({ section, fields }): AnswerGroup[] => {
      if (section.repeat === undefined) {
        const lines = fields.flatMap((field) => lineOf(field, answers[field.id], field.id));
        return lines.length === 0 ? [] : [{ sectionId: section.id, title: section.title[language], lines }];
      }
      const { id, itemTitle } = section.repeat;
      const rows = Array.isArray(answers[id]) ? (answers[id] as AnswerRow[]) : [];
      return rows.map((row, n) => ({
        sectionId: section.id,
        title: `${itemTitle[language]} ${n + 1}`,
        lines: visibleFields(section, answers, { ...context, row }).flatMap((field) =>
          lineOf(field, row[field.id], `${id}.${n}.${field.id}`),
        ),
      }));
    }),
  );
}
