import type { TFunction } from 'i18next';

/** "42 giây", "17 phút": how long until another code may be asked for. */
export const waitText = (t: TFunction<'account'>, seconds: number): string =>
  seconds <= 90
    ? t('wait.seconds', { count: Math.ceil(seconds) })
    : t('wait.minutes', { count: Math.ceil(seconds / 60) });
