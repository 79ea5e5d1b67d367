import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '#client/ui/dialog.tsx';
import type { TimeLimit } from '#domain/procedures/procedure.ts';
import { type ActDialogProps, ReasonDialog } from './reason-dialog.tsx';
import { ResultDialog } from './result-dialog.tsx';
import type { DeskAction } from './use-act.ts';

/** When the result will be due, by the procedure's own limit; the portal reckons the hour when it accepts. */
function DueRule({ limit }: { readonly limit: TimeLimit | undefined }) {
  const { t } = useTranslation('desk');
  if (limit === undefined) return null;
  return <p>{t(`dueRule.${limit.unit}`, { amount: limit.amount, cutoff: limit.cutoff ?? '15:00' })}</p>;
}

const CONFIRMED = ['accept', 'confirmWithdrawal', 'deliver'] as const;

export interface ActDialogsProps extends Omit<ActDialogProps, 'open'> {
  readonly chosen: DeskAction | undefined;
  readonly limit: TimeLimit | undefined;
  readonly electronic: boolean;
}

/** One dialog for each act; all stay mounted, so that focus returns to the button that opened one. */
export function ActDialogs({ chosen, limit, electronic, ...common }: ActDialogsProps) {
  const { t } = useTranslation('desk');
  return (
    <>
      {CONFIRMED.map((action) => (
        <ConfirmDialog
          key={action}
          open={chosen === action}
          title={t(`confirm.${action}.title`)}
          confirmLabel={t(`act.${action}`)}
          busy={common.busy}
          onClose={common.onClose}
          onConfirm={() => common.onAct({ action })}
        >
          {common.above}
          <p>{t(`confirm.${action}.text`)}</p>
          {action === 'accept' && <DueRule limit={limit} />}
        </ConfirmDialog>
      ))}
      <ReasonDialog action="refuse" open={chosen === 'refuse'} {...common} />
      <ReasonDialog action="stop" open={chosen === 'stop'} {...common} />
      <ResultDialog open={chosen === 'issueResult'} electronic={electronic} {...common} />
    </>
  );
}
