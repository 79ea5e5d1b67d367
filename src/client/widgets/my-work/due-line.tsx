import { useTranslation } from 'react-i18next';
import { useLanguage } from '#client/i18n/use-language.ts';
import type { DossierClock } from '#domain/api/dossiers.ts';
import { formatDateTime } from '#domain/text/figures.ts';

/** The deadline that runs now, with day and hour. */
export function DueLine({ clock }: { readonly clock: DossierClock | null }) {
  const { t } = useTranslation('tracking');
  const language = useLanguage();
  if (clock === null || clock.state === 'ENDED') return null;
  if (clock.dueAt === null) return clock.state === 'PAUSED' ? t('due.paused') : null;
  const at = formatDateTime(clock.dueAt, language);
  return clock.overdue ? t(`overdue.${clock.kind}`, { at }) : t(`due.${clock.kind}`, { at });
}
