import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useLocalText } from '#client/i18n/use-language.ts';
import type { ProblemIssue } from '#domain/api/problem.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';
import { formatDate } from '#domain/text/figures.ts';

const DATE = /^\d{4}-\d{2}(-\d{2})?$/;

/** The sentence of an issue: a check across fields brings its own, the rest comes from the table of errors. */
export function useIssueText(definition: FormDefinition): (issue: ProblemIssue) => string {
  const errorText = useErrorText();
  const localText = useLocalText();
  return ({ code, params = {} }) => {
    const check = code.startsWith('check.') ? definition.checks.find((it) => `check.${it.id}` === code) : undefined;
    if (check !== undefined) return localText(check.message);
    const shown = Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' && DATE.test(value) ? formatDate(value) : value,
    ]);
    return errorText(code, Object.fromEntries(shown) as Record<string, unknown>);
  };
}
