import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import type { DossierSummary } from '#domain/api/dossiers.ts';
import { groupReference } from '#domain/dossiers/dossier-code.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import { DraftLine } from './draft-line.tsx';
import { DueLine } from './due-line.tsx';
import type { WorkItem, WorkSending } from './merge-work.ts';
import { PayLine, SupplementLine } from './needs-line.tsx';
import { SendingLine } from './sending-line.tsx';

function ReceivedLine({ received }: { readonly received: WorkSending }) {
  const { t } = useTranslation('outbox');
  const language = useLanguage();
  return (
    <p className="muted">
      {t('state.received', {
        reference: groupReference(received.submissionReference ?? ''),
        at: received.receivedAt === null ? '' : formatDateTime(received.receivedAt, language),
      })}
    </p>
  );
}

function StatusLine({ dossier }: { readonly dossier: DossierSummary }) {
  const { t } = useTranslation('tracking');
  const localText = useLocalText();
  const language = useLanguage();
  return (
    <p className="muted">
      {t(`statusText.${dossier.status}`, {
        unit: localText(dossier.competentUnit.name),
        at: formatDateTime(dossier.updatedAt, language),
      })}{' '}
      <DueLine clock={dossier.clock} />
    </p>
  );
}

/** How it stands in a sentence or two: what is done, by whom, until when. */
export function WorkLine({ item }: { readonly item: WorkItem }) {
  const { draft, sending, received, dossier, formHash, group } = item;
  if (sending !== undefined) return <SendingLine sending={sending} />;
  if (received !== undefined) return <ReceivedLine received={received} />;
  if (group === 'needs' && dossier?.needs === 'SUPPLEMENT') return <SupplementLine dossier={dossier} draft={draft} />;
  if (group === 'needs' && dossier?.needs === 'PAY') return <PayLine dossier={dossier} />;
  if (draft !== undefined) return <DraftLine draft={draft} formHash={formHash} />;
  return dossier === undefined ? null : <StatusLine dossier={dossier} />;
}
