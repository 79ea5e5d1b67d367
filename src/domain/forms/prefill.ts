import type { Answers } from './answers.ts';
import { type EvaluationContext, evaluateCondition } from './evaluate.ts';
import type { Field } from './form-definition.ts';

/** What stands at first in fields that were not answered yet: earlier answers of the same person. */
export function prefilledAnswers(fields: readonly Field[], answers: Answers, context: EvaluationContext): Answers {
  const found: Answers = {};
  for (const field of fields) {
    if (field.kind === 'guidance' || field.prefill === undefined || answers[field.id] !== undefined) continue;
    const { from, when } = field.prefill;
    const value = answers[from];
    if (value === undefined || (when !== undefined && evaluateCondition(when, answers, context) !== true)) continue;
    found[field.id] = value;
  }
  return found;
}
