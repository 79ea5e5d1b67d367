import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import { useFormDefinition, useProcedure, usePublic } from '#client/offline/react/use-public.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { Page } from '#client/ui/page.tsx';
import type { StaffDossier } from '#domain/api/staff.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { groupReference } from '#domain/dossiers/dossier-code.ts';
import { answerLines } from '#domain/forms/answer-lines.ts';
import { ActBar, actsOf } from './act-bar.tsx';
import { ActDialogs } from './act-dialogs.tsx';
import { ActNotice, useDoneText } from './act-notice.tsx';
import { AnswersSection } from './answers-section.tsx';
import { useLeaveWhenSignedOut } from './desk-session.ts';
import { useDeskWords } from './desk-words.ts';
import {
  ApplicantSection,
  CaseSection,
  ClocksSection,
  DeliverySection,
  DocumentsSection,
  HistorySection,
  PaymentSection,
  RequestsSection,
} from './dossier-facts.tsx';
import { DossierState } from './dossier-state.tsx';
import { FileViewer, type OpenableFile } from './file-viewer.tsx';
import { LeaseNotice } from './lease-notice.tsx';
import { PapersSection, papersOf } from './papers-section.tsx';
import { SupplementForm } from './supplement-form.tsx';
import { supplementFaults, toPoints } from './supplement-points.tsx';
import { type DeskAct, type DeskAction, useAct } from './use-act.ts';
import { useLease } from './use-lease.ts';

/** After these there is nothing left to decide in the open dialog: the screen itself says what is so now. */
const SETTLED: readonly string[] = [
  'changed',
  'dossier.transitionNotAllowed',
  'dossier.supplementTooLate',
  'dossier.leaseHeld',
  'dossier.leaseMissing',
  'dossier.notFound',
];

export interface DeskDossierProps {
  readonly dossier: StaffDossier;
  readonly staffId: string;
  readonly back: string;
  readonly onReload: () => void;
}

/** A dossier under one officer's hands: everything to judge it by, and what may be done now. */
export function DeskDossier({ dossier, staffId, back, onReload }: DeskDossierProps) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const localText = useLocalText();
  const announce = useAnnounce();
  const doneText = useDoneText();
  const leave = useLeaveWhenSignedOut();
  const { lease, take } = useLease(dossier.id, leave);
  const { running, outcome, carryOut } = useAct(dossier, take, leave);
  const words = useDeskWords(staffId, dossier.id);
  const procedure = useProcedure(dossier.procedureCode);
  const form = useFormDefinition(dossier.manifest.formHash);
  const units = usePublic('units');
  const [chosen, setChosen] = useState<DeskAction>();
  const [attempt, setAttempt] = useState(0);
  const [file, setFile] = useState<OpenableFile>();
  const state = useRef<HTMLElement>(null);
  const [settled, setSettled] = useState(0);
  useEffect(() => {
    // The button that was pressed may be gone. Here and not below: a dialog that closes gives focus back first.
    if (settled > 0) state.current?.focus();
  }, [settled]);

  const known = procedure.state === 'ready' ? procedure.value.procedure : undefined;
  const papers = papersOf(dossier, known, localText);
  const groups =
    form.state === 'ready' && units.state === 'ready'
      ? answerLines(form.value, dossier.answers, language, units.value.units, {
          today: localDate(dossier.officialReceivedAt),
        })
      : [];
  const nameOf = (target: string): string => {
    const [kind, key = ''] = target.split(' ');
    if (kind === 'FIELD') return groups.flatMap((it) => it.lines).find((line) => line.path === key)?.label ?? key;
    return kind === 'COMPONENT' ? (papers.find((it) => it.code === key)?.name ?? key) : t('supplement.whole');
  };
  const second = dossier.supplementRequests.length > 0;
  const mayAct = lease.kind !== 'held' && lease.kind !== 'asking';
  const supplementing = chosen === 'requestSupplement' && mayAct && dossier.actions.includes('requestSupplement');

  const settle = () => {
    setChosen(undefined);
    setAttempt(0);
    setSettled((n) => n + 1);
  };
  const act = async (wanted: DeskAct): Promise<void> => {
    const next = await carryOut(wanted);
    if (next.kind === 'done') {
      words.clear();
      announce(doneText(next));
    }
    if (next.kind === 'done' || SETTLED.includes(next.code)) settle();
  };
  const start = (wanted: DeskAct) => {
    act(wanted).catch(() => undefined);
  };
  const choose = (action: DeskAction) => {
    if (action === 'takeUp') start({ action });
    else setChosen(action);
  };
  const sendSupplement = () => {
    setAttempt((n) => n + 1);
    if (supplementFaults(words.words, second).length > 0) return;
    start({
      action: 'requestSupplement',
      points: toPoints(words.words.points),
      ...(second ? { secondRequestReason: words.words.second.trim() } : {}),
    });
  };
  const retryLease = () => {
    take().then(onReload, leave);
  };

  const notice = <ActNotice outcome={outcome} />;
  const count = Object.keys(words.words.points).length;
  const bar = supplementing ? (
    <div className="desk-acts">
      <Button icon="send" busy={running !== undefined} onClick={sendSupplement}>
        {t('supplement.send', { count })}
      </Button>
      <Button variant="quiet" onClick={settle}>
        {t('cancel')}
      </Button>
    </div>
  ) : (
    <ActBar dossier={dossier} running={running} onChoose={choose} />
  );
  return (
    <Page
      wide
      title={localText(dossier.procedureName)}
      back={back}
      above={<span className="code">{dossier.dossierCode ?? groupReference(dossier.submissionReference)}</span>}
      actions={mayAct && actsOf(dossier).length > 0 ? bar : undefined}
    >
      <LeaseNotice lease={lease} onRetry={retryLease} />
      {chosen === undefined && notice}
      <DossierState dossier={dossier} ref={state} />
      <div className="desk-columns">
        <div className="stack">
          {supplementing ? (
            <SupplementForm
              groups={groups}
              words={words}
              attempt={attempt}
              second={second}
              nameOf={nameOf}
              above={notice}
              papers={
                <PapersSection
                  dossier={dossier}
                  papers={papers}
                  onOpen={setFile}
                  supplement={{ words, asked: attempt > 0 }}
                />
              }
            />
          ) : (
            <>
              <ApplicantSection dossier={dossier} />
              <PapersSection dossier={dossier} papers={papers} onOpen={setFile} />
              <AnswersSection dossier={dossier} form={form} units={units} />
            </>
          )}
        </div>
        <div className="stack">
          <RequestsSection dossier={dossier} nameOf={nameOf} />
          <CaseSection dossier={dossier} />
          <PaymentSection dossier={dossier} />
          <DeliverySection dossier={dossier} />
          <ClocksSection dossier={dossier} />
          <DocumentsSection dossier={dossier} onOpen={setFile} />
          <HistorySection dossier={dossier} />
        </div>
      </div>
      <ActDialogs
        chosen={mayAct ? chosen : undefined}
        words={words}
        dossier={dossier}
        limit={known?.timeLimit}
        busy={running !== undefined}
        above={chosen === outcome?.action && notice}
        onClose={() => setChosen(undefined)}
        onAct={start}
      />
      <FileViewer file={file} onClose={() => setFile(undefined)} />
    </Page>
  );
}
