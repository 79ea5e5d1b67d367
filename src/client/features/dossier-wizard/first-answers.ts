import type { AnswerRow, Answers } from '#domain/forms/answers.ts';
import type { EvaluationContext } from '#domain/forms/evaluate.ts';
import type { Section } from '#domain/forms/form-definition.ts';
import { prefilledAnswers } from '#domain/forms/prefill.ts';

/** What a section begins with when it is opened. `raw` as typed; `answers` as they are checked. */
export function firstAnswers(
  { repeat, fields }: Section,
  raw: Answers,
  answers: Answers,
  context: EvaluationContext,
): Answers {
  const prefilled = prefilledAnswers(fields, answers, context);
  if (repeat === undefined) return prefilled;
  // As many rows as there must be stand open; what is known already is known about the first.
  if (raw[repeat.id] !== undefined || repeat.min === 0) return {};
  const rows = Array.from({ length: repeat.min }, (_, n) => (n === 0 ? prefilled : {}));
  return { [repeat.id]: rows as AnswerRow[] };
}
