import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { Section } from '#client/ui/surfaces.tsx';
import { PAGES } from '#domain/api/pages.ts';
import { AccountLinks, ScreenLanguage } from './account-links.tsx';
import type { WorkHere } from './use-work-here.ts';
import { WorkHereSection } from './work-here.tsx';

/** Nobody is signed in here. `sealed`: somebody has just signed out, and this is what they left, closed. */
export function GuestAccount({ sealed }: { readonly sealed: WorkHere | undefined }) {
  const { t } = useTranslation('account');
  const left = sealed === undefined ? 0 : sealed.waiting + sealed.drafts;
  return (
    <Page title={t(sealed === undefined ? 'account.title' : 'signedOut.title')}>
      {sealed !== undefined && (
        <Notice tone={sealed.unsure ? 'warn' : 'ok'} live>
          {sealed.unsure
            ? t('signedOut.maybeLeft')
            : left === 0
              ? t('signedOut.nothingLeft')
              : t('signedOut.left', { count: left })}
        </Notice>
      )}
      <Section title={t('guest.why')}>
        <ul className="points stack-tight">
          <li>{t('guest.send')}</li>
          <li>{t('guest.follow')}</li>
          <li>{t('guest.seal')}</li>
        </ul>
        <p className="muted">{t('guest.notNeeded')}</p>
        <ButtonLink href={`${PAGES.signIn}?next=${encodeURIComponent(PAGES.account)}`} full icon="user">
          {t('guest.signIn')}
        </ButtonLink>
      </Section>
      <WorkHereSection note={t('guest.shared')} />
      <ScreenLanguage />
      <AccountLinks citizen={false} />
    </Page>
  );
}
