import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import type { ProblemIssue } from '#domain/api/problem.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';
import { formatDate, formatNumber } from '#domain/text/figures.ts';

const DATE = /^\d{4}-\d{2}(-\d{2})?$/;

/** The sentence of an issue: a check across fields brings its own, the rest comes from the table of errors. */
export function useIssueText(definition: FormDefinition): (issue: ProblemIssue) => string {
  const errorText = useErrorText();
  const localText = useLocalText();
  const language = useLanguage();
  return ({ code, params = {} }) => {
    const check = code.startsWith('check.') ? definition.checks.find((it) => `check.${it.id}` === code) : undefined;
    if (check !== undefined) return localText(check.message);
    const shown = Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? formatNumber(value, language) : DATE.test(value) ? formatDate(value) : value,
    ]);
    return errorText(code, Object.fromEntries(shown) as Record<string, unknown>);
  };
}

/** The same with the field's name before it, and its row's: for a summary, where the place is not beside it. A check names its places itself. */
export function useIssueSummary(definition: FormDefinition): (issue: ProblemIssue) => string {
  const issueText = useIssueText(definition);
  const localText = useLocalText();
  return (issue) => {
    const [top = '', row, id = top] = issue.path.split('.');
    const sections = definition.pages.flatMap((page) => page.sections);
    const repeat = row === undefined ? undefined : sections.find((it) => it.repeat?.id === top)?.repeat;
    const field = issue.code.startsWith('check.')
      ? undefined
      : sections.flatMap((section) => section.fields).find((it) => it.id === id);
    const place = [
      ...(repeat === undefined ? [] : [`${localText(repeat.itemTitle)} ${Number(row) + 1}`]),
      ...(field === undefined ? [] : [localText(field.label)]),
    ].join(', ');
    const text = issueText(issue);
    if (place === '') return text;
    // A label that asks needs no colon after it.
    return place.endsWith('?') ? `${place} ${text}` : `${place}: ${text}`;
  };
}
