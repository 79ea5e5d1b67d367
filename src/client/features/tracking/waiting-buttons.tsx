import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { useDraft } from '#client/offline/react/use-drafts.ts';
import { useReachability, useSession } from '#client/offline/react/use-session.ts';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { ConfirmDialog } from '#client/ui/dialog.tsx';
import { useNavigate } from '#client/ui/navigation.tsx';
import { PAGES, pageAddress } from '#domain/api/pages.ts';
import { moveToCurrentVersion } from './correct-dossier.ts';
import { saveFile } from './save-file.ts';
import { TaskFailure } from './task-failure.tsx';
import { useTask } from './use-task.ts';
import type { WaitingItem, WaitingPhase } from './waiting-phase.ts';
import { wizardAddress } from './wizard-address.ts';

/** What the person can do with what waits; the first button is what brings it on. */
export function WaitingButtons({ item, phase }: { readonly item: WaitingItem; readonly phase: WaitingPhase }) {
  const { t } = useTranslation('dossier');
  const { outbox } = useEngine();
  const navigate = useNavigate();
  const session = useSession();
  const line = useReachability();
  const task = useTask();
  const signedOut = session.kind === 'guest' || (session.kind === 'citizen' && session.expired);
  const toSignIn = phase === 'waiting' && (item.waitsFor === 'sign-in' || (signedOut && line === 'online'));
  const here = pageAddress('dossier', { dossierId: item.id });
  // The engine gives nothing back into hand whose sending has begun: the portal may have it already.
  const underway = item.state === 'uploading' || item.state === 'committing';
  const first = phase === 'needs-you' ? 'primary' : 'secondary';
  const outdated = item.reason === 'procedure.versionOutdated' && item.kind === 'NEW';
  return (
    <>
      <div className="stack-tight no-print">
        {toSignIn && (
          <ButtonLink full icon="user" href={`${PAGES.signIn}?for=${item.id}&next=${encodeURIComponent(here)}`}>
            {t('waiting.signIn')}
          </ButtonLink>
        )}
        {phase === 'draft' && (
          <ButtonLink full icon="edit" href={wizardAddress(item.id)}>
            {t('waiting.goOn')}
          </ButtonLink>
        )}
        {(phase === 'waiting' || phase === 'parked') && !toSignIn && (
          <Button full icon="send" busy={task.busy} onClick={() => task.run(() => outbox.sendNow(item.id))}>
            {t('waiting.sendNow')}
          </Button>
        )}
        {outdated && <OutdatedButton item={item} />}
        {!outdated && (phase === 'needs-you' || phase === 'parked' || (phase === 'waiting' && !underway)) && (
          <Button
            full
            icon="edit"
            variant={first}
            busy={task.busy}
            onClick={() =>
              task.run(async () => {
                await outbox.reopen(item.id);
                navigate(wizardAddress(item.id));
              })
            }
          >
            {t('waiting.reopen')}
          </Button>
        )}
        {underway && <p className="small">{t('waiting.reopenLater')}</p>}
        <KeepOrDelete item={item} phase={phase} />
      </div>
      <TaskFailure code={task.failed} />
    </>
  );
}

/** To correct it under the old version would only be refused again. */
function OutdatedButton({ item }: { readonly item: WaitingItem }) {
  const { t } = useTranslation('dossier');
  const engine = useEngine();
  const navigate = useNavigate();
  const draft = useDraft(item.id).value;
  const task = useTask();
  return (
    <>
      <Button
        full
        icon="edit"
        busy={task.busy}
        disabled={draft === undefined}
        onClick={() =>
          task.run(async () => {
            if (draft !== undefined) navigate(wizardAddress(await moveToCurrentVersion(engine, draft)));
          })
        }
      >
        {t('versions.outdated')}
      </Button>
      <TaskFailure code={task.failed} />
    </>
  );
}

function KeepOrDelete({ item, phase }: { readonly item: WaitingItem; readonly phase: WaitingPhase }) {
  const { t } = useTranslation('dossier');
  const { drafts, outbox } = useEngine();
  const navigate = useNavigate();
  const draft = useDraft(item.id);
  const task = useTask();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <div className="cluster">
        {draft.value !== undefined && (
          <Button
            small
            variant="quiet"
            icon="download"
            busy={task.busy}
            onClick={() => task.run(async () => saveFile(await drafts.export(item.id), `ban-cho-gui-${item.id}.zip`))}
          >
            {t('waiting.export')}
          </Button>
        )}
        {phase !== 'sending' && (
          <Button small variant="quiet" icon="trash" onClick={() => setAsking(true)}>
            {t('waiting.delete')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={asking}
        title={t('waiting.deleteTitle')}
        onClose={() => setAsking(false)}
        confirmLabel={t('waiting.delete')}
        danger
        busy={task.busy}
        onConfirm={() =>
          task.run(async () => {
            await outbox.discard(item.id);
            setAsking(false);
            // Of a supplement only this version goes; the dossier at the portal is still here to be seen.
            if (item.kind === 'NEW') navigate(PAGES.myDossiers, { replace: true });
          })
        }
      >
        <p>{t('waiting.deleteText')}</p>
        {item.attempts > 0 && <p>{t('waiting.deleteMaybe')}</p>}
      </ConfirmDialog>
      <TaskFailure code={task.failed} />
    </>
  );
}
