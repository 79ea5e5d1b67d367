import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import { Icon } from '#client/ui/icon.tsx';
import { StatusTag } from '#client/ui/surfaces.tsx';
import { pageAddress } from '#domain/api/pages.ts';
import type { QueueEntry } from '#domain/api/staff.ts';
import { groupReference } from '#domain/dossiers/dossier-code.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import { ClockNow } from './desk-clock.tsx';
import { DeskStatus } from './desk-status.tsx';
import type { TabName } from './desk-tabs.tsx';

function Holder({ entry }: { readonly entry: QueueEntry }) {
  const { t } = useTranslation('desk');
  if (entry.lease === null) return null;
  return (
    <div className="small cluster">
      <Icon name="lock" />
      {entry.lease.mine ? t('queue.mine') : t('queue.heldBy', { name: entry.lease.holder })}
    </div>
  );
}

/** Most urgent first, as the portal orders them; cards on a phone. */
export function QueueList({ entries, tab }: { readonly entries: readonly QueueEntry[]; readonly tab: TabName }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const localText = useLocalText();
  return (
    <table className="table table-cards desk-queue">
      <thead>
        <tr>
          <th scope="col">{t('queue.dossier')}</th>
          <th scope="col">{t('queue.received')}</th>
          <th scope="col">{t('queue.clock')}</th>
          <th scope="col">{t('queue.state')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td>
              <a className="desk-open" href={`${pageAddress('deskDossier', { dossierId: entry.id })}?tab=${tab}`}>
                <span className="code">{entry.dossierCode ?? groupReference(entry.submissionReference)}</span>
                <strong>{localText(entry.procedureName)}</strong>
              </a>
              <div>{entry.applicantName}</div>
              <Holder entry={entry} />
            </td>
            <td data-label={t('queue.received')}>{formatDateTime(entry.submittedAt, language)}</td>
            <td data-label={t('queue.clock')}>
              <ClockNow clock={entry.clock} />
            </td>
            <td>
              <div className="desk-tags">
                <DeskStatus status={entry.status} />
                {entry.paymentStatus !== 'NOTHING_DUE' && (
                  <StatusTag tone={entry.paymentStatus === 'PAID' ? 'ok' : 'neutral'}>
                    {t(`payment.${entry.paymentStatus}`)}
                  </StatusTag>
                )}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
