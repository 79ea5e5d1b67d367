import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const MINUTE = 60_000;

/** The device's clock, looked at again every ten seconds: for ages only, never for a deadline (rule 9). */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** "chưa tới một phút", "5 phút", "3 giờ", "2 ngày". */
export function useDurationText(): (milliseconds: number) => string {
  const { t } = useTranslation('dossier');
  return (milliseconds) => {
    const minutes = Math.floor(milliseconds / MINUTE);
    if (minutes < 1) return t('time.moment');
    if (minutes < 60) return t('time.minutes', { count: minutes });
    const hours = Math.floor(minutes / 60);
    return hours < 48 ? t('time.hours', { count: hours }) : t('time.days', { count: Math.floor(hours / 24) });
  };
}
