import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { useSession } from '#client/offline/react/use-session.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import type { WorkDraft } from '#client/widgets/my-work/merge-work.ts';
import { PAGES, pageAddress } from '#domain/api/pages.ts';
import { MoreActs, useAct } from './list-act.tsx';
import { DeleteDialog } from './list-delete.tsx';
import { saveFile } from './save-file.ts';

/** Go on, copy, take along, export, delete. `name` tells one card's buttons from another's. */
export function DraftActs({ draft, name }: { readonly draft: WorkDraft; readonly name: string }) {
  const { t } = useTranslation('tracking');
  const { drafts, outbox } = useEngine();
  const session = useSession();
  const announce = useAnnounce();
  const { busy, run, failure } = useAct();
  const [asking, setAsking] = useState(false);
  const { id, kind, partCount } = draft;

  const copy = async (): Promise<void> => {
    await drafts.copy(id);
    announce(t('act.copied', { name }));
  };
  const save = async (): Promise<void> =>
    saveFile(await drafts.export(id), t('act.fileName', { code: draft.procedureCode }));
  const remove = async (): Promise<void> => {
    // What was sealed from it and opened again goes with it; what the portal received stays.
    const sealed = await outbox.read(id);
    await drafts.remove(id);
    if (sealed?.state === 'draft') await outbox.discard(id);
    announce(t('act.deleted', { name }));
  };
  return (
    <div className="stack-tight">
      <div className="list-acts">
        <ButtonLink variant="secondary" small href={pageAddress('draft', { draftId: id })}>
          {t('act.goOn')}
          <span className="visually-hidden"> {name}</span>
        </ButtonLink>
        <MoreActs about={name}>
          {kind === 'NEW' && (
            <Button variant="quiet" small icon="plus" busy={busy === 'copy'} onClick={() => run('copy', copy)}>
              {t('act.copy')}
            </Button>
          )}
          <Button variant="quiet" small icon="download" busy={busy === 'export'} onClick={() => run('export', save)}>
            {t('act.export')}
          </Button>
          {kind === 'NEW' && session.kind === 'guest' && (
            <ButtonLink
              variant="quiet"
              small
              icon="user"
              href={`${PAGES.signIn}?for=${id}&next=${encodeURIComponent(PAGES.myDossiers)}`}
            >
              {t('act.takeAlong')}
            </ButtonLink>
          )}
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
        what={t(kind === 'NEW' ? 'delete.draft' : 'delete.correction')}
        partCount={partCount}
        onClose={() => setAsking(false)}
        onDelete={() => run('delete', remove)}
      />
    </div>
  );
}
