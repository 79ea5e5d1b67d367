import type { Answers } from '#domain/forms/answers.ts';
import type { EvaluationContext } from '#domain/forms/evaluate.ts';
import type { FormDefinition, Page, Section } from '#domain/forms/form-definition.ts';
import { visiblePages } from '#domain/forms/visibility.ts';

export const PAPERS_STEP = 'giay-to';
export const CHECK_STEP = 'kiem-tra';

export type WizardStep =
  | { readonly kind: 'section'; readonly id: string; readonly page: Page; readonly section: Section }
  | { readonly kind: 'papers'; readonly id: typeof PAPERS_STEP }
  | { readonly kind: 'check'; readonly id: typeof CHECK_STEP };

/** The way through a dossier for these answers: one question a step, then the papers, then the whole on one page. */
export function wizardSteps(definition: FormDefinition, answers: Answers, context: EvaluationContext): WizardStep[] {
  const sections = visiblePages(definition, answers, context).flatMap(({ page, sections: visible }) =>
    visible.map(({ section }): WizardStep => ({ kind: 'section', id: section.id, page, section })),
  );
  return [...sections, { kind: 'papers', id: PAPERS_STEP }, { kind: 'check', id: CHECK_STEP }];
}
