import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Card } from '#client/ui/surfaces.tsx';
import type { Dossier } from '#domain/api/dossiers.ts';
import { pageAddress } from '#domain/api/pages.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import { DocumentButton } from './document-button.tsx';

/** How it ended: refused or stopped, always with the reason, or with its result; or that this app cannot tell. */
export function OutcomeCard({ dossier }: { readonly dossier: Dossier }) {
  const { status } = dossier;
  if (status === 'NOT_ACCEPTED' || status === 'STOPPED') return <Ended dossier={dossier} status={status} />;
  if (status === 'COMPLETED' || status === 'RETURNED') return <Result dossier={dossier} status={status} />;
  if (status === 'OTHER') return <Unknown dossier={dossier} />;
  return null;
}

/** A newer portal knows a state that this app does not: whoever loads the page anew gets the app that does. */
function Unknown({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTranslation('dossier');
  const localText = useLocalText();
  return (
    <Card need>
      <div className="stack">
        <h2>{t('outcome.OTHER')}</h2>
        <p>{t('outcome.OTHERText', { unit: localText(dossier.competentUnit.name) })}</p>
        <Button full icon="refresh" onClick={() => window.location.reload()}>
          {t('outcome.reload')}
        </Button>
      </div>
    </Card>
  );
}

function Ended({ dossier, status }: { readonly dossier: Dossier; readonly status: 'NOT_ACCEPTED' | 'STOPPED' }) {
  const { t } = useTranslation('dossier');
  const language = useLanguage();
  const localText = useLocalText();
  const event = dossier.events.at(-1);
  const withdrawn = event?.action === 'confirmWithdrawal';
  const paper = dossier.documents.findLast((it) => it.kind === (status === 'STOPPED' ? 'FORM_05' : 'FORM_03'));
  return (
    <Card>
      <div className="stack">
        <h2>{t(`outcome.${status}`)}</h2>
        {withdrawn && <p>{t('outcome.withdrawn')}</p>}
        {event !== undefined && event.reason !== null && (
          <div>
            <p className="small">{t('outcome.reason')}</p>
            <p className="preline">
              <strong lang="vi">{event.reason}</strong>
            </p>
          </div>
        )}
        {event !== undefined && event.legalGround !== null && (
          <div>
            <p className="small">{t('outcome.legalGround')}</p>
            <p lang="vi" className="preline">
              {event.legalGround}
            </p>
          </div>
        )}
        {event !== undefined && (
          <p className="small">
            {formatDateTime(event.at, language)} ·{' '}
            {t(`timeline.by.${event.by}`, { unit: localText(dossier.competentUnit.name) })}
          </p>
        )}
        {paper !== undefined && (
          <DocumentButton dossier={dossier} document={paper} variant="secondary">
            {t(`documents.${paper.kind}`)}
          </DocumentButton>
        )}
        {dossier.paymentStatus === 'REFUND_DUE' && <Notice tone="info">{t('pay.refund')}</Notice>}
        <p className="muted">{t(`outcome.${status}Text`)}</p>
        <ButtonLink full variant="secondary" href={pageAddress('begin', { code: dossier.procedureCode })}>
          {t('outcome.again')}
        </ButtonLink>
      </div>
    </Card>
  );
}

function Result({ dossier, status }: { readonly dossier: Dossier; readonly status: 'COMPLETED' | 'RETURNED' }) {
  const { t } = useTranslation('dossier');
  const localText = useLocalText();
  const results = dossier.documents.filter((it) => it.kind === 'RESULT');
  return (
    <Card>
      <div className="stack">
        <h2>{t(`outcome.${status}`)}</h2>
        {results.map((document) => (
          <div key={document.id} className="stack-tight">
            <p className="small">{t('outcome.resultCode')}</p>
            <p className="code">{document.code}</p>
            <DocumentButton dossier={dossier} document={document} variant="primary">
              {t('outcome.result')}
            </DocumentButton>
          </div>
        ))}
        {(status === 'COMPLETED' || dossier.delivery === 'ELECTRONIC') && (
          <p>{t(`outcome.delivery.${dossier.delivery}`, { unit: localText(dossier.competentUnit.name) })}</p>
        )}
        <p className="small">{t('outcome.legal')}</p>
      </div>
    </Card>
  );
}
