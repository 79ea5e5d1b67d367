import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHoldUpdates } from '#client/offline/react/use-hold-updates.ts';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { focusField } from '#client/ui/error-summary.tsx';
import { TextArea } from '#client/ui/text-field.tsx';
import type { KeptWords } from './desk-words.ts';
import type { DeskAct } from './use-act.ts';

/** The contract's own bounds of a reason in words. */
const LEAST = 10;
const MOST = 2000;
const GROUND_MOST = 1000;
export const isReason = (text: string): boolean => text.trim().length >= LEAST;

export interface ActDialogProps {
  readonly open: boolean;
  readonly words: KeptWords;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onAct: (act: DeskAct) => void;
  /** Why the last try failed, where the officer looks now. */
  readonly above: ReactNode;
}

/** Refusing and stopping: the applicant reads these very words, and form 03 or 05 prints them. Form 03 names the article too. */
export function ReasonDialog({
  action,
  open,
  words,
  busy,
  onClose,
  onAct,
  above,
}: ActDialogProps & { readonly action: 'refuse' | 'stop' }) {
  const { t } = useTranslation('desk');
  useHoldUpdates(open);
  const [asked, setAsked] = useState(false);
  const reason = words.words[action];
  const ground = words.words.refuseGround;
  const id = `desk-reason-${action}`;
  const groundId = `${id}-ground`;
  const hasGround = action === 'stop' || isReason(ground);
  const close = () => {
    setAsked(false);
    onClose();
  };
  const act = () => {
    setAsked(true);
    if (!isReason(reason)) return focusField(id);
    if (!hasGround) return focusField(groundId);
    const told = { reason: reason.trim() };
    onAct(action === 'stop' ? { action, ...told } : { action, ...told, legalGround: ground.trim() });
  };
  return (
    <Dialog
      open={open}
      title={t(`reason.${action}.title`)}
      onClose={close}
      actions={
        <>
          <Button variant="danger" full busy={busy} onClick={act}>
            {t(`act.${action}`)}
          </Button>
          <Button variant="quiet" full onClick={close}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      {above}
      <p>{t(`reason.${action}.text`)}</p>
      <TextArea
        id={id}
        label={t('reason.label')}
        hint={t('reason.hint', { least: LEAST })}
        maxLength={MOST}
        value={reason}
        onChange={(event) => words.change({ [action]: event.target.value })}
        error={asked && !isReason(reason) ? t('reason.tooShort', { least: LEAST }) : undefined}
      />
      {action === 'refuse' && (
        <TextArea
          id={groundId}
          label={t('reason.ground')}
          hint={t('reason.groundHint')}
          maxLength={GROUND_MOST}
          value={ground}
          onChange={(event) => words.change({ refuseGround: event.target.value })}
          error={asked && !hasGround ? t('reason.groundTooShort', { least: LEAST }) : undefined}
        />
      )}
    </Dialog>
  );
}
