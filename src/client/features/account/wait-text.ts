import type { Translate } from '#client/i18n/translation.ts';

/** "42 giây", "17 phút": how long until another code may be asked for. */
export const waitText = (t: Translate, seconds: number): string =>
  seconds <= 90
    ? t('wait.seconds', { count: Math.ceil(seconds) })
    : t('wait.minutes', { count: Math.ceil(seconds / 60) });
