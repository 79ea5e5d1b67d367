import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import { RadioGroup } from '#client/ui/choice.tsx';
import { ConfirmDialog } from '#client/ui/dialog.tsx';
import type { CaseChoice } from '#domain/dossiers/dossier-case.ts';
import type { TimeLimit } from '#domain/procedures/procedure.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import type { ActDialogProps } from './reason-dialog.tsx';

/** How long it may take, in words. */
export const useLimitText = (): ((limit: TimeLimit) => string) => {
  const { t } = useTranslation('desk');
  return ({ unit, amount, cutoff = '15:00' }) =>
    unit === 'SAME_DAY' && amount > 0
      ? t('dueRule.SAME_DAY_MORE', { amount, cutoff })
      : t(`dueRule.${unit}`, { amount, cutoff });
};

interface AcceptDialogProps extends Omit<ActDialogProps, 'words'> {
  readonly choices: readonly CaseChoice[];
  /** The procedure's own, where it has no cases. */
  readonly limit: TimeLimit | undefined;
}

/**
 * Accepting names the case: what the answers say is chosen already, the officer may know better. The due dates are those of the moment
 * at which the dossier was opened; the portal reckons again when it accepts.
 */
export function AcceptDialog({ open, busy, choices, limit, above, onClose, onAct }: AcceptDialogProps) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const localText = useLocalText();
  const limitText = useLimitText();
  const [wanted, setWanted] = useState<string>();
  const proposed = choices.find((it) => it.proposed)?.code ?? choices[0]?.code;
  const chosen = choices.find((it) => it.code === wanted)?.code ?? proposed;
  return (
    <ConfirmDialog
      open={open}
      title={t('confirm.accept.title')}
      confirmLabel={t('act.accept')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => onAct({ action: 'accept', caseCode: chosen })}
    >
      {above}
      <p>{t('confirm.accept.text')}</p>
      {choices.length < 2 && limit !== undefined && <p>{limitText(choices[0]?.timeLimit ?? limit)}</p>}
      {choices.length > 1 && (
        <RadioGroup
          id="desk-case"
          label={t('case.choose')}
          hint={t('case.hint')}
          value={chosen ?? ''}
          onChange={setWanted}
          options={choices.map((it) => ({
            value: it.code,
            label: it.proposed ? t('case.proposed', { name: localText(it.name) }) : localText(it.name),
            hint: `${limitText(it.timeLimit)} ${t('case.due', { at: formatDateTime(it.dueAt, language) })}`,
          }))}
        />
      )}
    </ConfirmDialog>
  );
}
