import { useTranslation } from 'react-i18next';
import { callPortal } from '#client/api/call-portal.ts';
import { Button } from '#client/ui/button.tsx';
import { Section } from '#client/ui/surfaces.tsx';
import { type Dossier, dossiersApi } from '#domain/api/dossiers.ts';
import { CorrectionButton } from './correction-button.tsx';
import { saveFile } from './save-file.ts';
import { TaskFailure } from './task-failure.tsx';
import { useTask } from './use-task.ts';
import { WithdrawButton } from './withdrawal.tsx';

export interface DossierActionsProps {
  readonly dossier: Dossier;
  readonly refresh: () => Promise<void>;
  /** Another version of it waits on this device. */
  readonly waiting: boolean;
}

/** What the owner may do besides, by the table of transitions (rule 2). */
export function DossierActions({ dossier, refresh, waiting }: DossierActionsProps) {
  const { t } = useTranslation('dossier');
  const task = useTask();
  const download = async (): Promise<void> => {
    const params = { dossierId: dossier.id };
    const zip = await callPortal(dossiersApi.exportMine, { params, timeoutMs: 180_000 });
    saveFile(zip, `ho-so-${dossier.dossierCode ?? dossier.submissionReference}.zip`);
  };
  return (
    <Section title={t('more.title')}>
      <div className="stack">
        {dossier.actions.includes('revise') && !waiting && (
          <div className="stack-tight">
            <CorrectionButton
              dossier={dossier}
              variant="secondary"
              labels={{ begin: t('revise.begin'), goOn: t('revise.goOn') }}
            />
            <span className="small">{t('revise.note')}</span>
          </div>
        )}
        <div className="stack-tight">
          <Button full variant="secondary" icon="download" busy={task.busy} onClick={() => task.run(download)}>
            {t('contents.zip')}
          </Button>
          <span className="small">{t('contents.zipNote')}</span>
          <TaskFailure code={task.failed} />
        </div>
        {dossier.actions.includes('requestWithdrawal') && <WithdrawButton dossier={dossier} refresh={refresh} />}
      </div>
    </Section>
  );
}
