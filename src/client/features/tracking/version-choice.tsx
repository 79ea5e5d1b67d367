import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { useDraft } from '#client/offline/react/use-drafts.ts';
import { Button } from '#client/ui/button.tsx';
import { ConfirmDialog } from '#client/ui/dialog.tsx';
import { useNavigate } from '#client/ui/navigation.tsx';
import { Card } from '#client/ui/surfaces.tsx';
import type { Dossier } from '#domain/api/dossiers.ts';
import type { ErrorCode } from '#domain/api/errors.ts';
import { putOnTop } from './correct-dossier.ts';
import { saveFile } from './save-file.ts';
import { TaskFailure } from './task-failure.tsx';
import { useTask } from './use-task.ts';
import { wizardAddress } from './wizard-address.ts';

export interface VersionChoiceProps {
  readonly dossier: Dossier;
  /** What the portal said to the version on this device, if it was sent. */
  readonly reason: ErrorCode | null;
}

/** Two devices, one dossier: both versions stay until the person has chosen. */
export function VersionChoice({ dossier, reason }: VersionChoiceProps) {
  const { t } = useTranslation('dossier');
  const errorText = useErrorText();
  const engine = useEngine();
  const navigate = useNavigate();
  const draft = useDraft(dossier.id).value;
  const [asking, setAsking] = useState(false);
  const task = useTask();
  const replaceable = dossier.actions.includes('revise') || dossier.actions.includes('completeSupplement');
  const keepPortals = async (): Promise<void> => {
    const item = await engine.outbox.read(dossier.id);
    // The receipt of a version that was received stays; only the draft beside it goes.
    if (item === undefined || item.state === 'received') await engine.drafts.remove(dossier.id);
    else await engine.outbox.discard(dossier.id);
    setAsking(false);
  };
  return (
    <Card need>
      <div className="stack">
        <h2>{t('versions.title')}</h2>
        {reason !== null && <p>{errorText(reason)}</p>}
        <p>{t('versions.text', { revision: dossier.revision })}</p>
        {replaceable && draft !== undefined && (
          <Button
            full
            icon="edit"
            busy={task.busy}
            onClick={() =>
              task.run(async () => {
                await putOnTop(engine, draft, dossier);
                navigate(wizardAddress(dossier.id));
              })
            }
          >
            {t('versions.mine')}
          </Button>
        )}
        {!replaceable && <p>{t('versions.noLonger')}</p>}
        <Button full variant="secondary" busy={task.busy} onClick={() => setAsking(true)}>
          {t('versions.portal')}
        </Button>
        {draft !== undefined && (
          <Button
            small
            variant="quiet"
            icon="download"
            busy={task.busy}
            onClick={() =>
              task.run(async () => saveFile(await engine.drafts.export(dossier.id), `ban-tren-may-${dossier.id}.zip`))
            }
          >
            {t('waiting.export')}
          </Button>
        )}
        <ConfirmDialog
          open={asking}
          title={t('waiting.deleteTitle')}
          onClose={() => setAsking(false)}
          confirmLabel={t('waiting.delete')}
          danger
          busy={task.busy}
          onConfirm={() => task.run(keepPortals)}
        >
          <p>{t('waiting.deleteText')}</p>
        </ConfirmDialog>
        <TaskFailure code={task.failed} />
      </div>
    </Card>
  );
}
