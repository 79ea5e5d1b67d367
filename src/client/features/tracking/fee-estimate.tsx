import { useTranslation } from 'react-i18next';
import { useLanguage } from '#client/i18n/use-language.ts';
import { useSubmission } from '#client/offline/react/use-outbox.ts';
import { useProcedure } from '#client/offline/react/use-public.ts';
import { Notice } from '#client/ui/notice.tsx';
import { localDate } from '#domain/deadlines/local-time.ts';
import { quoteFees } from '#domain/fees/quote-fees.ts';
import { formatDong } from '#domain/text/figures.ts';
import type { WaitingItem } from './waiting-phase.ts';

/** Before the commit there is no payment (rule 11), only an estimate by the version that was filled in. */
export function FeeEstimate({ item }: { readonly item: WaitingItem }) {
  const { t } = useTranslation('dossier');
  const language = useLanguage();
  const submission = useSubmission(item.id).value;
  const procedure = useProcedure(item.procedureCode);
  if (submission === undefined || procedure.state !== 'ready') return null;
  if (procedure.value.hash !== submission.manifest.procedureHash) return null;
  const context = { today: localDate(item.sealedAt) };
  const { dueAtSubmission } = quoteFees(procedure.value.procedure.fees, submission.answers, context);
  if (dueAtSubmission === 0) return null;
  return (
    <Notice tone="info" title={t('estimate.title')}>
      {t('estimate.text', { amount: formatDong(dueAtSubmission, language) })}
    </Notice>
  );
}
