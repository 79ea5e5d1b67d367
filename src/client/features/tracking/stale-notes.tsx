import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useLanguage } from '#client/i18n/use-language.ts';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { PAGES } from '#domain/api/pages.ts';
import { formatDateTime } from '#domain/text/figures.ts';

/** The portal no longer knows the session: who signs in again comes back to this page. */
export function ExpiredNote({ page }: { readonly page: string }) {
  const { t } = useTranslation('tracking');
  const errorText = useErrorText();
  return (
    <Notice tone="warn" title={t('expired.title')}>
      <div className="stack-tight">
        <p>{errorText('session.expired')}</p>
        <div>
          <ButtonLink variant="secondary" small href={`${PAGES.signIn}?next=${encodeURIComponent(page)}`}>
            {t('expired.signIn')}
          </ButtonLink>
        </div>
      </div>
    </Notice>
  );
}

export interface StaleNoteProps {
  readonly title: string;
  /** When the portal gave what is shown; null: never. */
  readonly updatedAt: string | null;
  readonly why: string;
  readonly busy: boolean;
  readonly onAsk: () => void;
  /** Another way on, beside asking again. */
  readonly children?: ReactNode;
}

/** What is shown is an older copy, or none: of when, why, and asking again. */
export function StaleNote({ title, updatedAt, why, busy, onAsk, children }: StaleNoteProps) {
  const { t } = useTranslation('tracking');
  const language = useLanguage();
  return (
    <Notice tone="warn" title={title}>
      <div className="stack-tight">
        <p>
          {updatedAt !== null && <>{t('kept.at', { at: formatDateTime(updatedAt, language) })} </>}
          {why}
        </p>
        <div className="cluster">
          <Button variant="secondary" small icon="refresh" busy={busy} onClick={onAsk}>
            {t('kept.ask')}
          </Button>
          {children}
        </div>
      </div>
    </Notice>
  );
}
