import { useTranslation } from 'react-i18next';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { useDraft } from '#client/offline/react/use-drafts.ts';
import { Button, type ButtonVariant } from '#client/ui/button.tsx';
import { useNavigate } from '#client/ui/navigation.tsx';
import type { Dossier } from '#domain/api/dossiers.ts';
import { beginCorrection } from './correct-dossier.ts';
import { TaskFailure } from './task-failure.tsx';
import { useTask } from './use-task.ts';
import { wizardAddress } from './wizard-address.ts';

export interface CorrectionButtonProps {
  readonly dossier: Dossier;
  readonly step?: string | undefined;
  readonly variant?: ButtonVariant;
  readonly labels: { readonly begin: string; readonly goOn: string };
}

/** Opens the dossier for a correction or supplement; one that was begun on this revision is gone on with, never begun over. */
export function CorrectionButton({ dossier, step, variant = 'primary', labels }: CorrectionButtonProps) {
  const { t } = useTranslation('dossier');
  const engine = useEngine();
  const navigate = useNavigate();
  const draft = useDraft(dossier.id);
  const task = useTask();
  const begun = draft.value !== undefined;
  const open = async (): Promise<void> => {
    if ((await engine.drafts.read(dossier.id)) !== undefined) {
      navigate(wizardAddress(dossier.id));
      return;
    }
    await beginCorrection(engine, dossier, step);
    navigate(wizardAddress(dossier.id, step));
  };
  return (
    <>
      <Button full icon="edit" variant={variant} busy={task.busy} onClick={() => task.run(open)}>
        {begun ? labels.goOn : labels.begin}
      </Button>
      <span className="small task-status" role="status">
        {task.busy && !begun ? t('supplement.fetching') : ''}
      </span>
      <TaskFailure code={task.failed} />
    </>
  );
}
