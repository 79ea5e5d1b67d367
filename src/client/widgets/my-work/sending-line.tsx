import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useLanguage } from '#client/i18n/use-language.ts';
import { useReachability } from '#client/offline/react/use-session.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import type { WorkSending } from './merge-work.ts';

/** Why it is not at the portal yet, and what happens next. */
export function SendingLine({ sending }: { readonly sending: WorkSending }) {
  const { t } = useTranslation('outbox');
  const errorText = useErrorText();
  const language = useLanguage();
  const line = useReachability();
  const { state, reason, waitsFor, nextTryAt, issues } = sending;
  if (reason === null) {
    const asleep = state === 'sealed' && (line === 'offline' || line === 'captive');
    return <p className="muted">{asleep ? t('state.noLine') : t(`state.${state}`)}</p>;
  }
  if (waitsFor === 'sign-in') return <p className="muted">{t('wait.sign-in')}</p>;
  return (
    <p className="muted">
      {waitsFor === 'parked' && <>{t('wait.parked')} </>}
      {errorText(reason)}
      {waitsFor === 'needs-you' && issues.length > 0 && <> {t('wait.issues', { count: issues.length })}</>}
      {waitsFor === 'retry-later' && nextTryAt !== null && (
        <> {t('wait.next', { at: formatDateTime(nextTryAt, language) })}</>
      )}
    </p>
  );
}
