import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReachability, useSession } from '#client/offline/react/use-session.ts';
import { useSearchParams } from '#client/ui/navigation.tsx';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { DossierId } from '#domain/api/primitives.ts';
import './account.css';
import { AlreadySignedIn } from './already-signed-in.tsx';
import { inAppAddress } from './in-app-address.ts';
import { SignInFlow } from './sign-in-flow.tsx';
import { useKnownPerson } from './use-known-person.ts';

/** `?for=` the draft or waiting dossier that sign-in was begun from; `&next=` where one was going. */
export function SignInPage() {
  const { t } = useTranslation('account');
  const params = useSearchParams();
  const read = DossierId.safeParse(params.get('for'));
  const forId = read.success ? read.data : undefined;
  const next = inAppAddress(params.get('next'));
  const session = useSession();
  const line = useReachability();
  const known = useKnownPerson(forId);
  const [entering, setEntering] = useState(false);

  // Who was signed in here last may have run out; the portal says so as soon as it can be asked.
  const unsure = session.kind === 'citizen' && !session.confirmed && line === 'unknown';
  if (!entering && (session.kind === 'unknown' || unsure || known === undefined)) {
    return (
      <Page title={t('opening')} back={next}>
        <Skeleton height="m" />
      </Page>
    );
  }
  if (!entering && session.kind === 'citizen' && !session.expired) {
    return <AlreadySignedIn account={session.account} forId={forId} next={next} />;
  }
  if (known === undefined) return null;
  return (
    <SignInFlow
      known={known}
      forId={forId}
      next={next}
      expired={session.kind === 'citizen' && session.expired ? session.account : null}
      onEntering={setEntering}
    />
  );
}
