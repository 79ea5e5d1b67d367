import { useTranslation } from 'react-i18next';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import type { useDraft } from '#client/offline/react/use-drafts.ts';
import type { useSubmission } from '#client/offline/react/use-outbox.ts';
import type { Dossier } from '#domain/api/dossiers.ts';
import { AppError } from '#domain/api/errors.ts';
import type { ManifestPart } from '#domain/dossiers/manifest.ts';
import { DossierContents } from './dossier-contents.tsx';
import { FeeEstimate } from './fee-estimate.tsx';
import { Fold } from './fold.tsx';
import { OutcomeCard } from './outcome-card.tsx';
import { PaymentCard } from './payment-card.tsx';
import { SupplementCard } from './supplement-card.tsx';
import { VersionChoice } from './version-choice.tsx';
import { WaitingCard } from './waiting-card.tsx';
import type { WaitingItem, WaitingPhase } from './waiting-phase.ts';
import { WithdrawalPending } from './withdrawal.tsx';

export interface DossierNeedsProps {
  readonly item: WaitingItem | undefined;
  readonly phase: WaitingPhase | undefined;
  readonly submission: ReturnType<typeof useSubmission>['value'];
  readonly dossier: Dossier | undefined;
  readonly draft: ReturnType<typeof useDraft>['value'];
  readonly refresh: () => Promise<void>;
}

/** What stands first: what is not sent yet, what the person is asked for, or how it ended. */
export function DossierNeeds({ item, phase, submission, dossier, draft, refresh }: DossierNeedsProps) {
  const { t } = useTranslation('dossier');
  const engine = useEngine();
  const request = dossier?.supplementRequests.findLast((it) => it.completedAt === null);
  // Sent from elsewhere meanwhile: by the portal's word, or because what was begun here builds on an older revision.
  const refused =
    phase === 'needs-you' && (item?.reason === 'dossier.revisionTaken' || item?.reason === 'dossier.alreadyAccepted');
  const overtaken =
    (phase === undefined || phase === 'draft') && draft !== undefined && draft.baseRevision !== dossier?.revision;
  const readPart = async (part: ManifestPart): Promise<Blob> => {
    const kept = draft?.parts.find((it) => it.sha256 === part.sha256);
    if (draft === undefined || kept === undefined) throw new AppError('device.partMissing');
    return engine.drafts.readPart(draft.id, kept.partId);
  };
  return (
    <div className="stack no-print">
      {dossier !== undefined && (refused || overtaken) ? (
        <VersionChoice dossier={dossier} reason={refused ? (item?.reason ?? null) : null} />
      ) : (
        item !== undefined && <WaitingCard item={item} supplementDueAt={request?.dueAt} />
      )}
      {item !== undefined && phase !== undefined && submission !== undefined && (
        <>
          {dossier === undefined && <FeeEstimate item={item} />}
          <Fold title={t('waiting.contents')}>
            <DossierContents {...submission} at={item.sealedAt} readPart={readPart} />
          </Fold>
        </>
      )}
      {dossier?.status === 'SUPPLEMENT_REQUIRED' && request !== undefined && (
        <SupplementCard dossier={dossier} request={request} sent={phase !== undefined || overtaken} />
      )}
      {dossier?.status === 'PAYMENT_REQUIRED' && <PaymentCard dossier={dossier} />}
      {dossier?.status === 'WITHDRAWAL_REQUESTED' && <WithdrawalPending dossier={dossier} refresh={refresh} />}
      {dossier !== undefined && <OutcomeCard dossier={dossier} />}
    </div>
  );
}
