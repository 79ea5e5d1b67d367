import { useTranslation } from 'react-i18next';
import type { useFormDefinition, usePublic } from '#client/offline/react/use-public.ts';
import { Notice } from '#client/ui/notice.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { AnswersSummary } from '#client/widgets/answers-summary/answers-summary.tsx';
import type { StaffDossier } from '#domain/api/staff.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
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
  if (form.state === 'ready' && units.state === 'ready') {
    return (
      <AnswersSummary
        definition={form.value}
        answers={dossier.answers}
        units={units.value.units}
        today={localDate(dossier.officialReceivedAt)}
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
