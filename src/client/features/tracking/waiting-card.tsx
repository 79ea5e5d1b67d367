import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useLanguage } from '#client/i18n/use-language.ts';
import { useReachability } from '#client/offline/react/use-session.ts';
import { Card } from '#client/ui/surfaces.tsx';
import { ProgressBar } from '#client/ui/waiting.tsx';
import { formatBytes } from '#client/widgets/document-capture/format-bytes.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import { useDurationText, useNow } from './use-time-passing.ts';
import { WaitingButtons } from './waiting-buttons.tsx';
import { WaitingIssues } from './waiting-issues.tsx';
import { phaseOf, type WaitingItem } from './waiting-phase.ts';

export interface WaitingCardProps {
  readonly item: WaitingItem;
  /** Of the supplement request that this answers, where the portal gave one. */
  readonly supplementDueAt: string | undefined;
}

/**
 * What has not reached the portal: never called filed (Decree 45/2020 Art 11.1: the time of receipt is the system's). Says why it
 * waits, for how long, what goes by itself and what the person can do.
 */
export function WaitingCard({ item, supplementDueAt }: WaitingCardProps) {
  const { t } = useTranslation('dossier');
  const language = useLanguage();
  const phase = phaseOf(item);
  if (phase === undefined) return null;
  return (
    <Card need={phase !== 'sending'}>
      <div className="stack">
        <h2>{t(`waiting.title.${phase}`)}</h2>
        {item.kind !== 'NEW' && <p className="muted">{t(`waiting.kind.${item.kind}`)}</p>}
        {item.kind === 'SUPPLEMENT' && supplementDueAt !== undefined && (
          <p>
            <strong>{t('waiting.supplementDue', { due: formatDateTime(supplementDueAt, language) })}</strong>
          </p>
        )}
        <Why item={item} />
        <WaitingIssues item={item} />
        <Progress item={item} />
        <WaitingButtons item={item} phase={phase} />
      </div>
    </Card>
  );
}

function Why({ item }: { readonly item: WaitingItem }) {
  const { t } = useTranslation('dossier');
  const errorText = useErrorText();
  const line = useReachability();
  const phase = phaseOf(item);
  const offline = line === 'offline' || line === 'captive';
  if (phase === 'draft') return <p>{t('waiting.draftText')}</p>;
  if (phase === 'sending') return <p>{t('waiting.under')}</p>;
  const why = item.reason === null ? t(offline ? 'waiting.noLine' : 'waiting.soon') : errorText(item.reason);
  return (
    <>
      <p>{why}</p>
      {phase === 'parked' && <p>{t('waiting.parkedText')}</p>}
    </>
  );
}

function Progress({ item }: { readonly item: WaitingItem }) {
  const { t } = useTranslation('dossier');
  const language = useLanguage();
  const now = useNow();
  const inWords = useDurationText();
  const phase = phaseOf(item);
  if (phase === 'draft') return null;
  const { bytesSent, bytesTotal } = item.progress;
  const left = item.nextTryAt === null ? null : Date.parse(item.nextTryAt) - now;
  return (
    <div className="stack-tight">
      {bytesTotal > 0 && (phase === 'sending' || phase === 'waiting') && (
        <ProgressBar
          value={bytesSent}
          max={bytesTotal}
          label={
            bytesSent === 0
              ? t('waiting.bytesNone', { total: formatBytes(bytesTotal) })
              : t('waiting.bytes', { sent: formatBytes(bytesSent), total: formatBytes(bytesTotal) })
          }
        />
      )}
      <span className="small">
        {t('waiting.age', {
          age: inWords(Math.max(0, now - Date.parse(item.sealedAt))),
          at: formatDateTime(item.sealedAt, language),
        })}
      </span>
      {phase === 'waiting' && left !== null && (
        <span className="small">
          {left >= 60_000 ? t('waiting.nextTry', { wait: inWords(left) }) : t('waiting.nextNow')}
        </span>
      )}
    </div>
  );
}
