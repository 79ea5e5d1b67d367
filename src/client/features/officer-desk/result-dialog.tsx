import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useHoldUpdates } from '#client/offline/react/use-hold-updates.ts';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { focusField } from '#client/ui/error-summary.tsx';
import { describedBy, Field } from '#client/ui/field.tsx';
import { formatBytes } from '#client/widgets/document-capture/format-bytes.ts';
import type { ErrorCode } from '#domain/api/errors.ts';
import { SNIFF_BYTES, sniffDocument } from '#domain/documents/sniff-document.ts';
import type { ActDialogProps } from './reason-dialog.tsx';

/** Whether the file is a whole PDF, by its content. The portal judges again; this spares the way there. */
async function faultOf(file: File): Promise<ErrorCode | undefined> {
  const bytes = async (part: Blob) => new Uint8Array(await part.arrayBuffer());
  const head = await bytes(file.slice(0, SNIFF_BYTES));
  const tail = await bytes(file.slice(Math.max(0, file.size - SNIFF_BYTES)));
  const sniffed = sniffDocument(head, tail);
  if (!sniffed.ok) return sniffed.code === 'document.notAccepted' ? 'dossier.resultNotPdf' : sniffed.code;
  return sniffed.mediaType === 'application/pdf' ? undefined : 'dossier.resultNotPdf';
}

const INPUT = 'desk-result';

/** Attaching the result ends the handling: it gets its code at once (Decree 45/2020 Art 14). */
export function ResultDialog({
  electronic,
  open,
  words,
  busy,
  onClose,
  onAct,
  above,
}: ActDialogProps & { readonly electronic: boolean }) {
  const { t } = useTranslation('desk');
  useHoldUpdates(open);
  const errorText = useErrorText();
  const [fault, setFault] = useState<ErrorCode | 'none'>();
  const file = words.words.result;
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    const found = await faultOf(chosen);
    setFault(found);
    words.change({ result: found === undefined ? chosen : null });
  };
  const issue = () => {
    if (file !== null) return onAct({ action: 'issueResult', pdf: file });
    setFault((last) => last ?? 'none');
    focusField(INPUT);
  };
  const error = fault === undefined ? undefined : fault === 'none' ? t('result.missing') : errorText(fault);
  const hint = t('result.hint');
  return (
    <Dialog
      open={open}
      title={t('result.title')}
      onClose={onClose}
      actions={
        <>
          <Button full busy={busy} onClick={issue}>
            {t(busy ? 'result.issuing' : 'result.issue')}
          </Button>
          <Button variant="quiet" full onClick={onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      {above}
      <p>{t(electronic ? 'result.electronic' : 'result.paper')}</p>
      <Field id={INPUT} label={t('result.label')} hint={hint} error={error}>
        <input
          id={INPUT}
          className="input"
          type="file"
          accept="application/pdf"
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={describedBy({ id: INPUT, hint, error })}
          onChange={(event) => {
            choose(event.target.files?.[0]).catch(() => setFault('document.unreadable'));
          }}
        />
      </Field>
      <output>{file !== null && t('result.chosen', { name: file.name, size: formatBytes(file.size) })}</output>
    </Dialog>
  );
}
