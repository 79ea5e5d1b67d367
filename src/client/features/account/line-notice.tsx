import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useReachability } from '#client/offline/react/use-session.ts';
import { ButtonLink } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import type { AppError } from '#domain/api/errors.ts';
import { waitText } from './wait-text.ts';

/** Without a line nobody can sign in; what was made here loses nothing by waiting. */
export function LineNotice({ forDossier, back }: { readonly forDossier: boolean; readonly back: string }) {
  const { t } = useTranslation('account');
  const line = useReachability();
  if (line !== 'offline' && line !== 'captive') return null;
  return (
    <Notice tone="warn" title={t(`line.${line}`)} live>
      <div className="stack-tight">
        <p>{t(forDossier ? 'line.dossierWaits' : 'line.workStays')}</p>
        <ButtonLink href={back} variant="secondary" small>
          {t(forDossier ? 'line.later' : 'line.back')}
        </ButtonLink>
      </div>
    </Notice>
  );
}

/** A failure that belongs to no field. A wait that the portal names is said in full. */
export function FaultNotice({ title, fault }: { readonly title: string; readonly fault: AppError }) {
  const { t } = useTranslation('account');
  const errorText = useErrorText();
  const wait = fault.details?.['retryAfterSeconds'];
  return (
    <Notice tone="bad" title={title} live>
      {fault.code === 'account.codeTooSoon' && typeof wait === 'number'
        ? t('wait.tooSoon', { wait: waitText(t, wait) })
        : errorText(fault.code)}
    </Notice>
  );
}
