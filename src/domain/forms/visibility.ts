import type { AnswerRow, Answers } from './answers.ts';
import { type EvaluationContext, evaluateCondition } from './evaluate.ts';
import type { Field, FormDefinition, Page, Section } from './form-definition.ts';

/** What is asked now: a page, section or field whose condition is false or still open is not. */
export interface VisibleSection {
  readonly section: Section;
  readonly fields: readonly Field[];
}
export interface VisiblePage {
  readonly page: Page;
  readonly sections: readonly VisibleSection[];
}

const holds = (part: { readonly when?: Section['when'] }, answers: Answers, context: EvaluationContext): boolean =>
  part.when === undefined || evaluateCondition(part.when, answers, context) === true;

export const visibleFields = (section: Section, answers: Answers, context: EvaluationContext): Field[] =>
  section.fields.filter((field) => holds(field, answers, context));

/**
 * The relevant part of a form. Answers of a part that is no longer relevant do not count, so an answer that hides a question
 * also hides what depended on that question; `prune` is applied until nothing changes.
 */
export function visiblePages(definition: FormDefinition, answers: Answers, context: EvaluationContext): VisiblePage[] {
  const counted = pruneAnswers(definition, answers, context);
  return pagesOver(definition, counted, context);
}

const pagesOver = (definition: FormDefinition, answers: Answers, context: EvaluationContext): VisiblePage[] =>
  definition.pages
    .filter((page) => holds(page, answers, context))
    .map((page) => ({
      page,
      sections: page.sections
        .filter((section) => holds(section, answers, context))
        .map((section) => ({
          section,
          fields: section.repeat ? section.fields : visibleFields(section, answers, context),
        }))
        .filter((it) => it.fields.length > 0),
    }))
    .filter((it) => it.sections.length > 0);

/** Answers without those to questions that are not asked: what travels. The device keeps the rest. */
export function pruneAnswers(definition: FormDefinition, answers: Answers, context: EvaluationContext): Answers {
  let kept = answers;
  for (;;) {
    const next: Answers = {};
    for (const { sections } of pagesOver(definition, kept, context)) {
      for (const { section, fields } of sections) {
        if (section.repeat !== undefined) {
          const rows = kept[section.repeat.id];
          if (Array.isArray(rows))
            next[section.repeat.id] = rows.map((row) => (isRow(row) ? pruneRow(section, kept, row, context) : {}));
          continue;
        }
        for (const field of fields) {
          const answer = Object.hasOwn(kept, field.id) ? kept[field.id] : undefined;
          if (answer !== undefined) next[field.id] = answer;
        }
      }
    }
    if (Object.keys(next).length === Object.keys(kept).length) return next;
    kept = next;
  }
}

// A hostile row counts as an empty one: what it lacks is then asked for.
const isRow = (row: unknown): row is AnswerRow => typeof row === 'object' && row !== null && !Array.isArray(row);

function pruneRow(section: Section, answers: Answers, row: AnswerRow, context: EvaluationContext): AnswerRow {
  let kept = row;
  for (;;) {
    const next: AnswerRow = {};
    for (const field of visibleFields(section, answers, { ...context, row: kept })) {
      const answer = Object.hasOwn(kept, field.id) ? kept[field.id] : undefined;
      if (answer !== undefined) next[field.id] = answer;
    }
    if (Object.keys(next).length === Object.keys(kept).length) return next;
    kept = next;
  }
}
