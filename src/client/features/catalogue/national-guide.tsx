import { useTranslation } from 'react-i18next';
import { useLanguage } from '#client/i18n/use-language.ts';
import { usePublic } from '#client/offline/react/use-public.ts';
import { LawName } from '#client/ui/law-name.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { DataList, Section, StatusTag } from '#client/ui/surfaces.tsx';
import { pageAddress } from '#domain/api/pages.ts';
import type { NationalProcedure } from '#domain/procedures/national-procedure.ts';
import { withoutProcedureWord } from '#domain/procedures/national-row.ts';
import { shortenName } from '#domain/search/shorten-marked.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import { KeptNote } from './kept-note.tsx';
import { NationalPapers } from './national-papers.tsx';
import { Paragraphs } from './national-paragraphs.tsx';
import { NationalFees, NationalTimes } from './national-ways.tsx';
import { useNationalWords } from './national-words.ts';

export interface NationalGuideProps {
  readonly procedure: NationalProcedure;
  readonly importedAt: string;
  readonly inLatest: boolean;
  /** The portal has a guide of its own under this code. */
  readonly curated: boolean;
  readonly updatedAt: string;
  readonly back: string;
}

/** A legal name of up to this length is read as a title. */
const TITLE = 170;

/** So much of where to go stands in the notice; a list of a province's branch offices has its own section. */
const FEW_OFFICES = 200;

/** The first thing to know: that it is guidance, where one goes, and what stands in doubt about the record itself. */
function Standing({ procedure, inLatest, curated }: Pick<NationalGuideProps, 'procedure' | 'inLatest' | 'curated'>) {
  const { t } = useTranslation('national');
  const profile = usePublic('profile');
  const { code, executing, detailed } = procedure;
  if (curated)
    return (
      <Notice tone="info" title={t('curated')}>
        <a href={pageAddress('procedure', { code })}>{t('curatedLink')}</a>
      </Notice>
    );
  return (
    <>
      {!inLatest && (
        <Notice tone="bad" title={t('gone')}>
          <p>{t('goneText')}</p>
        </Notice>
      )}
      <Notice tone="warn" title={t('notHere')}>
        <p>{t(detailed ? 'notHereText' : 'notHereBare')}</p>
        {executing.length > 0 && executing.join().length <= FEW_OFFICES && (
          <p>
            {t('goTo')} <span lang="vi">{executing.join('; ')}</span>
          </p>
        )}
        {profile.state === 'ready' && (
          <p>
            {t('hotline')} <a href={`tel:${profile.value.hotline}`}>{profile.value.hotline}</a>
          </p>
        )}
      </Notice>
    </>
  );
}

