import { useTranslation } from 'react-i18next';
import { useSubmission } from '#client/offline/react/use-outbox.ts';
import { StatusTag } from '#client/ui/surfaces.tsx';
import { filesSent } from './files-sent.ts';
import type { WorkItem, WorkSending } from './merge-work.ts';
import { STATUS_TONES } from './status-tones.ts';

function UploadTag({ sending }: { readonly sending: WorkSending }) {
  const { t } = useTranslation('outbox');
  const parts = useSubmission(sending.id).value?.manifest.parts ?? [];
  const done = filesSent(
    parts.map((part) => part.size),
    sending.progress.bytesSent,
  );
  return (
    <StatusTag tone="info">
      {parts.length === 0 ? t('tag.sending') : t('tag.sendingFiles', { n: done, of: parts.length })}
    </StatusTag>
  );
}

function SendingTag({ sending }: { readonly sending: WorkSending }) {
  const { t } = useTranslation('outbox');
  if (sending.waitsFor === 'needs-you' || sending.waitsFor === 'sign-in') {
    return <StatusTag tone="warn">{t('tag.needsYou')}</StatusTag>;
  }
  if (sending.state === 'parked') return <StatusTag>{t('tag.parked')}</StatusTag>;
  // With a reason it stands still, whatever it was doing.
  if (sending.reason !== null || sending.state === 'sealed')
    return <StatusTag tone="info">{t('tag.waiting')}</StatusTag>;
  if (sending.state === 'committing') return <StatusTag tone="info">{t('tag.committing')}</StatusTag>;
  return <UploadTag sending={sending} />;
}

/** How it stands, in two or three words. */
export function WorkTag({ item }: { readonly item: WorkItem }) {
  const { t } = useTranslation(['tracking', 'outbox']);
  const { group, sending, received, dossier } = item;
  if (sending !== undefined) return <SendingTag sending={sending} />;
  if (group === 'needs') return <StatusTag tone="warn">{t('outbox:tag.needsYou')}</StatusTag>;
  if (received !== undefined) return <StatusTag tone="ok">{t('outbox:tag.received')}</StatusTag>;
  if (group === 'drafts' || dossier === undefined) return <StatusTag>{t('tag.draft')}</StatusTag>;
  return <StatusTag tone={STATUS_TONES[dossier.status]}>{t(`status.${dossier.status}`)}</StatusTag>;
}
