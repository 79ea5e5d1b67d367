import { useTranslation } from 'react-i18next';
import { useLanguage } from '#client/i18n/use-language.ts';
import { usePublic } from '#client/offline/react/use-public.ts';
import { Icon } from '#client/ui/icon.tsx';
import type { DossierClock } from '#domain/api/dossiers.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import { useWorkingTimeText } from './use-working-time-text.ts';
import './dossier-timeline.css';

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
  const profile = usePublic('profile');
  const { kind, state, dueAt, remainingWorkingMinutes, overdue } = clock;
  if (state === 'ENDED') return null;
  const due = dueAt === null ? null : formatDateTime(dueAt, language);
  if (overdue) {
    return (
      <>
        <div className="clock-late">
          <Icon name="alert" />
          <strong>{due === null ? t('clock.overdueLate') : t('clock.overdue', { due })}</strong>
        </div>
        {/* The agency is late: nothing is asked of the applicant, who may ask. */}
        {kind !== 'SUPPLEMENT' && profile.state === 'ready' && (
          <div className="small">{t('clock.overdueAsk', { hotline: profile.value.hotline })}</div>
        )}
      </>
    );
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
