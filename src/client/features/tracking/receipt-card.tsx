import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import { type Receipted, useCheckedReceipt } from '#client/offline/react/use-checked-receipt.ts';
import { Button } from '#client/ui/button.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Card } from '#client/ui/surfaces.tsx';
import { formatBytes } from '#client/widgets/document-capture/format-bytes.ts';
import type { Dossier } from '#domain/api/dossiers.ts';
import { PAGES } from '#domain/api/pages.ts';
import { groupReference } from '#domain/dossiers/dossier-code.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import { DocumentButton } from './document-button.tsx';
import { NextStep } from './next-step.tsx';
import { usePaperNames } from './use-paper-names.ts';

export interface ReceiptCardProps extends Receipted {
  readonly submissionReference: string;
  /** The portal's own clock (Decree 45/2020 Art 11.1). */
  readonly receivedAt: string;
  /** As the portal knows it; undefined: received just now and not asked for yet. */
  readonly dossier: Dossier | undefined;
  /** Nobody has answered yet: that it arrived is the news. */
  readonly early: boolean;
}

/**
 * The portal's answer. Ticks stand only beside what this device has checked: the signature, each file's hash in the signed
 * manifest, and the answers' hash. This part alone is printed.
 */
export function ReceiptCard(props: ReceiptCardProps) {
  const { submissionReference, receivedAt, dossier, manifest, early } = props;
  const { t } = useTranslation('dossier');
  const language = useLanguage();
  const checked = useCheckedReceipt(props);
  const { revision } = manifest;
  const news = revision > 1 ? t('receipt.revised', { revision }) : t('receipt.title');
  const pdf = dossier?.documents.findLast((it) => it.kind === 'SUBMISSION_RECEIPT');
  return (
    <section className="stack receipt">
      <div className="receipt-head">
        {early && checked.state === 'proven' && (
          <span className="receipt-tick">
            <Icon name="check" />
          </span>
        )}
        <h2>{early ? news : t('receipt.later')}</h2>
      </div>
      <Card>
        <p className="small">{t('receipt.reference')}</p>
        <p className="code receipt-reference">{groupReference(submissionReference)}</p>
        <p className="small">{t('receipt.receivedAt', { at: formatDateTime(receivedAt, language) })}</p>
      </Card>
      {checked.state === 'unproven' && <Notice tone="warn">{t('receipt.unproven')}</Notice>}
      <Card>
        <div className="stack-tight">
          <h3>{t(checked.state === 'proven' ? 'receipt.holds' : 'receipt.listed')}</h3>
          <SentParts {...props} proven={checked.state === 'proven'} />
          {checked.state === 'proven' && <p className="small">{t('receipt.proven')}</p>}
          {checked.state === 'checking' && <p className="small">{t('receipt.checking')}</p>}
        </div>
      </Card>
      <NextStep dossier={dossier} />
      {/* What is printed says what it was printed from and how it is looked up (Decree 45/2020 Art 18). */}
      <p className="small print-only">{t('receipt.printed', { address: `${location.host}${PAGES.lookUp}` })}</p>
      <div className="cluster no-print">
        {dossier !== undefined && pdf !== undefined && (
          <DocumentButton dossier={dossier} document={pdf} variant="secondary">
            {t('receipt.pdf')}
          </DocumentButton>
        )}
        <Button small variant="quiet" icon="print" onClick={() => window.print()}>
          {t('receipt.print')}
        </Button>
      </div>
    </section>
  );
}

function SentParts({ manifest, answers, proven }: ReceiptCardProps & { readonly proven: boolean }) {
  const { t } = useTranslation('dossier');
  const localText = useLocalText();
  const nameOf = usePaperNames(manifest.procedureCode);
  const count = Object.keys(answers).length;
  const mark = proven ? (
    <>
      <Icon name="check" />
      <span className="visually-hidden">{t('receipt.checked')}: </span>
    </>
  ) : (
    <Icon name="file" />
  );
  return (
    <ul className="list">
      <li className="line-item">
        {mark}
        <div className="receipt-part">
          <div>{t('receipt.form', { count })}</div>
          <Hash value={manifest.answersHash} />
        </div>
      </li>
      {manifest.parts.map((part) => (
        <li key={`${part.componentCode} ${part.order}`} className="line-item">
          {mark}
          <div className="receipt-part">
            <div>
              {nameOf(part, localText)}, {formatBytes(part.size)}
            </div>
            <div className="small">{part.name}</div>
            <Hash value={part.sha256} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** SHA-256, the beginning; whole when opened. */
function Hash({ value }: { readonly value: string }) {
  const { t } = useTranslation('dossier');
  return (
    <details className="hash small">
      <summary>
        {t('receipt.hash')} <span className="figures">{value.slice(0, 8)}…</span>
      </summary>
      <code>{value}</code>
    </details>
  );
}
