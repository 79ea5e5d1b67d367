import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useLanguage } from '#client/i18n/use-language.ts';
import { useReachability, useSession } from '#client/offline/react/use-session.ts';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import type { MyWorkNow } from '#client/widgets/my-work/use-my-work.ts';
import { PAGES } from '#domain/api/pages.ts';
import { formatDateTime } from '#domain/text/figures.ts';

const SIGN_IN = `${PAGES.signIn}?next=${encodeURIComponent(PAGES.myDossiers)}`;

/** For a guest: that all of it lies on this machine only, and what signing in brings. */
function GuestNote() {
  const { t } = useTranslation('tracking');
  return (
    <Notice tone="info" title={t('guest.title')}>
      <p>{t('guest.text')}</p>
      <p>
        <a href={SIGN_IN}>{t('guest.signIn')}</a>
      </p>
    </Notice>
  );
}

/** The portal's list is an older copy, or none. */
function KeptNote({ work }: { readonly work: MyWorkNow }) {
  const { t } = useTranslation('tracking');
  const language = useLanguage();
  const errorText = useErrorText();
  const line = useReachability();
  const session = useSession();
  if (session.kind !== 'citizen') return null;
  if (session.expired) {
    return (
      <Notice tone="warn" title={t('expired.title')}>
        <div className="stack-tight">
          <p>{errorText('session.expired')}</p>
          <div>
            <ButtonLink variant="secondary" small href={SIGN_IN}>
              {t('expired.signIn')}
            </ButtonLink>
          </div>
        </div>
      </Notice>
    );
  }
  const failed =
    work.portal === 'unasked' || work.portal === 'asking' || work.portal === 'answered' ? null : work.portal;
  const offline = line === 'offline' || line === 'captive';
  if (failed === null && !offline) return null;
  return (
    <Notice tone="warn" title={t(work.updatedAt === null ? 'kept.none' : 'kept.title')}>
      <div className="stack-tight">
        <p>
          {work.updatedAt !== null && <>{t('kept.at', { at: formatDateTime(work.updatedAt, language) })} </>}
          {offline || failed === null ? t('kept.offline') : errorText(failed)}
        </p>
        <div>
          <Button variant="secondary" small icon="refresh" busy={work.portal === 'asking'} onClick={work.ask}>
            {t('kept.ask')}
          </Button>
        </div>
      </div>
    </Notice>
  );
}

/** What is to be known about the list as a whole. */
export function ListNotes({ work }: { readonly work: MyWorkNow }) {
  const { t } = useTranslation('tracking');
  const errorText = useErrorText();
  const session = useSession();
  return (
    <>
      {work.faults.map((code) => (
        <Notice key={code} tone="bad" title={t('list.partial')}>
          {errorText(code)}
        </Notice>
      ))}
      <KeptNote work={work} />
      {session.kind === 'guest' && work.items.length > 0 && <GuestNote />}
    </>
  );
}
