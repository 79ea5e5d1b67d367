import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#client/offline/react/use-session.ts';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import './account.css';
import { CitizenAccount } from './citizen-account.tsx';
import { GuestAccount } from './guest-account.tsx';
import type { WorkHere } from './use-work-here.ts';

/** "Tôi": who is signed in here, what lies on this device, and the way out. */
export function AccountPage() {
  const { t } = useTranslation('account');
  const session = useSession();
  const [sealed, setSealed] = useState<WorkHere>();
  if (session.kind === 'unknown') {
    return (
      <Page title={t('account.title')}>
        <Skeleton height="m" />
      </Page>
    );
  }
  return session.kind === 'citizen' ? (
    <CitizenAccount session={session} onSignedOut={setSealed} />
  ) : (
    <GuestAccount sealed={sealed} />
  );
}