function Facts({ procedure }: { readonly procedure: NationalProcedure }) {
  const { t } = useTranslation('national');
  const { time, amount, methods } = useNationalWords();
  const said = [...new Set(procedure.ways.flatMap((it) => it.methods))];
  const facts = [
    { label: t('times.title'), ...time(procedure.time) },
    { label: t('fees.title'), ...amount(procedure.fee) },
    ...(said.length === 0 ? [] : [{ label: t('ways'), value: methods(said), note: undefined }]),
  ];
  return (
    <dl className="facts">
      {facts.map(({ label, value, note }) => (
        <div key={label}>
          <dt>
            <span>{label}</span>
          </dt>
          <dd>
            <b>{value}</b>
            {note !== undefined && <span>{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const lines = (list: readonly string[]) =>
  list.length === 0 ? (
    ''
  ) : list.length === 1 ? (
    <span lang="vi">{list[0]}</span>
  ) : (
    <ul lang="vi" className="stack-tight catalogue-plain">
      {list.map((it) => (
        <li key={it}>{it}</li>
      ))}
    </ul>
  );

function Step({ title, text = [] }: Partial<NationalProcedure['steps'][number]>) {
  return (
    <>
      {title !== undefined && <strong lang="vi">{title}</strong>}
      <Paragraphs text={text} />
    </>
  );
}

/** The number stands in many titles already, and some numbers are whole titles. */
const lawInWords = ({ number, title }: NationalProcedure['legalBases'][number]): string =>
  number === undefined || title.includes(number) ? title : number.includes(title) ? number : `${number}: ${title}`;

/** A record of the national catalogue in the shape of a procedure's page; what is not said has no heading. */
export function NationalGuide({ procedure, importedAt, inLatest, curated, updatedAt, back }: NationalGuideProps) {
  const { t } = useTranslation('national');
  const language = useLanguage();
  const { code, name, sectors, promulgator, subjects, steps, requirements, notes, results, legalBases } = procedure;
  const title = withoutProcedureWord(name);
  const short = shortenName(title, TITLE);
  const places = [
    { label: t('where.executing'), value: lines(procedure.executing) },
    { label: t('where.deciding'), value: lines(procedure.deciding) },
    { label: t('where.cooperating'), value: lines(procedure.cooperating) },
    { label: t('where.receiving'), value: lines(procedure.receiving) },
    { label: t('where.results'), value: lines(results) },
    { label: t('where.delivery'), value: procedure.deliveries.map((it) => t(`where.${it}`)).join('; ') },
  ].filter(({ value }) => value !== '');
  return (
    <Page
      title={short}
      lang="vi"
      back={back}
      lead={
        <div className="stack-tight">
          {short !== title && (
            <LawName lang="vi" begun>
              {title}
            </LawName>
          )}
          {sectors.length > 0 && (
            <p lang="vi" className="cluster">
              {sectors.map((sector) => (
                <StatusTag key={sector}>{sector}</StatusTag>
              ))}
            </p>
          )}
          {subjects.length > 0 && (
            <p>
              <strong>{t('who')}</strong>
              <span lang="vi">{subjects.join('; ')}</span>
            </p>
          )}
        </div>
      }
    >
      <Standing procedure={procedure} inLatest={inLatest} curated={curated} />
      <KeptNote updatedAt={updatedAt} />
      <Facts procedure={procedure} />
      {language === 'en' && <p className="small">{t('onlyVietnamese')}</p>}
      <NationalPapers groups={procedure.paperGroups} />
      <NationalFees ways={procedure.ways} />
      <NationalTimes ways={procedure.ways} cases={procedure.cases} />
      {steps.length > 0 && (
        <Section title={t('steps')}>
          {steps.length === 1 ? (
            <div className="card stack-tight">
              <Step {...steps[0]} />
            </div>
          ) : (
            <ol className="card catalogue-steps">
              {steps.map((step) => (
                <li key={`${step.title ?? ''} ${step.text.join()}`} className="stack-tight">
                  <Step {...step} />
                </li>
              ))}
            </ol>
          )}
        </Section>
      )}
      {requirements.length > 0 && (
        <Section title={t('requirements')}>
          <div className="stack-tight">
            <Paragraphs text={requirements} />
          </div>
        </Section>
      )}
      {notes.length > 0 && (
        <Section title={t('notes')}>
          <div className="stack-tight">
            <Paragraphs text={notes} />
          </div>
        </Section>
      )}
      {places.length > 0 && (
        <Section title={t('where.title')}>
          <DataList rows={places} />
        </Section>
      )}
      {legalBases.length > 0 && (
        <Section title={t('law')}>
          <ul lang="vi" className="list">
            {legalBases.map((law) => (
              <li key={lawInWords(law)}>{lawInWords(law)}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('about.title')}>
        <DataList
          rows={[
            { label: t('about.name'), value: <span lang="vi">{name}</span> },
            { label: t('about.code'), value: <span className="code">{code}</span> },
            { label: t('about.sector'), value: lines(sectors) },
            {
              label: t('about.promulgator'),
              value: promulgator === undefined ? '' : <span lang="vi">{promulgator}</span>,
            },
            {
              label: t('about.changedAt'),
              value: procedure.changedAt === undefined ? '' : formatDateTime(procedure.changedAt, language),
            },
            { label: t('about.importedAt'), value: formatDateTime(importedAt, language) },
          ].filter(({ value }) => value !== '')}
        />
      </Section>
    </Page>
  );
}
