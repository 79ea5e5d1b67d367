import { useTranslation } from 'react-i18next';
import { useOutboxItem, useSubmission } from '#client/offline/react/use-outbox.ts';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { PAGES } from '#domain/api/pages.ts';
import { DossierScreen } from './dossier-screen.tsx';
import { NotHere } from './not-here.tsx';
import { useDossier } from './use-dossier.ts';
import './dossier-page.css';

/** One dossier from being sealed to its result: what waits on this device and what the portal knows, side by side. */
export function DossierPage({ dossierId }: { readonly dossierId: string }) {
  const { t } = useTranslation('dossier');
  const outbox = useOutboxItem(dossierId);
  const submission = useSubmission(dossierId);
  const item = outbox.value;
  const { kept, asked, refresh } = useDossier(dossierId, item?.receivedAt ?? '');

  const retry = (): void => {
    refresh().catch(() => undefined);
  };

  const reading = outbox.state === 'loading' || submission.state === 'loading' || kept.state === 'loading';
  const nothing = item === undefined && kept.value === undefined;
  if (reading || (nothing && asked.state !== 'failed')) {
    return (
      <Page title={t('opening')} back={PAGES.myDossiers}>
        <Skeleton height="l" />
      </Page>
    );
  }
  // What this device cannot read is not the same as what is not there.
  if (nothing && outbox.state === 'failed') return <NotHere dossierId={dossierId} code={outbox.code} retry={retry} />;
  if (nothing && asked.state === 'failed') {
    return <NotHere dossierId={dossierId} code={asked.code} retry={retry} />;
  }
  return (
    <DossierScreen
      key={dossierId}
      dossierId={dossierId}
      item={item}
      submission={submission.value}
      kept={kept.value}
      asked={asked}
      refresh={refresh}
    />
  );
}
