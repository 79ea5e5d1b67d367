import { useTranslation } from 'react-i18next';
import { useLanguage } from '#client/i18n/use-language.ts';
import { usePublic } from '#client/offline/react/use-public.ts';
import { Card } from '#client/ui/surfaces.tsx';
import { useWorkingTimeText } from '#client/widgets/dossier-timeline/use-working-time-text.ts';
import type { Dossier } from '#domain/api/dossiers.ts';
import { AppError } from '#domain/api/errors.ts';
import type { WorkingCalendar } from '#domain/deadlines/working-calendar.ts';
import { workingMinutesBetween } from '#domain/deadlines/working-time.ts';
import { formatDateTime } from '#domain/text/figures.ts';

const between = (calendar: WorkingCalendar, from: string, to: string): number | undefined => {
  try {
    return workingMinutesBetween(calendar, from, to);
  } catch (fault) {
    // A calendar of other years counts nothing here.
    if (fault instanceof AppError) return undefined;
    throw fault;
  }
};

/**
 * What comes after sending, with its hour: 8 working hours to the officer's answer (Decree 45/2020 Art 11.4). The hour is always the
 * portal's word; a device computes none.
 */
export function NextStep({ dossier }: { readonly dossier: Dossier | undefined }) {
  const { t } = useTranslation('dossier');
  const language = useLanguage();
  const inWords = useWorkingTimeText();
  const calendar = usePublic('calendar');
  if (dossier !== undefined && dossier.status !== 'SUBMITTED' && dossier.status !== 'PAYMENT_REQUIRED') return null;
  // Accepted already: the answer is given, and only the money is waited for.
  if (dossier?.acceptedAt) return null;
  const clock = dossier?.clocks.findLast((it) => it.kind === 'INTAKE' && it.state === 'RUNNING');
  const sentence = (): string => {
    if (dossier?.status === 'PAYMENT_REQUIRED') return t('receipt.nextPay');
    // A fee may stop the clock that the receipt names: only the portal's dossier says whether it runs.
    const dueAt = clock?.dueAt ?? null;
    if (clock === undefined || dueAt === null) return t('receipt.nextUnknown');
    const due = formatDateTime(dueAt, language);
    const minutes = calendar.state === 'ready' ? between(calendar.value, clock.startedAt, dueAt) : 0;
    return minutes === undefined || minutes <= 0
      ? t('receipt.nextSubmittedPlain', { due })
      : t('receipt.nextSubmitted', { due, counts: inWords(minutes) });
  };
  return (
    <Card>
      <strong>{t('receipt.next')}</strong>
      <p className="muted">{sentence()}</p>
    </Card>
  );
}
