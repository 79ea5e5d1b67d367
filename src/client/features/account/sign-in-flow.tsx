import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useOutboxItem } from '#client/offline/react/use-outbox.ts';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { AddressStep } from './address-step.tsx';
import { AgainStep } from './again-step.tsx';
import { CodeStep } from './code-step.tsx';
import { NoticeStep } from './notice-step.tsx';
import { NameStep, NumberStep } from './person-steps.tsx';
import { type SignIn, type SignInGoal, useSignIn } from './use-sign-in.ts';

/** One question after another, on one address: address, code, and (no account yet) who one is. */
export function SignInFlow(goal: SignInGoal) {
  const { known, forId, next, expired } = goal;
  const signIn = useSignIn(goal);
  const waiting = useOutboxItem(forId ?? '').value;
  // Only what is sealed goes out by signing in; a draft is merely taken along.
  const forDossier = waiting !== undefined && waiting.state !== 'draft' && waiting.state !== 'received';
  const taken = known.fullName !== '';
  switch (signIn.stage) {
    case 'code':
      if (signIn.challenge === null) return null;
      return <CodeStep signIn={signIn} challenge={signIn.challenge} forDossier={forDossier} back={next} />;
    case 'name':
      return <NameStep signIn={signIn} taken={taken} />;
    case 'number':
      return <NumberStep signIn={signIn} />;
    case 'notice':
      return <NoticeStep signIn={signIn} taken={taken} forDossier={forDossier} back={next} />;
    case 'entering':
      return <Entering signIn={signIn} />;
    default:
      return expired === null ? (
        <AddressStep signIn={signIn} contacts={known} forDossier={forDossier} back={next} />
      ) : (
        <AgainStep signIn={signIn} account={expired} forDossier={forDossier} back={next} />
      );
  }
}

/** The portal has signed the person in; what is left is this device's. */
function Entering({ signIn }: { readonly signIn: SignIn }) {
  const { t } = useTranslation('account');
  const errorText = useErrorText();
  const { attempt } = signIn;
  return (
    <Page title={t('entering.title')} lead={t('entering.lead')}>
      {attempt.fault === undefined ? (
        <Skeleton height="m" />
      ) : (
        <Notice tone="bad" title={t('entering.failed')} live>
          <div className="stack-tight">
            <p>{errorText(attempt.fault.code)}</p>
            <Button
              icon="refresh"
              busy={attempt.busy}
              onClick={() => {
                signIn.enter().catch(() => undefined);
              }}
            >
              {t('entering.retry')}
            </Button>
          </div>
        </Notice>
      )}
    </Page>
  );
}
