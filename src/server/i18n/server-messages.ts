import { createInstance } from 'i18next';
import type { ErrorCode } from '#domain/api/errors.ts';
import type { NoticeKind } from '#domain/api/notices.ts';
import type { Instant, Language } from '#domain/api/primitives.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { formatDate } from '#domain/text/figures.ts';
import { stripDiacritics } from '#domain/text/strip-diacritics.ts';
import enErrors from '#locales/en/errors.json' with { type: 'json' };
import enServer from '#locales/en/server.json' with { type: 'json' };
import viErrors from '#locales/vi/errors.json' with { type: 'json' };
import viServer from '#locales/vi/server.json' with { type: 'json' };

const texts = createInstance();
void texts.init({
  lng: 'vi',
  fallbackLng: 'vi',
  ns: ['server', 'errors'],
  defaultNS: 'server',
  initAsync: false,
  interpolation: { escapeValue: false },
  resources: { vi: { server: viServer, errors: viErrors }, en: { server: enServer, errors: enErrors } },
});

/** A sentence of the portal's own: messages, pages of the demonstration, what is printed at start. */
export const serverText = (language: Language, key: string, params: Readonly<Record<string, unknown>> = {}): string =>
  texts.t(key, { ...params, lng: language });

export const errorSentence = (language: Language, code: ErrorCode): string =>
  texts.t(code, { ns: 'errors', lng: language });

export const signInCodeMessage = (language: Language, code: string, minutes: number) => ({
  subject: serverText(language, 'signIn.subject'),
  text: serverText(language, 'signIn.text', { code, minutes }),
});

/**
 * What a notice says outside of the app: nothing beyond the reference and the day until which something is to be done. A text message is written without diacritics, which keeps
 * it in one part (GSM 03.38: 160 characters instead of 70).
 */
export function noticeMessage(
  kind: NoticeKind,
  language: Language,
  channel: 'EMAIL' | 'SMS',
  facts: { reference: string; url: string; dueAt: Instant | null },
): { subject: string; text: string } {
  const by = facts.dueAt === null ? {} : { context: 'by', day: formatDate(localDate(facts.dueAt)) };
  const what = serverText(language, `notice.what.${kind}`, by);
  const subject = serverText(language, 'notice.subject', { ...facts, what });
  if (channel === 'SMS')
    return { subject, text: stripDiacritics(serverText(language, 'notice.sms', { ...facts, what })) };
  return { subject, text: serverText(language, 'notice.text', { ...facts, what }) };
}
