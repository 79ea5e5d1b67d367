import { useTranslation } from 'react-i18next';
import { useProcedure } from '#client/offline/react/use-public.ts';
import { ButtonLink } from '#client/ui/button.tsx';
import { useSearchParams } from '#client/ui/navigation.tsx';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import { PAGES } from '#domain/api/pages.ts';
import './catalogue.css';
import { EVENT_PARAM, searchAddress, WORDS_PARAM } from './catalogue-address.ts';
import { LoadFailed } from './load-failed.tsx';
import { ProcedureGuide } from './procedure-guide.tsx';

/** Faults that pass by themselves or with a line; all others mean that there is no such procedure. */
const PASSES = /^(line|portal|device)\./;

/** A procedure by its code: its guide, or why there is none. */
export function ProcedurePage({ code }: { readonly code: string }) {
  const { t } = useTranslation('catalogue');
  const params = useSearchParams();
  const back = searchAddress(params.get(WORDS_PARAM) ?? '', params.get(EVENT_PARAM) ?? undefined);
  const loaded = useProcedure(code);
  if (loaded.state === 'loading') {
    return (
      <Page title={t('procedure.opening')} back={back}>
        <Skeleton height="l" />
      </Page>
    );
  }
  if (loaded.state === 'ready') {
    const { procedure, formHash } = loaded.value;
    return <ProcedureGuide procedure={procedure} formHash={formHash} updatedAt={loaded.updatedAt} back={back} />;
  }
  if (PASSES.test(loaded.code)) {
    return (
      <Page title={t('procedure.failed')} back={back}>
        <LoadFailed name={`procedure:${code}`} title={t('procedure.notKept')} code={loaded.code} />
      </Page>
    );
  }
  return (
    <Page title={t('procedure.unknown')} lead={t('procedure.unknownText', { code })} back={back}>
      <ButtonLink href={PAGES.procedures} icon="search">
        {t('procedure.find')}
      </ButtonLink>
    </Page>
  );
}
