import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNationalProcedure } from '#client/offline/react/use-public.ts';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import type { ErrorCode } from '#domain/api/errors.ts';
import { NationalGuide } from './national-guide.tsx';

/** A code of the national catalogue: what is recorded of it, or what `renderAbsent` makes of its absence. */
export function NationalPage({
  code,
  back,
  renderAbsent,
}: {
  readonly code: string;
  readonly back: string;
  readonly renderAbsent: (code: ErrorCode) => ReactNode;
}) {
  const { t } = useTranslation('national');
  const loaded = useNationalProcedure(code);
  if (loaded.state === 'loading')
    return (
      <Page title={t('opening')} back={back}>
        <Skeleton height="l" />
      </Page>
    );
  if (loaded.state === 'failed') return renderAbsent(loaded.code);
  const { procedure, importedAt, inLatest, curated } = loaded.value;
  return (
    <NationalGuide
      procedure={procedure}
      importedAt={importedAt}
      inLatest={inLatest}
      curated={curated}
      updatedAt={loaded.updatedAt}
      back={back}
    />
  );
}
