import { useTranslation } from 'react-i18next';
import { useGuestWork } from '#client/offline/react/guest-work.ts';
import { useSession } from '#client/offline/react/use-session.ts';
import { Notice } from '#client/ui/notice.tsx';
import { PAGES } from '#domain/api/pages.ts';

/**
 * Work that was begun in this window before signing in and not taken along: it belongs to no account, so only that it is there is
 * said, and only where it was begun.
 */
export function GuestWorkNote() {
  const { t } = useTranslation('tracking');
  const session = useSession();
  const count = useGuestWork();
  if (session.kind !== 'citizen' || count === 0) return null;
  return (
    <Notice tone="info" title={t('guestWork.title', { count })}>
      <p>{t('guestWork.text')}</p>
      <p>
        <a href={PAGES.account}>{t('guestWork.signOut')}</a>
      </p>
    </Notice>
  );
}
