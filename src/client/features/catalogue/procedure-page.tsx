import { lazy, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProcedure } from '#client/offline/react/use-public.ts';
import { ButtonLink } from '#client/ui/button.tsx';
import { useSearchParams } from '#client/ui/navigation.tsx';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/waiting.tsx';
import type { ErrorCode } from '#domain/api/errors.ts';
import { PAGES } from '#domain/api/pages.ts';
import './catalogue.css';
import { filterOf, NATIONAL, SOURCE_PARAM, searchAddress, WORDS_PARAM } from './catalogue-address.ts';
import { LoadFailed } from './load-failed.tsx';
import { ProcedureGuide } from './procedure-guide.tsx';

/** Faults that pass by themselves or with a line; all others mean that there is no such procedure. */
const PASSES = /^(line|portal|device)\./;

const NationalPage = lazy(async () => ({ default: (await import('./national-page.tsx')).NationalPage }));

interface SourceProps {
  readonly code: string;
  readonly back: string;
  /** What is shown where this source has nothing. */
  readonly renderAbsent: (code: ErrorCode) => ReactNode;
}

/** The portal's own guide. */
function OwnPage({ code, back, renderAbsent }: SourceProps) {
  const { t } = useTranslation('catalogue');
  const loaded = useProcedure(code);
  if (loaded.state === 'loading') {
    return (
      <Page title={t('procedure.opening')} back={back}>
        <Skeleton height="l" />
      </Page>
    );
  }
  if (loaded.state === 'failed') return renderAbsent(loaded.code);
  const { procedure, formHash } = loaded.value;
  return <ProcedureGuide procedure={procedure} formHash={formHash} updatedAt={loaded.updatedAt} back={back} />;
}

/** Neither source has it: for now, or at all. */
function AbsentPage({
  code,
  back,
  asked,
  faults,
}: {
  readonly code: string;
  readonly back: string;
  readonly asked: 'procedure' | 'national';
  readonly faults: readonly ErrorCode[];
}) {
  const { t } = useTranslation('catalogue');
  const passing = faults.find((fault) => PASSES.test(fault));
  if (passing !== undefined) {
    return (
      <Page title={t('procedure.failed')} back={back}>
        <LoadFailed name={`${asked}:${code}`} title={t('procedure.notKept')} code={passing} />
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

/**
 * A procedure by its code: the portal's own guide, else what the national catalogue records. A link of the list that knows the
 * second to be meant says so and saves the first question.
 */
export function ProcedurePage({ code }: { readonly code: string }) {
  const params = useSearchParams();
  const back = searchAddress(params.get(WORDS_PARAM) ?? '', filterOf(params));
  if (params.get(SOURCE_PARAM) === NATIONAL) {
    const renderAbsent = (fault: ErrorCode) => (
      <OwnPage
        key={fault}
        code={code}
        back={back}
        renderAbsent={(other) => <AbsentPage code={code} back={back} asked="national" faults={[fault, other]} />}
      />
    );
    return <NationalPage code={code} back={back} renderAbsent={renderAbsent} />;
  }
  const renderAbsent = (fault: ErrorCode) =>
    // What the portal has withdrawn is not answered by somebody else's record.
    fault === 'procedure.withdrawn' ? (
      <AbsentPage code={code} back={back} asked="procedure" faults={[fault]} />
    ) : (
      <NationalPage
        key={fault}
        code={code}
        back={back}
        renderAbsent={(other) => <AbsentPage code={code} back={back} asked="procedure" faults={[fault, other]} />}
      />
    );
  return <OwnPage code={code} back={back} renderAbsent={renderAbsent} />;
}
