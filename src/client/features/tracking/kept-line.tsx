import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useLanguage } from '#client/i18n/use-language.ts';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { ERRORS } from '#domain/api/errors.ts';
import { PAGES, pageAddress } from '#domain/api/pages.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import type { Asked } from './use-dossier.ts';

export interface KeptLineProps {
  readonly dossierId: string;
  readonly updatedAt: string;
  readonly asked: Asked;
  readonly refresh: () => Promise<void>;
}

/** How old what one sees is, and why it is not newer. */
export function KeptLine({ dossierId, updatedAt, asked, refresh }: KeptLineProps) {
  const { t } = useTranslation('dossier');
  const errorText = useErrorText();
  const language = useLanguage();
  const at = formatDateTime(updatedAt, language);
  const again = (
    <Button
      small
      variant="quiet"
      icon="refresh"
      busy={asked.state === 'asking'}
      onClick={() => {
        refresh().catch(() => undefined);
      }}
    >
      {t('refresh')}
    </Button>
  );
  if (asked.state !== 'failed') {
    return (
      <div className="spread kept-line no-print">
        <span className="small">{t('updated', { at })}</span>
        {again}
      </div>
    );
  }
  const next = encodeURIComponent(pageAddress('dossier', { dossierId }));
  const signIn = ERRORS[asked.code].sender === 'sign-in';
  const noLine = asked.code === 'line.unreachable' || asked.code === 'portal.timeout';
  return (
    <div className="no-print">
      <Notice tone="info" title={t('kept.title')}>
        <p>{t('kept.text', { at })}</p>
        {!noLine && <p>{errorText(asked.code)}</p>}
        {signIn ? (
          <ButtonLink small variant="secondary" href={`${PAGES.signIn}?next=${next}`}>
            {t('kept.signIn')}
          </ButtonLink>
        ) : (
          again
        )}
      </Notice>
    </div>
  );
}
