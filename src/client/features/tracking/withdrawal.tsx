import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callPortal } from '#client/api/call-portal.ts';
import { Button } from '#client/ui/button.tsx';
import { ConfirmDialog } from '#client/ui/dialog.tsx';
import { Card } from '#client/ui/surfaces.tsx';
import { type Dossier, dossiersApi } from '#domain/api/dossiers.ts';
import { TaskFailure } from './task-failure.tsx';
import { useCommandId } from './use-command-id.ts';
import { useTask } from './use-task.ts';

interface WithdrawalProps {
  readonly dossier: Dossier;
  readonly refresh: () => Promise<void>;
}

/** Until the decision (Decree 118/2025 Art 21): asked for once its consequences have been read. */
export function WithdrawButton({ dossier, refresh }: WithdrawalProps) {
  const { t } = useTranslation('dossier');
  const [asking, setAsking] = useState(false);
  const task = useTask();
  const command = useCommandId();
  const withdraw = async (): Promise<void> => {
    await callPortal(dossiersApi.requestWithdrawal, { params: { dossierId: dossier.id }, commandId: command.id() });
    command.done();
    setAsking(false);
    await refresh();
  };
  return (
    <>
      <Button full variant="danger" onClick={() => setAsking(true)}>
        {t('withdraw.begin')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('withdraw.title')}
        onClose={() => setAsking(false)}
        confirmLabel={t('withdraw.yes')}
        danger
        busy={task.busy}
        onConfirm={() => task.run(withdraw)}
      >
        <ul className="points">
          <li>{t('withdraw.stops')}</li>
          <li>{t('withdraw.confirm')}</li>
          <li>{t('withdraw.fee')}</li>
          <li>{t('withdraw.new')}</li>
        </ul>
        <TaskFailure code={task.failed} />
      </ConfirmDialog>
    </>
  );
}

export function WithdrawalPending({ dossier, refresh }: WithdrawalProps) {
  const { t } = useTranslation('dossier');
  const task = useTask();
  const command = useCommandId();
  const takeBack = async (): Promise<void> => {
    await callPortal(dossiersApi.takeBackWithdrawal, { params: { dossierId: dossier.id }, commandId: command.id() });
    command.done();
    await refresh();
  };
  return (
    <Card need>
      <div className="stack">
        <h2>{t('withdraw.pendingTitle')}</h2>
        <p>{t('withdraw.pendingText')}</p>
        <Button full variant="secondary" busy={task.busy} onClick={() => task.run(takeBack)}>
          {t('withdraw.takeBack')}
        </Button>
        <TaskFailure code={task.failed} />
      </div>
    </Card>
  );
}
