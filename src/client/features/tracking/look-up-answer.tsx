import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { lookUpQuery } from '#client/api/queries/dossier-queries.ts';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useReachability } from '#client/offline/react/use-session.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { ProgressBar, Skeleton } from '#client/ui/waiting.tsx';
import type { LookUpAnswer as Answer } from '#domain/api/dossiers.ts';
import { AppError } from '#domain/api/errors.ts';
import { groupReference } from '#domain/dossiers/dossier-code.ts';

const STEPS = [1, 2, 3, 4, 5] as const;

/**
 * Code and degree of completion only (Circular 01/2018 Art 16.2d): how far it is, not what is asked of whom. An end without a
 * result is told as an end.
 */
const degreeOf = ({ ended, step }: Answer): (typeof STEPS)[number] | 'ended' =>
  ended ? 'ended' : (STEPS.find((it) => it === step) ?? 1);

function Degree({ answer }: { readonly answer: Answer }) {
  const { t } = useTranslation('tracking');
  const announce = useAnnounce();
  const { code, step, steps } = answer;
  const degree = degreeOf(answer);
  const words = t(`lookUp.at.${degree}`);
  // Of what has ended no step is left to be reached.
  const label = degree === 'ended' ? words : t('lookUp.step', { n: step, of: steps, words });
  useEffect(() => announce(label), [announce, label]);
  return (
    <section className="card" aria-labelledby="look-up-answer">
      <div className="stack">
        <div>
          <h2 id="look-up-answer" className="small">
            {t('lookUp.code')}
          </h2>
          <p className="code look-up-code">{groupReference(code)}</p>
        </div>
        {degree === 'ended' ? (
          <p>
            <strong>{label}</strong>
          </p>
        ) : (
          <ProgressBar value={step} max={steps} label={label} />
        )}
        {degree !== 'ended' && (
          <ol className="timeline">
            {STEPS.map((it) => {
              const done = it < degree || degree === 5;
              return (
                <li key={it} className={done ? 'done' : it === degree ? 'now' : undefined}>
                  {it === degree ? <strong>{t(`lookUp.at.${it}`)}</strong> : t(`lookUp.at.${it}`)}
                  <span className="visually-hidden">
                    {' '}
                    {t(done ? 'lookUp.done' : it === degree ? 'lookUp.now' : 'lookUp.later')}
                  </span>
                </li>
              );
            })}
          </ol>
        )}
        <p className="small">{t('lookUp.only')}</p>
      </div>
    </section>
  );
}

/** Asks the portal about one code; anybody may. */
export function LookUpAnswer({ code }: { readonly code: string }) {
  const { t } = useTranslation('tracking');
  const errorText = useErrorText();
  const line = useReachability();
  const { data, error, isFetching, refetch } = useQuery({ ...lookUpQuery(code), placeholderData: keepPreviousData });
  if (data !== undefined) return <Degree answer={data} />;
  const offline = line === 'offline' || line === 'captive';
  if (error === null && !offline) return <Skeleton height="l" lines={1} />;
  const fault = error instanceof AppError ? error.code : 'line.unreachable';
  if (fault === 'dossier.lookUpNotFound' || fault === 'request.notFound' || fault === 'request.invalid') {
    return (
      <Notice tone="warn" title={t('lookUp.notFound', { code: groupReference(code) })} live>
        <p>{t('lookUp.notFoundText')}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="bad" title={t('lookUp.cannot')} live>
      <div className="stack-tight">
        <p>{offline ? t('lookUp.offline') : errorText(fault)}</p>
        <div>
          <Button
            variant="secondary"
            small
            icon="refresh"
            busy={isFetching}
            onClick={() => {
              refetch().catch(() => undefined);
            }}
          >
            {t('kept.ask')}
          </Button>
        </div>
      </div>
    </Notice>
  );
}
