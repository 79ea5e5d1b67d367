import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { staffDossierQuery } from '#client/api/queries/staff-queries.ts';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { useSearchParams } from '#client/ui/navigation.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { PAGES } from '#domain/api/pages.ts';
import { DossierId } from '#domain/api/primitives.ts';
import { DeskDossier } from './desk-dossier.tsx';
import { codeOf, useDeskErrorText } from './desk-error-text.ts';
import { useDeskMember, useLeaveWhenSignedOut } from './desk-session.ts';
import { tabNamed } from './desk-tabs.tsx';
import './desk.css';

function Missing({ back }: { readonly back: string }) {
  const { t } = useTranslation('desk');
  return (
    <Page title={t('missing.title')} lead={t('missing.text')}>
      <ButtonLink href={back}>{t('missing.queue')}</ButtonLink>
    </Page>
  );
}

function Opened({ dossierId, back }: { readonly dossierId: DossierId; readonly back: string }) {
  const { t } = useTranslation('desk');
  const errorText = useDeskErrorText();
  const member = useDeskMember();
  const leave = useLeaveWhenSignedOut();
  // Every reading is written down with the officer's name: it happens when somebody looks, not on a clock.
  const { data, error, refetch } = useQuery({ ...staffDossierQuery(dossierId), refetchOnWindowFocus: false });
  useEffect(() => {
    if (error !== null) leave(error);
  }, [error, leave]);
  const reload = useCallback(() => {
    refetch().catch(() => undefined);
  }, [refetch]);
  if (member !== undefined && data !== undefined) {
    // Another officer's page is another page: nothing typed by the one is sent by the other.
    return <DeskDossier key={member.id} dossier={data} staffId={member.id} back={back} onReload={reload} />;
  }
  if (error === null) {
    return (
      <Page title={t('opening')} back={back}>
        <Skeleton height="l" />
      </Page>
    );
  }
  const code = codeOf(error);
  if (code === 'dossier.notFound') return <Missing back={back} />;
  return (
    <Page title={t('notOpened')} back={back}>
      <Notice tone="bad" live>
        <p>{errorText(code)}</p>
        <Button variant="secondary" small icon="refresh" onClick={reload}>
          {t('retry')}
        </Button>
      </Notice>
    </Page>
  );
}

/** One dossier of the unit; what is not the unit's is answered like what does not exist. */
export function DeskDossierPage({ dossierId }: { readonly dossierId: string }) {
  const back = `${PAGES.desk}?tab=${tabNamed(useSearchParams().get('tab'))}`;
  const id = DossierId.safeParse(dossierId);
  return id.success ? <Opened key={id.data} dossierId={id.data} back={back} /> : <Missing back={back} />;
}
