import { useTranslation } from 'react-i18next';
import { useLanguage } from '#client/i18n/use-language.ts';
import { StatusTag } from '#client/ui/surfaces.tsx';
import type { DossierClock } from '#domain/api/dossiers.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import { useWorkingTimeText } from './use-working-time-text.ts';

export interface ClockLinesProps {
  readonly clock: DossierClock;
  /** The portal said so just now. What an older copy says is left would no longer be true. */
  readonly fresh: boolean;
}

/** A clock of the law in words: until when, in what it counts, what is left, whether it stands still or is late. */
export function ClockLines({ clock, fresh }: ClockLinesProps) {
  const { t } = useTranslation('dossier');
  const language = useLanguage();
  const inWords = useWorkingTimeText();
  const { kind, state, dueAt, remainingWorkingMinutes, overdue } = clock;
  if (state === 'ENDED') return null;
  const due = dueAt === null ? null : formatDateTime(dueAt, language);
  if (overdue) {
    return <StatusTag tone="warn">{due === null ? t('clock.overdueLate') : t('clock.overdue', { due })}</StatusTag>;
  }
  const left = remainingWorkingMinutes === null ? null : inWords(remainingWorkingMinutes);
  if (state === 'PAUSED') {
    return <div className="small">{left === null ? t('clock.pausedPlain') : t('clock.paused', { left })}</div>;
  }
  return (
    <>
      {due !== null && (
        <div className="muted">
          <strong>{t(`clock.${kind}`, { due })}</strong> ({t(`clock.counts.${kind}`)})
        </div>
      )}
      {/* A supplement is counted in calendar days, not in working time. */}
      {fresh && left !== null && kind !== 'SUPPLEMENT' && <div className="small">{t('clock.left', { left })}</div>}
    </>
  );
}
