import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReachability, type useSession } from '#client/offline/react/use-session.ts';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { DataList, type DataRow, Section, StatusTag } from '#client/ui/surfaces.tsx';
import { PAGES } from '#domain/api/pages.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { maskDigits, spellPhone } from '#domain/identity/contact.ts';
import { formatDate } from '#domain/text/figures.ts';
import { AccountLinks, ScreenLanguage } from './account-links.tsx';
import { FillInConsent } from './fill-in-consent.tsx';
import { groupDigits } from './group-digits.ts';
import { SignOut } from './sign-out.tsx';
import type { WorkHere } from './use-work-here.ts';
import { WorkHereSection } from './work-here.tsx';

type CitizenSession = Extract<ReturnType<typeof useSession>, { kind: 'citizen' }>;

/** Masked until its owner wants to see it: one may be looked at over the shoulder. */
function PersonalNumber({ personalId }: { readonly personalId: string }) {
  const { t } = useTranslation('account');
  const [shown, setShown] = useState(false);
  return (
    <span className="cluster">
      <span className="code">{shown ? groupDigits(personalId) : maskDigits(personalId)}</span>
      <Button variant="quiet" small onClick={() => setShown(!shown)}>
        {t(shown ? 'citizen.hideNumber' : 'citizen.showNumber')}
      </Button>
    </span>
  );
}

export interface CitizenAccountProps {
  readonly session: CitizenSession;
  readonly onSignedOut: (left: WorkHere) => void;
}

/** The account as its owner sees it, also without a line. */
export function CitizenAccount({ session, onSignedOut }: CitizenAccountProps) {
  const { t } = useTranslation('account');
  const line = useReachability();
  const { account, expired, confirmed } = session;
  const verified = account.identityAssurance === 'VERIFIED';
  const rows: DataRow[] = [
    { label: t('name.fullName'), value: account.fullName },
    { label: t('name.birthDate'), value: <span className="figures">{formatDate(account.birthDate)}</span> },
    { label: t('number.label'), value: <PersonalNumber personalId={account.personalId} /> },
    ...(account.phone === null
      ? []
      : [{ label: t('address.phone'), value: <span className="figures">{spellPhone(account.phone)}</span> }]),
    ...(account.email === null ? [] : [{ label: t('address.email'), value: account.email }]),
    {
      label: t('citizen.assurance'),
      value: (
        <span className="stack-tight">
          <span>
            <StatusTag tone={verified ? 'ok' : 'neutral'}>{t(`assurance.${account.identityAssurance}`)}</StatusTag>
          </span>
          <span className="small meaning">{t(`assuranceMeans.${account.identityAssurance}`)}</span>
        </span>
      ),
    },
    { label: t('language.messages'), value: t(`language.${account.language}`) },
    {
      label: t('citizen.since'),
      value: <span className="figures">{formatDate(localDate(account.createdAt))}</span>,
    },
  ];
  return (
    <Page title={t('account.title')}>
      {expired && (
        <Notice tone="warn" title={t('citizen.expired')} live>
          <div className="stack-tight">
            <p>{t('citizen.expiredHelp')}</p>
            <ButtonLink href={`${PAGES.signIn}?next=${encodeURIComponent(PAGES.account)}`} small>
              {t('citizen.signInAgain')}
            </ButtonLink>
          </div>
        </Notice>
      )}
      {!expired && !confirmed && (line === 'offline' || line === 'captive') && (
        <Notice tone="info">{t('citizen.keptCopy')}</Notice>
      )}
      <Section title={t('citizen.you')}>
        <DataList rows={rows} />
      </Section>
      {account.keepForNextTime !== undefined && <FillInConsent given={account.keepForNextTime} />}
      <WorkHereSection note={t('citizen.sealedWork')} />
      <ScreenLanguage />
      <AccountLinks citizen />
      <Section title={t('citizen.session')}>
        <p className="muted">{t(expired ? 'citizen.sessionExpired' : 'citizen.sessionOpen')}</p>
        <SignOut onSignedOut={onSignedOut} />
      </Section>
    </Page>
  );
}
