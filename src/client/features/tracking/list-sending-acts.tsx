import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { useNavigate } from '#client/ui/navigation.tsx';
import type { WorkSending } from '#client/widgets/my-work/merge-work.ts';
import { PAGES, pageAddress } from '#domain/api/pages.ts';
import { MoreActs, useAct } from './list-act.tsx';
import { DeleteDialog } from './list-delete.tsx';
import { saveFile } from './save-file.ts';

/** What waits to be sent: send now or sign in, open again, export, delete. What is just being sent is left alone. */
export function SendingActs({ sending, name }: { readonly sending: WorkSending; readonly name: string }) {
  const { t } = useTranslation('tracking');
  const errorText = useErrorText();
  const { drafts, outbox } = useEngine();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const { busy, run, failure } = useAct();
  const [asking, setAsking] = useState(false);
  const { id, state, reason, waitsFor, procedureCode } = sending;

  if (state === 'committing') return <p className="small">{t('act.answerAwaited')}</p>;
  const underWay = state === 'uploading' && reason === null;
  if (underWay) return null;

  const send = async (): Promise<void> => {
    await outbox.sendNow(id);
    const now = await outbox.read(id);
    if (now?.state === 'received') announce(t('act.sent', { name }));
    else if (now?.reason) announce(errorText(now.reason));
  };
  const reopen = async (): Promise<void> => {
    await outbox.reopen(id);
    navigate(pageAddress('draft', { draftId: id }));
  };
  const save = async (): Promise<void> => saveFile(await drafts.export(id), t('act.fileName', { code: procedureCode }));
  const discard = async (): Promise<void> => {
    await outbox.discard(id);
    announce(t('act.deleted', { name }));
  };
  const about = <span className="visually-hidden"> {name}</span>;
  const signIn = `${PAGES.signIn}?for=${id}&next=${encodeURIComponent(pageAddress('dossier', { dossierId: id }))}`;
  return (
    <div className="stack-tight">
      <div className="list-acts">
        {waitsFor === 'sign-in' ? (
          <ButtonLink small icon="user" href={signIn}>
            {t('act.signIn')}
            {about}
          </ButtonLink>
        ) : waitsFor === 'needs-you' ? (
          <Button small icon="edit" busy={busy === 'reopen'} onClick={() => run('reopen', reopen)}>
            {t('act.reopen')}
            {about}
          </Button>
        ) : (
          <Button variant="secondary" small icon="send" busy={busy === 'send'} onClick={() => run('send', send)}>
            {state === 'parked' ? t('act.sendAgain') : t('act.send')}
            {about}
          </Button>
        )}
        <MoreActs about={name}>
          {waitsFor !== 'needs-you' && state !== 'uploading' && (
            <Button variant="quiet" small icon="edit" busy={busy === 'reopen'} onClick={() => run('reopen', reopen)}>
              {t('act.reopen')}
            </Button>
          )}
          <Button variant="quiet" small icon="download" busy={busy === 'export'} onClick={() => run('export', save)}>
            {t('act.export')}
          </Button>
          <Button variant="quiet" small icon="trash" busy={busy === 'delete'} onClick={() => setAsking(true)}>
            {t('act.delete')}
          </Button>
        </MoreActs>
      </div>
      {failure}
      <DeleteDialog
        open={asking}
        busy={busy === 'delete'}
        name={name}
        what={t('delete.waiting')}
        partCount={sending.partCount}
        onClose={() => setAsking(false)}
        onDelete={() => run('delete', discard)}
      />
    </div>
  );
}
