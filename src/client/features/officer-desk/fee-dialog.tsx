import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { focusField } from '#client/ui/error-summary.tsx';
import { TextArea, TextField } from '#client/ui/text-field.tsx';
import type { FeeLine } from '#domain/fees/fee-rule.ts';
import { formatDong } from '#domain/text/figures.ts';
import { type ActDialogProps, isReason } from './reason-dialog.tsx';

/** Whole đồng as people type them: "50.000", "50 000", "50000"; undefined where that is no amount. */
function readAmount(text: string): number | undefined {
  const digits = text.replace(/[\s.,]/g, '');
  const amount = /^\d{1,10}$/.test(digits) ? Number(digits) : 0;
  return amount >= 1 && amount <= 1_000_000_000 ? amount : undefined;
}

const GROUND_MOST = 1000;
const amountId = (ruleId: string): string => `desk-fee-${ruleId}-amount`;
const groundId = (ruleId: string): string => `desk-fee-${ruleId}-ground`;

/** A line of the procedure whose amount the rules do not know: the officer enters it, with its ground, and payment is asked for. */
export function FeeDialog({
  open,
  lines,
  words,
  busy,
  above,
  onClose,
  onAct,
}: ActDialogProps & { readonly lines: readonly FeeLine[] }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const localText = useLocalText();
  const [asked, setAsked] = useState(false);
  const typed = (ruleId: string) => words.words.fees[ruleId] ?? { amount: '', ground: '' };
  const change = (ruleId: string, part: Partial<{ amount: string; ground: string }>) =>
    words.change({ fees: { ...words.words.fees, [ruleId]: { ...typed(ruleId), ...part } } });
  // One of several lines may stay open; a line that was begun is finished.
  const begun = lines.filter(({ ruleId }) => typed(ruleId).amount !== '' || typed(ruleId).ground !== '');
  const wanted = begun.length === 0 ? lines.slice(0, 1) : begun;
  const isWanted = (line: FeeLine) => asked && wanted.includes(line);
  const close = () => {
    setAsked(false);
    onClose();
  };
  const act = () => {
    setAsked(true);
    const faulty = wanted.flatMap(({ ruleId }) => [
      ...(readAmount(typed(ruleId).amount) === undefined ? [amountId(ruleId)] : []),
      ...(isReason(typed(ruleId).ground) ? [] : [groundId(ruleId)]),
    ]);
    if (faulty[0] !== undefined) return focusField(faulty[0]);
    onAct({
      action: 'requirePayment',
      lines: wanted.map(({ ruleId }) => ({
        ruleId,
        amount: readAmount(typed(ruleId).amount) ?? 0,
        ground: typed(ruleId).ground.trim(),
      })),
    });
  };
  return (
    <Dialog
      open={open}
      title={t('fee.title')}
      onClose={close}
      actions={
        <>
          <Button full icon="pay" busy={busy} onClick={act}>
            {t('act.requirePayment')}
          </Button>
          <Button variant="quiet" full onClick={close}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      {above}
      <p>{t('fee.text')}</p>
      {lines.map((line) => {
        const { ruleId } = line;
        const { amount, ground } = typed(ruleId);
        const known = readAmount(amount);
        return (
          <fieldset key={ruleId} className="card stack-tight">
            <legend>
              <strong>{localText(line.name)}</strong>
            </legend>
            <p className="small">
              {localText(line.explanation)}
              <br />
              <span lang="vi">{line.legalBasis}</span>
            </p>
            <TextField
              id={amountId(ruleId)}
              label={t('fee.amount')}
              hint={known === undefined ? t('fee.amountHint') : formatDong(known, language)}
              inputMode="numeric"
              autoComplete="off"
              maxLength={15}
              value={amount}
              onChange={(event) => change(ruleId, { amount: event.target.value })}
              error={isWanted(line) && known === undefined ? t('fee.amountMissing') : undefined}
            />
            <TextArea
              id={groundId(ruleId)}
              label={t('fee.ground')}
              hint={t('fee.groundHint')}
              maxLength={GROUND_MOST}
              rows={2}
              value={ground}
              onChange={(event) => change(ruleId, { ground: event.target.value })}
              error={isWanted(line) && !isReason(ground) ? t('fee.groundMissing') : undefined}
            />
          </fieldset>
        );
      })}
    </Dialog>
  );
}
