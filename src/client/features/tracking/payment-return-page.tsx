import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paymentQuery } from '#client/api/queries/payment-queries.ts';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { useReachability, useSession } from '#client/offline/react/use-session.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { useSearchParams } from '#client/ui/navigation.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { AppError } from '#domain/api/errors.ts';
import { PAGES } from '#domain/api/pages.ts';
import { PaymentOutcome } from './payment-outcome.tsx';
import { readPaymentReference, tidyAddress } from './payment-reference.ts';

/** Signed out meanwhile: the payment is not touched by that, only not shown. */
function SignInAgain({ reference }: { readonly reference: string }) {
  const { t } = useTranslation('tracking');
  const next = `${PAGES.paymentReturn}?vnp_TxnRef=${reference}`;
  return (
    <Notice tone="warn" title={t('payment.signIn')}>
      <div className="stack-tight">
        <p>{t('payment.signInText', { reference })}</p>
        <ButtonLink full href={`${PAGES.signIn}?next=${encodeURIComponent(next)}`}>
          {t('payment.signInAndBack')}
        </ButtonLink>
      </div>
    </Notice>
  );
}

/** Asks the portal, which alone knows (rule 11), until it is settled one way or the other. */
function PaymentStanding({ reference }: { readonly reference: string }) {
  const { t } = useTranslation('tracking');
  const errorText = useErrorText();
  const { mine } = useEngine();
  const announce = useAnnounce();
  const line = useReachability();
  const was = useRef(line);
  const { data, error, isFetching, refetch } = useQuery({
    ...paymentQuery(reference),
    placeholderData: keepPreviousData,
  });
  const state = data?.state;
  const dossierId = data?.dossierId;
  useEffect(() => {
    if (state === undefined || dossierId === undefined) return;
    announce(t(`payment.title.${state}`));
    // What was kept of the dossier is older than this answer.
    if (state !== 'PENDING') mine.fetchDossier(dossierId).catch(() => undefined);
  }, [state, dossierId, announce, t, mine]);
  useEffect(() => {
    const isBack = line === 'online' && (was.current === 'offline' || was.current === 'captive');
    was.current = line;
    if (isBack) refetch().catch(() => undefined);
  }, [line, refetch]);

  const again = (
    <Button
      variant="secondary"
      icon="refresh"
      busy={isFetching}
      onClick={() => {
        refetch().catch(() => undefined);
      }}
    >
      {t('payment.ask')}
    </Button>
  );
  if (error === null) return data === undefined ? <Skeleton height="m" /> : <PaymentOutcome payment={data} />;
  const fault = error instanceof AppError ? error.code : 'line.unreachable';
  if (error instanceof AppError && error.sender === 'sign-in') return <SignInAgain reference={reference} />;
  const unanswered = (
    <Notice tone="warn" title={t('payment.cannot')} live>
      <div className="stack-tight">
        <p>{fault === 'line.unreachable' ? t('payment.offline') : errorText(fault)}</p>
        {fault !== 'payment.notFound' && <div>{again}</div>}
      </div>
    </Notice>
  );
  if (data !== undefined) return <PaymentOutcome payment={data}>{unanswered}</PaymentOutcome>;
  return (
    <>
      {unanswered}
      <ButtonLink full variant="quiet" href={PAGES.myDossiers}>
        {t('payment.dossiers')}
      </ButtonLink>
    </>
  );
}

/** Where the gateway sends the payer back. Its parameters name the payment and prove nothing. */
export function PaymentReturnPage() {
  const { t } = useTranslation('tracking');
  const search = useSearchParams();
  const session = useSession();
  const [reference] = useState(() => readPaymentReference(search, window.history.state));
  useEffect(() => tidyAddress(reference), [reference]);

  const line = useReachability();
  const signedOut =
    session.kind === 'citizen'
      ? session.expired
      : session.kind === 'guest' && (session.confirmed || line === 'offline' || line === 'captive');
  return (
    <Page title={t('payment.page')}>
      {reference === undefined ? (
        <Notice tone="warn" title={t('payment.unnamed')}>
          <div className="stack-tight">
            <p>{t('payment.unnamedText')}</p>
            <ButtonLink variant="secondary" href={PAGES.myDossiers}>
              {t('payment.dossiers')}
            </ButtonLink>
          </div>
        </Notice>
      ) : signedOut ? (
        <SignInAgain reference={reference} />
      ) : session.kind !== 'citizen' ? (
        <Skeleton height="m" />
      ) : (
        <PaymentStanding reference={reference} />
      )}
    </Page>
  );
}
