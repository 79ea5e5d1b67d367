import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useReachability, useSession } from '#client/offline/react/use-session.ts';
import { Notice } from '#client/ui/notice.tsx';
import { GuestWorkNote } from '#client/widgets/my-work/guest-work-note.tsx';
import type { MyWorkNow } from '#client/widgets/my-work/use-my-work.ts';
import { PAGES } from '#domain/api/pages.ts';
import { ExpiredNote, StaleNote } from './stale-notes.tsx';

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
  const errorText = useErrorText();
  const line = useReachability();
  const session = useSession();
  if (session.kind !== 'citizen') return null;
  if (session.expired) return <ExpiredNote page={PAGES.myDossiers} />;
  const failed =
    work.portal === 'unasked' || work.portal === 'asking' || work.portal === 'answered' ? null : work.portal;
  const offline = line === 'offline' || line === 'captive';
  if (failed === null && !offline) return null;
  return (
    <StaleNote
      title={t(work.updatedAt === null ? 'kept.none' : 'kept.title')}
      updatedAt={work.updatedAt}
      why={offline || failed === null ? t('kept.offline') : errorText(failed)}
      busy={work.portal === 'asking'}
      onAsk={work.ask}
    />
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
      <GuestWorkNote />
      {session.kind === 'guest' && work.items.length > 0 && <GuestNote />}
    </>
  );
}
