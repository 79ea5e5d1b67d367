import { useTranslation } from 'react-i18next';
import { useLanguage } from '#client/i18n/use-language.ts';
import { StatusTag } from '#client/ui/surfaces.tsx';
import type { DossierClock } from '#domain/api/dossiers.ts';
import { formatDateTime } from '#domain/text/figures.ts';

/** Eight working hours are a working day, as in the law's own arithmetic (Decree 61/2018 Art 17: 8 giờ làm việc). */
const DAY = 480;
/** From here on it is said to be close: a quarter of a working day. */
const CLOSE = 120;

/** 200 → "3 giờ 20 phút"; from a working day on, minutes no longer matter. */
export const useWorkingTime = (): ((minutes: number) => string) => {
  const { t } = useTranslation('desk');
  return (minutes) => {
    const whole = Math.abs(minutes);
    const days = Math.floor(whole / DAY);
    const hours = Math.floor((whole % DAY) / 60);
    const rest = days > 0 ? 0 : whole % 60;
    return [
      days > 0 ? t('clock.days', { count: days }) : '',
      hours > 0 ? t('clock.hours', { count: hours }) : '',
      rest > 0 || (days === 0 && hours === 0) ? t('clock.minutes', { count: rest }) : '',
    ]
      .filter(Boolean)
      .join(' ');
  };
};

/** What a clock says, in words: what is left, by how much it is late, or that it stands. */
export const useClockText = (): ((clock: DossierClock) => string) => {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const workingTime = useWorkingTime();
  return ({ kind, state, dueAt, remainingWorkingMinutes: left, overdue }) => {
    const time = workingTime(left ?? 0);
    if (state === 'ENDED') {
      if (left === null) return t('clock.ended');
      return t(overdue ? 'clock.endedLate' : 'clock.endedEarly', { time });
    }
    if (state === 'PAUSED') {
      if (left === null) return t('clock.paused');
      return t(overdue ? 'clock.pausedLate' : 'clock.pausedLeft', { time });
    }
    if (kind === 'SUPPLEMENT' && dueAt !== null) {
      return t(overdue ? 'clock.applicantLate' : 'clock.applicant', { at: formatDateTime(dueAt, language) });
    }
    if (left === null) return t('clock.open');
    return t(overdue ? 'clock.late' : 'clock.left', { time });
  };
};

const toneOf = ({ kind, state, overdue, remainingWorkingMinutes: left }: DossierClock) => {
  if (state !== 'RUNNING') return 'neutral';
  if (overdue) return 'bad';
  return kind !== 'SUPPLEMENT' && left !== null && left <= CLOSE ? 'warn' : 'info';
};

/** The clock that runs now, with the hour that it ends at. */
export function ClockNow({ clock }: { readonly clock: DossierClock | null }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const clockText = useClockText();
  if (clock === null) return <span className="muted">{t('clock.none')}</span>;
  // The applicant's own clock says its hour already, and is nobody's tag to worry about at the desk.
  if (clock.kind === 'SUPPLEMENT' && !clock.overdue) return <span>{clockText(clock)}</span>;
  const withHour = clock.kind !== 'SUPPLEMENT' && clock.state === 'RUNNING' && clock.dueAt !== null;
  return (
    <>
      <StatusTag tone={toneOf(clock)}>{clockText(clock)}</StatusTag>
      {withHour && (
        <div className="small">{t(`clock.due.${clock.kind}`, { at: formatDateTime(clock.dueAt ?? '', language) })}</div>
      )}
    </>
  );
}
