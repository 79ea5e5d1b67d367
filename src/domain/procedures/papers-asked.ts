import type { ProblemIssue } from '#domain/api/problem.ts';
import type { Answers } from '#domain/forms/answers.ts';
import { type EvaluationContext, evaluateCondition } from '#domain/forms/evaluate.ts';
import type { Component, ComponentGroup, Procedure } from './procedure.ts';

/** ASKED, or DEPENDS where an answer is missing ("tùy trường hợp"): such a paper is shown, never hidden. */
export interface AskedComponent {
  readonly component: Component;
  readonly status: 'ASKED' | 'DEPENDS';
}
export interface AskedGroup {
  readonly group: ComponentGroup;
  readonly items: readonly AskedComponent[];
}

/** The papers of a procedure for these answers; what certainly does not apply is left out. */
export function papersAsked(procedure: Procedure, answers: Answers, context: EvaluationContext): AskedGroup[] {
  return procedure.componentGroups.flatMap((group) => {
    const groupTruth = group.when === undefined ? true : evaluateCondition(group.when, answers, context);
    if (groupTruth === false) return [];
    const items = group.items.flatMap((component): AskedComponent[] => {
      const truth = component.when === undefined ? true : evaluateCondition(component.when, answers, context);
      if (truth === false) return [];
      return [
        { component, status: truth === true && groupTruth === true && component.unsure !== true ? 'ASKED' : 'DEPENDS' },
      ];
    });
    return items.length === 0 ? [] : [{ group, items }];
  });
}

/** What is wrong with the papers given: missing, not asked for, or too many pages. Paths are "components.‹code›". */
export function paperIssues(
  procedure: Procedure,
  answers: Answers,
  parts: readonly { readonly componentCode: string }[],
  context: EvaluationContext,
): ProblemIssue[] {
  const groups = papersAsked(procedure, answers, context).filter((it) => it.group.mode === 'SUBMIT');
  const given = (component: Component): number => parts.filter((part) => part.componentCode === component.code).length;
  const issue = (code: string, component: string): ProblemIssue => ({ path: `components.${component}`, code });
  const missing = groups.flatMap(({ group, items }) => {
    const asked = items.filter((it) => it.status === 'ASKED').map((it) => it.component);
    if (group.rule === 'ALL_OF')
      return asked.filter((it) => given(it) === 0).map((it) => issue('document.missing', it.code));
    const [first] = asked;
    return first === undefined || asked.some((it) => given(it) > 0) ? [] : [issue('document.missing', first.code)];
  });
  const offered = groups.flatMap((it) => it.items.map((item) => item.component));
  const tooMany = offered.filter((it) => given(it) > it.maxFiles).map((it) => issue('document.tooMany', it.code));
  const strangers = [...new Set(parts.map((part) => part.componentCode))]
    .filter((code) => !offered.some((it) => it.code === code))
    .map((code) => issue('document.notAsked', code));
  return [...missing, ...tooMany, ...strangers];
}
