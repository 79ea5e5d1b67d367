import { serverText } from '#server/i18n/server-messages.ts';

/** What stands on paper: Vietnamese whatever the screen speaks (DECISIONS.md 11). */
export const printedText = (key: `print.${string}`, params?: Readonly<Record<string, unknown>>): string =>
  serverText('vi', key, params);
