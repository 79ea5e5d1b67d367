import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText, useTextLanguage } from '#client/i18n/use-language.ts';
import { useDrafts } from '#client/offline/react/use-drafts.ts';
import { ButtonLink } from '#client/ui/button.tsx';
import { Page } from '#client/ui/page.tsx';
import { DataList, Section, StatusTag } from '#client/ui/surfaces.tsx';
import { pageAddress } from '#domain/api/pages.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { quoteFees } from '#domain/fees/quote-fees.ts';
import { papersAsked } from '#domain/procedures/papers-asked.ts';
import type { Procedure } from '#domain/procedures/procedure.ts';
import { DraftNotice } from './draft-notice.tsx';
import { FeeList } from './fee-list.tsx';
import { FilingElsewhere } from './filing-elsewhere.tsx';
import { KeptNote } from './kept-note.tsx';
import { PaperList } from './paper-list.tsx';
import { ProcedureFacts } from './procedure-facts.tsx';
import { TimeList } from './time-list.tsx';

export interface ProcedureGuideProps {
  readonly procedure: Procedure;
  readonly formHash: string | undefined;
  readonly updatedAt: string;
  readonly back: string;
}

/** A procedure in plain words, with nothing answered yet: what depends on answers says so. */
export function ProcedureGuide({ procedure, formHash, updatedAt, back }: ProcedureGuideProps) {
  const { t } = useTranslation('catalogue');
  const localText = useLocalText();
  const spoken = useTextLanguage();
  const drafts = useDrafts();
  const [today] = useState(() => localDate(new Date().toISOString()));
  const { code } = procedure;
  const own = (drafts.value ?? []).filter((it) => it.procedureCode === code && it.kind === 'NEW');
  const [newest] = own;
  const begin = pageAddress('begin', { code });
  const canFile = formHash !== undefined;
  const quote = quoteFees(procedure.fees, {}, { today });
  return (
    <Page
      title={localText(procedure.plainName)}
      lang={spoken(procedure.plainName)}
      back={back}
      aside={<StatusTag>{localText(procedure.sector.name)}</StatusTag>}
      lead={
        <div className="stack-tight">
          <p>{localText(procedure.summary)}</p>
          <p>
            <strong>{t('procedure.who')}</strong>
            {localText(procedure.whoMayFile)}
          </p>
        </div>
      }
      actions={
        canFile && (
          <>
            {newest && (
              <ButtonLink full icon="edit" href={pageAddress('draft', { draftId: newest.id })}>
                {t('procedure.goOn')}
              </ButtonLink>
            )}
            <ButtonLink full href={begin} variant={newest ? 'secondary' : 'primary'}>
              {t(newest ? 'procedure.beginNew' : 'procedure.begin')}
            </ButtonLink>
            <span className="small catalogue-centre">{t('procedure.beginNote')}</span>
          </>
        )
      }
    >
      {procedure.releaseStage === 'TRIAL' && (
        <p>
          <StatusTag tone="info">{t('procedure.trial')}</StatusTag>
        </p>
      )}
      {newest && (
        <div className="no-print">
          <DraftNotice count={own.length} savedAt={newest.updatedAt} />
        </div>
      )}
      {!canFile && <FilingElsewhere where={localText(procedure.where)} />}
      <KeptNote updatedAt={updatedAt} />
      <ProcedureFacts procedure={procedure} quote={quote} canFile={canFile} />
      <PaperList
        groups={papersAsked(procedure, {}, { today })}
        canFile={canFile}
        unsure={procedure.papersUnsure === true}
      />
      <FeeList quote={quote} rules={procedure.fees} />
      <TimeList procedure={procedure} />
      {procedure.steps.length > 0 && (
        <Section title={t('steps.title')}>
          <ol className="card catalogue-steps">
            {procedure.steps.map((step) => (
              <li key={step.vi}>{localText(step)}</li>
            ))}
          </ol>
        </Section>
      )}
      {procedure.requirements && (
        <Section title={t('requirements.title')}>
          <div className="stack-tight">
            {localText(procedure.requirements)
              .split('\n')
              .filter(Boolean)
              .map((line) => (
                <p key={line}>{line}</p>
              ))}
          </div>
        </Section>
      )}
      <Section title={t('where.title')}>
        <DataList
          rows={[
            { label: t('where.place'), value: localText(procedure.where) },
            { label: t('where.results'), value: procedure.results.map((it) => localText(it.name)).join('; ') },
            {
              label: t('where.delivery'),
              value: (
                <ul className="catalogue-plain">
                  {procedure.deliveryMethods.map((method) => (
                    <li key={method}>{t(`where.${method}`)}</li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      </Section>
      {procedure.legalBases.length > 0 && (
        <Section title={t('law.title')}>
          <ul className="list">
            {procedure.legalBases.map(({ number, title, article }) => (
              <li key={number} lang={spoken(title)}>
                {t(article === undefined ? 'law.whole' : 'law.article', { title: localText(title), number, article })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('procedure.about')}>
        <DataList
          rows={[
            {
              label: t('procedure.official'),
              value: <span lang={spoken(procedure.name)}>{localText(procedure.name)}</span>,
            },
            { label: t('procedure.code'), value: <span className="code">{code}</span> },
            { label: t('procedure.sector'), value: localText(procedure.sector.name) },
            { label: t('procedure.subjects'), value: procedure.subjects.map(localText).join('; ') },
          ].filter(({ value }) => value !== '')}
        />
      </Section>
    </Page>
  );
}
