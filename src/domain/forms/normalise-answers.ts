import { tidyText } from '#domain/text/search-key.ts';
import type { Answers } from './answers.ts';
import type { EvaluationContext } from './evaluate.ts';
import type { FormDefinition } from './form-definition.ts';
import { pruneAnswers } from './visibility.ts';

const tidy = (value: unknown, upper: ReadonlySet<string>, key: string): unknown => {
  if (typeof value === 'string') return upper.has(key) ? tidyText(value).toLocaleUpperCase('vi') : tidyText(value);
  if (Array.isArray(value)) return value.map((it: unknown) => tidy(it, upper, key)).filter((it) => it !== undefined);
  if (typeof value === 'object' && value !== null) return tidyMembers(value as Record<string, unknown>, upper);
  return value;
};

function tidyMembers(values: Readonly<Record<string, unknown>>, upper: ReadonlySet<string>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    const clean = tidy(value, upper, key);
    if (clean !== undefined && clean !== '' && clean !== null) kept[key] = clean;
  }
  return kept;
}

/** What is checked and sealed: NFC, no spaces at the ends, nothing empty, and only what the form asks now. */
export function normaliseAnswers(definition: FormDefinition, answers: Answers, context: EvaluationContext): Answers {
  const fields = definition.pages.flatMap((page) => page.sections.flatMap((section) => section.fields));
  const upper = new Set(
    fields.filter((field) => field.kind === 'text' && field.upperCase === true).map((field) => field.id),
  );
  return pruneAnswers(definition, tidyMembers(answers, upper) as Answers, context);
}
