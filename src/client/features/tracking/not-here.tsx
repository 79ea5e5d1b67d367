import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useDraft } from '#client/offline/react/use-drafts.ts';
import { useAccount } from '#client/offline/react/use-session.ts';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { Page } from '#client/ui/page.tsx';
import { ERRORS, type ErrorCode } from '#domain/api/errors.ts';
import { PAGES, pageAddress } from '#domain/api/pages.ts';
import { wizardAddress } from './wizard-address.ts';

export interface NotHereProps {
  readonly dossierId: string;
  readonly code: ErrorCode;
  readonly retry: () => void;
}

/** Nothing to show: which of the reasons it is, and the way on. What is somebody else's is said like what does not exist (rule 4). */
export function NotHere({ dossierId, code, retry }: NotHereProps) {
  const { t } = useTranslation('dossier');
  const errorText = useErrorText();
  const account = useAccount();
  const draft = useDraft(dossierId);
  if (draft.value !== undefined) {
    return (
      <Page title={t('missing.draftTitle')} lead={t('missing.draftText')} back={PAGES.myDossiers}>
        <ButtonLink full href={wizardAddress(dossierId)}>
          {t('missing.draftOpen')}
        </ButtonLink>
      </Page>
    );
  }
  if (account === null || ERRORS[code].sender === 'sign-in') {
    const next = encodeURIComponent(pageAddress('dossier', { dossierId }));
    return (
      <Page title={t('missing.signInTitle')} lead={t('missing.signInText')} back={PAGES.home}>
        <ButtonLink full icon="user" href={`${PAGES.signIn}?next=${next}`}>
          {t('missing.signIn')}
        </ButtonLink>
        <ButtonLink full variant="secondary" href={PAGES.lookUp}>
          {t('missing.lookUp')}
        </ButtonLink>
      </Page>
    );
  }
  const unknown = code === 'dossier.notFound' || code === 'request.notFound' || code === 'request.invalid';
  return (
    <Page
      title={t(unknown ? 'missing.notMineTitle' : 'missing.notHereTitle')}
      lead={unknown ? t('missing.notMineText', { name: account.fullName }) : errorText(code)}
      back={PAGES.myDossiers}
    >
      {!unknown && (
        <Button full icon="refresh" onClick={retry}>
          {t('missing.retry')}
        </Button>
      )}
      <ButtonLink full variant={unknown ? 'primary' : 'secondary'} href={PAGES.myDossiers}>
        {t('missing.list')}
      </ButtonLink>
      <ButtonLink full variant="secondary" href={PAGES.lookUp}>
        {t('missing.lookUp')}
      </ButtonLink>
    </Page>
  );
}
