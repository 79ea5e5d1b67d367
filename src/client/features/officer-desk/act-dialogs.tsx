import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '#client/ui/dialog.tsx';
import type { StaffDossier } from '#domain/api/staff.ts';
import { mayAssess } from '#domain/fees/assess-fees.ts';
import type { TimeLimit } from '#domain/procedures/procedure.ts';
import { AcceptDialog } from './accept-dialog.tsx';
import { FeeDialog } from './fee-dialog.tsx';
import { type ActDialogProps, ReasonDialog } from './reason-dialog.tsx';
import { ResultDialog } from './result-dialog.tsx';
import type { DeskAction } from './use-act.ts';

const CONFIRMED = ['confirmWithdrawal', 'deliver'] as const;

export interface ActDialogsProps extends Omit<ActDialogProps, 'open'> {
  readonly chosen: DeskAction | undefined;
  readonly dossier: StaffDossier;
  readonly limit: TimeLimit | undefined;
}

/** One dialog for each act; all stay mounted, so that focus returns to the button that opened one. */
export function ActDialogs({ chosen, dossier, limit, ...common }: ActDialogsProps) {
  const { t } = useTranslation('desk');
  const { caseChoices = [], fees, status, delivery } = dossier;
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
        </ConfirmDialog>
      ))}
      <AcceptDialog open={chosen === 'accept'} choices={caseChoices} limit={limit} {...common} />
      <ReasonDialog action="refuse" open={chosen === 'refuse'} {...common} />
      <ReasonDialog action="stop" open={chosen === 'stop'} {...common} />
      <FeeDialog
        open={chosen === 'requirePayment'}
        lines={status === 'OTHER' ? [] : fees.lines.filter((line) => mayAssess(line, status))}
        {...common}
      />
      <ResultDialog open={chosen === 'issueResult'} electronic={delivery === 'ELECTRONIC'} {...common} />
    </>
  );
}
