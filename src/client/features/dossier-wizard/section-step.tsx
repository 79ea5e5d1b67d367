import { memo, type ReactNode, useEffect, useRef, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '#client/i18n/use-language.ts';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { useNavigate } from '#client/ui/navigation.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { fieldElementId } from '#client/widgets/form-renderer/field-id.ts';
import { FormSection } from '#client/widgets/form-renderer/form-section.tsx';
import { useIssueSummary } from '#client/widgets/form-renderer/issue-text.ts';
import type { Places } from '#client/widgets/form-renderer/place-fields.tsx';
import type { SupplementPoint } from '#domain/api/dossiers.ts';
import type { Answers } from '#domain/forms/answers.ts';
import type { CompiledForm } from '#domain/forms/compile-form.ts';
import type { EvaluationContext } from '#domain/forms/evaluate.ts';
import type { FormDefinition, Section } from '#domain/forms/form-definition.ts';
import { firstAnswers } from './first-answers.ts';
import { SavedTag } from './saved-tag.tsx';
import { useSentToPlace } from './sent-to-place.ts';

export interface SectionStepProps {
  readonly draftId: string;
  readonly definition: FormDefinition;
  readonly section: Section;
  readonly form: UseFormReturn<Answers>;
  readonly compiled: CompiledForm;
  /** As they stand in the form, and as they are checked. */
  readonly raw: Answers;
  readonly answers: Answers;
  readonly context: EvaluationContext;
  readonly places: Places;
  readonly points: readonly SupplementPoint[];
  readonly back: string;
  readonly next: string | undefined;
  /** This step's own address, where it is not the page's yet. */
  readonly here: string | undefined;
  readonly above: ReactNode;
}

/** One question: its fields, what is wrong with them once one tried to go on, and the way on. */
export const SectionStep = memo(function SectionStep(props: SectionStepProps) {
  const {
    draftId,
    definition,
    section,
    form,
    compiled,
    raw,
    answers,
    context,
    places,
    points,
    back,
    next,
    here,
    above,
  } = props;
  const { t } = useTranslation('wizard');
  const localText = useLocalText();
  const issueText = useIssueSummary(definition);
  const [attempt, setAttempt] = useState(0);
  const navigate = useNavigate();
  // Once, when the screen is opened: what the person clears afterwards stays clear.
  const arrive = useRef(() => {
    for (const [name, value] of Object.entries(firstAnswers(section, raw, answers, context)))
      form.setValue(name, value);
  });
  useEffect(() => arrive.current(), []);
  const validate = () => compiled.validateSection(section.id, answers);
  const sent = useSentToPlace();
  const issues = attempt > 0 || sent ? validate() : [];
  const ids = new Set(section.fields.map((field) => field.id));
  const said = points.filter(
    (point) => point.target.kind === 'FIELD' && ids.has(point.target.fieldId.split('.').at(-1) ?? ''),
  );
  const goOn = () => {
    if (validate().length > 0) setAttempt((n) => n + 1);
    else if (next !== undefined) {
      if (here !== undefined) navigate(here, { replace: true });
      navigate(next);
    }
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
        aside={<SavedTag draftId={draftId} />}
        lead={section.help && localText(section.help)}
        actions={
          <Button type="submit" full>
            {t('next')}
          </Button>
        }
      >
        <ErrorSummary
          title={issues.length > 0 ? t('errors', { count: issues.length }) : ''}
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
          control={form.control}
          answers={raw}
          context={context}
          places={places}
          issues={issues}
        />
      </Page>
    </form>
  );
});
