import { useTranslation } from 'react-i18next';
import { type useFormDefinition, usePublic } from '#client/offline/react/use-public.ts';
import { Notice } from '#client/ui/notice.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { AnswersSummary } from '#client/widgets/answers-summary/answers-summary.tsx';
import { useIssueText } from '#client/widgets/form-renderer/issue-text.ts';
import type { StaffDossier } from '#domain/api/staff.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { compileForm, type FormSurroundings } from '#domain/forms/compile-form.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';
import { useDeskErrorText } from './desk-error-text.ts';

export interface AnswersSectionProps {
  readonly dossier: StaffDossier;
  readonly form: ReturnType<typeof useFormDefinition>;
  readonly units: ReturnType<typeof usePublic<'units'>>;
}

/** The answers by the very form that they were given in, as of the day they came. */
export function AnswersSection({ dossier, form, units }: AnswersSectionProps) {
  const { t } = useTranslation('desk');
  const errorText = useDeskErrorText();
  const profile = usePublic('profile');
  const today = localDate(dossier.officialReceivedAt);
  if (form.state === 'ready' && units.state === 'ready') {
    return (
      <Answers
        form={form.value}
        dossier={dossier}
        surroundings={{
          today,
          units: units.value.units,
          homeProvince: profile.state === 'ready' ? profile.value.provinceCode : '',
        }}
      />
    );
  }
  const failed = form.state === 'failed' ? form.code : units.state === 'failed' ? units.code : undefined;
  if (failed === undefined) return <Skeleton height="l" />;
  return (
    <Notice tone="bad" title={t('answers.failed')} live>
      {errorText(failed)}
    </Notice>
  );
}

/** With what the form warns of, beside the answer: the applicant was told and went on, the officer judges. */
function Answers({
  form,
  dossier,
  surroundings,
}: {
  readonly form: FormDefinition;
  readonly dossier: StaffDossier;
  readonly surroundings: FormSurroundings;
}) {
  const { t } = useTranslation('desk');
  const issueText = useIssueText(form);
  const { answers } = dossier;
  const { today, units } = surroundings;
  // Checks look at whole answers, not at places: the compiled form of the device and of the portal says the same.
  const warnings = compileForm(form, surroundings).warnings(answers);
  const remarks = new Map(warnings.map((it) => [it.path, issueText(it)]));
  return (
    <>
      {warnings.length > 0 && (
        <Notice tone="warn" title={t('answers.warnings', { count: new Set(remarks.values()).size })}>
          <ul>
            {[...new Set(remarks.values())].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
      <AnswersSummary definition={form} answers={answers} units={units} today={today} remarks={remarks} />
    </>
  );
}
