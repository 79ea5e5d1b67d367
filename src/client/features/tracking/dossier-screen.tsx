import { useTranslation } from 'react-i18next';
import { useLocalText, useTextLanguage } from '#client/i18n/use-language.ts';
import { useDraft } from '#client/offline/react/use-drafts.ts';
import type { useMyDossier } from '#client/offline/react/use-mine.ts';
import type { useSubmission } from '#client/offline/react/use-outbox.ts';
import { useProcedure } from '#client/offline/react/use-public.ts';
import { Page } from '#client/ui/page.tsx';
import { StatusTag } from '#client/ui/surfaces.tsx';
import { DossierTimeline } from '#client/widgets/dossier-timeline/dossier-timeline.tsx';
import { STATUS_TONES } from '#client/widgets/my-work/status-tones.ts';
import type { Dossier } from '#domain/api/dossiers.ts';
import { PAGES } from '#domain/api/pages.ts';
import { DossierNeeds } from './dossier-needs.tsx';
import { DossierPapers } from './dossier-papers.tsx';
import { KeptLine } from './kept-line.tsx';
import { ReceiptCard } from './receipt-card.tsx';
import { useAnnounceChanges } from './use-announce-changes.ts';
import type { Asked } from './use-dossier.ts';
import { phaseOf, type WaitingItem } from './waiting-phase.ts';

export interface DossierScreenProps {
  readonly dossierId: string;
  readonly item: WaitingItem | undefined;
  readonly submission: ReturnType<typeof useSubmission>['value'];
  readonly kept: ReturnType<typeof useMyDossier>['value'];
  readonly asked: Asked;
  readonly refresh: () => Promise<void>;
}

/** Until an officer has answered, the receipt is what one comes to see. */
const isEarly = (dossier: Dossier | undefined): boolean =>
  dossier === undefined ||
  dossier.status === 'SUBMITTED' ||
  // A fee may also be asked for while the dossier is handled.
  (dossier.status === 'PAYMENT_REQUIRED' && dossier.acceptedAt === null);

export function DossierScreen({ dossierId, item, submission, kept, asked, refresh }: DossierScreenProps) {
  const { t } = useTranslation('dossier');
  const localText = useLocalText();
  const spoken = useTextLanguage();
  const dossier = kept?.value;
  const code = dossier?.procedureCode ?? item?.procedureCode ?? '';
  const procedure = useProcedure(code);
  const draft = useDraft(dossierId).value;
  const phase = item === undefined ? undefined : phaseOf(item);
  const fresh = asked.state === 'answered';
  useAnnounceChanges(phase, dossier?.status);

  const name =
    dossier?.procedureName ?? (procedure.state === 'ready' ? procedure.value.procedure.plainName : undefined);
  const tag =
    phase !== undefined ? (
      <StatusTag tone={phase === 'sending' ? 'info' : 'warn'}>{t(`waiting.tag.${phase}`)}</StatusTag>
    ) : dossier !== undefined ? (
      <StatusTag tone={STATUS_TONES[dossier.status]}>{t(`status.${dossier.status}`)}</StatusTag>
    ) : undefined;

  const early = isEarly(dossier);
  const received =
    dossier !== undefined
      ? { ...dossier, receivedAt: dossier.officialReceivedAt, dossier }
      : item !== undefined &&
          phase === undefined &&
          submission?.receipt != null &&
          item.submissionReference !== null &&
          item.receivedAt !== null
        ? {
            ...submission,
            receipt: submission.receipt,
            submissionReference: item.submissionReference,
            receivedAt: item.receivedAt,
            dossier: undefined,
          }
        : undefined;
  const receipt = received && (
    <ReceiptCard
      receipt={received.receipt}
      manifest={received.manifest}
      answers={received.answers}
      submissionReference={received.submissionReference}
      receivedAt={received.receivedAt}
      dossier={received.dossier}
      early={early}
    />
  );
  return (
    <Page
      wide
      title={name === undefined ? code : localText(name)}
      lang={name && spoken(name)}
      back={PAGES.myDossiers}
      aside={tag}
      lead={
        dossier !== undefined && dossier.dossierCode !== null && <span className="code">{dossier.dossierCode}</span>
      }
    >
      {kept !== undefined && (
        <KeptLine dossierId={dossierId} updatedAt={kept.updatedAt} asked={asked} refresh={refresh} />
      )}
      <div className="dossier-columns">
        <div className="stack">
          <DossierNeeds
            item={item}
            phase={phase}
            submission={submission}
            dossier={dossier}
            draft={draft}
            refresh={refresh}
          />
          {early && receipt}
          {dossier !== undefined && (
            <div className="no-print">
              <DossierTimeline dossier={dossier} fresh={fresh} />
            </div>
          )}
        </div>
        {dossier !== undefined && (
          <div className="stack">
            {!early && receipt}
            <DossierPapers dossier={dossier} refresh={refresh} waiting={phase !== undefined} />
          </div>
        )}
      </div>
    </Page>
  );
}
