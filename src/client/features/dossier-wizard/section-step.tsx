import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '#client/i18n/use-language.ts';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { fieldElementId } from '#client/widgets/form-renderer/field-id.ts';
import { FormSection } from '#client/widgets/form-renderer/form-section.tsx';
import { useIssueSummary } from '#client/widgets/form-renderer/issue-text.ts';
import type { Places } from '#client/widgets/form-renderer/place-fields.tsx';
import type { SupplementPoint } from '#domain/api/dossiers.ts';
import type { ProblemIssue } from '#domain/api/problem.ts';
import type { Answers } from '#domain/forms/answers.ts';
import type { EvaluationContext } from '#domain/forms/evaluate.ts';
import type { FormDefinition, Section } from '#domain/forms/form-definition.ts';
import { SavedTag } from './saved-tag.tsx';
import { useSentToPlace } from './sent-to-place.ts';

export interface SectionStepProps {
  readonly draft: { readonly id: string };
  readonly definition: FormDefinition;
  readonly section: Section;
  readonly control: Control<Answers>;
  readonly raw: Answers;
  readonly context: EvaluationContext;
  readonly places: Places;
  readonly points: readonly SupplementPoint[];
  readonly back: string;
  readonly above: ReactNode;
  /** Once, when the screen is opened: what the person clears afterwards stays clear. */
  readonly onArrive: () => void;
  readonly validate: () => readonly ProblemIssue[];
  readonly onNext: () => void;
}

/** One question: its fields, what is wrong with them once one tried to go on, and the way on. */
export function SectionStep(props: SectionStepProps) {
  const { draft, definition, section, control, raw, context, places, points, back, above, validate, onNext } = props;
  const { t } = useTranslation('wizard');
  const localText = useLocalText();
  const issueText = useIssueSummary(definition);
  const [attempt, setAttempt] = useState(0);
  const arrive = useRef(props.onArrive);
  useEffect(() => arrive.current(), []);
  const sent = useSentToPlace();
  const issues = attempt > 0 || sent ? validate() : [];
  const ids = new Set(section.fields.map((field) => field.id));
  const said = points.filter(
    (point) => point.target.kind === 'FIELD' && ids.has(point.target.fieldId.split('.').at(-1) ?? ''),
  );
  const goOn = () => {
    if (validate().length === 0) onNext();
    else setAttempt((n) => n + 1);
  };
  return (
    <form
      className="page"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <Page
        title={localText(section.title)}
        back={back}
        above={above}
        aside={<SavedTag draftId={draft.id} />}
        lead={section.help && localText(section.help)}
        actions={
          <Button type="submit" full>
            {t('next')}
          </Button>
        }
      >
        <ErrorSummary
          title={t('errors', { count: issues.length })}
          attempt={attempt}
          // Who was sent to one of them has read the list already.
          errors={(attempt > 0 ? issues : []).map((issue) => ({
            fieldId: fieldElementId(issue.path),
            message: issueText(issue),
          }))}
        />
        {said.map((point) => (
          <Notice key={point.reason} tone="warn" title={t('officerSays')}>
            <span lang="vi">{point.reason}</span>
          </Notice>
        ))}
        <FormSection
          definition={definition}
          section={section}
          control={control}
          answers={raw}
          context={context}
          places={places}
          issues={issues}
        />
      </Page>
    </form>
  );
}
