import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { useDraft } from '#client/offline/react/use-drafts.ts';
import { useOutboxItem } from '#client/offline/react/use-outbox.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { useNavigate } from '#client/ui/navigation.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import type { Account } from '#domain/api/accounts.ts';
import { PAGES } from '#domain/api/pages.ts';
import { rememberChallenge } from './challenge-memory.ts';
import { useAttempt } from './use-attempt.ts';

export interface AlreadySignedInProps {
  readonly account: Account;
  readonly forId: string | undefined;
  readonly next: string;
}

/**
 * Says so and goes on. A dossier that was made here by a guest is taken into the account only when its owner says so: on a
 * shared device the two may be different people.
 */
export function AlreadySignedIn({ account, forId = '', next }: AlreadySignedInProps) {
  const { t } = useTranslation('account');
  const errorText = useErrorText();
  const engine = useEngine();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const attempt = useAttempt();
  const draft = useDraft(forId);
  const waiting = useOutboxItem(forId);
  const looked = draft.state !== 'loading' && waiting.state !== 'loading';
  const own = forId === '' || draft.value !== undefined || waiting.value !== undefined;

  const gone = useRef(false);
  // The name is no title: titles stay in the history of a shared machine.
  const title = t('already.title');
  const said = t('already.who', { name: account.fullName });
  useEffect(() => {
    rememberChallenge(null);
    if (!looked || !own || gone.current) return;
    gone.current = true;
    announce(said);
    navigate(next, { replace: true });
  }, [looked, own, announce, said, navigate, next]);

  if (!looked || own) {
    return (
      <Page title={title} lead={said}>
        <Skeleton height="m" />
      </Page>
    );
  }
  const goOn = async (): Promise<void> => {
    gone.current = true;
    const done = await attempt.run(() => engine.session.adopt(forId));
    if (done) navigate(next, { replace: true });
    else gone.current = false;
  };
  return (
    <Page
      title={title}
      lead={said}
      actions={
        <>
          <Button
            full
            busy={attempt.busy}
            onClick={() => {
              goOn().catch(() => undefined);
            }}
          >
            {t('already.takeOver')}
          </Button>
          <ButtonLink href={PAGES.account} variant="quiet" full>
            {t('again.notMe')}
          </ButtonLink>
        </>
      }
    >
      <p>{t('already.guestWork')}</p>
      {attempt.fault && (
        <Notice tone="bad" live>
          {errorText(attempt.fault.code)}
        </Notice>
      )}
    </Page>
  );
}
