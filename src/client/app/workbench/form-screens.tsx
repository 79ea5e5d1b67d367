import { useMemo } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useLocalText } from '#client/i18n/use-language.ts';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { Page } from '#client/ui/page.tsx';
import { fieldElementId } from '#client/widgets/form-renderer/field-id.ts';
import { FormSection } from '#client/widgets/form-renderer/form-section.tsx';
import { useIssueSummary } from '#client/widgets/form-renderer/issue-text.ts';
import type { Places } from '#client/widgets/form-renderer/place-fields.tsx';
import type { Answers } from '#domain/forms/answers.ts';
import { compileForm } from '#domain/forms/compile-form.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';
import { normaliseAnswers } from '#domain/forms/normalise-answers.ts';

/** All screens of a form below each other, with nothing answered, or as they stand after one tried to go on. */
export function FormScreens({
  definition,
  places,
  faults,
}: {
  readonly definition: FormDefinition;
  readonly places: Places;
  readonly faults: boolean;
}) {
  const localText = useLocalText();
  const issueText = useIssueSummary(definition);
  const context = useMemo(() => ({ today: new Date().toISOString().slice(0, 10) }), []);
  const { control } = useForm<Answers>({ defaultValues: {} });
  const answers = useWatch({ control }) as Answers;
  const compiled = compileForm(definition, { ...context, ...places });
  return definition.pages.flatMap((page) =>
    page.sections.map((section) => {
      const issues = faults ? compiled.validateSection(section.id, normaliseAnswers(definition, answers, context)) : [];
      return (
        <Page
          key={section.id}
          title={localText(section.title)}
          above={<span className="small">{localText(page.title)}</span>}
          lead={section.help && localText(section.help)}
        >
          <ErrorSummary
            title={String(issues.length)}
            attempt={0}
            errors={issues.map((issue) => ({ fieldId: fieldElementId(issue.path), message: issueText(issue) }))}
          />
          <FormSection
            definition={definition}
            section={section}
            control={control}
            answers={answers}
            context={context}
            places={places}
            issues={issues}
          />
        </Page>
      );
    }),
  );
}
