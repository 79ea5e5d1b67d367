import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#client/ui/button.tsx';
import type { WorkItem } from '#client/widgets/my-work/merge-work.ts';
import { useWorkName } from '#client/widgets/my-work/work-card.tsx';
import { pageAddress } from '#domain/api/pages.ts';
import { DraftActs } from './list-draft-acts.tsx';
import { SendingActs } from './list-sending-acts.tsx';

/** What can be done with a dossier from the list; for the rest its page is opened. */
export function ListActs({ item }: { readonly item: WorkItem }) {
  const { t } = useTranslation('tracking');
  const name = useWorkName()(item);
  const { sending, draft, dossier, group } = item;
  if (sending !== undefined) return <SendingActs sending={sending} name={name} />;
  if (draft !== undefined) return <DraftActs draft={draft} name={name} />;
  if (group !== 'needs' || dossier === undefined) return null;
  return (
    <div>
      <ButtonLink small href={pageAddress('dossier', { dossierId: dossier.id })}>
        {dossier.needs === 'PAY' ? t('act.pay') : t('act.supplement')}
        <span className="visually-hidden"> {name}</span>
      </ButtonLink>
    </div>
  );
}
