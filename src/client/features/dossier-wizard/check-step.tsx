import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import type { useDraft } from '#client/offline/react/use-drafts.ts';
import { useReachability, useSession } from '#client/offline/react/use-session.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { Checkbox } from '#client/ui/choice.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { useNavigate } from '#client/ui/navigation.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { DataList, Section } from '#client/ui/surfaces.tsx';
import { AnswersSummary } from '#client/widgets/answers-summary/answers-summary.tsx';
import { formatBytes } from '#client/widgets/document-capture/format-bytes.ts';
import { preparing, usePreparing } from '#client/widgets/document-capture/preparing.ts';
import type { ShownPart } from '#client/widgets/document-capture/shown-part.ts';
import { fieldElementId } from '#client/widgets/form-renderer/field-id.ts';
import { useIssueSummary, useIssueText } from '#client/widgets/form-renderer/issue-text.ts';
import type { AdministrativeUnit, AgencyUnit, ProvinceProfile } from '#domain/api/catalogue.ts';
import { AppError } from '#domain/api/errors.ts';
import { PAGES, pageAddress } from '#domain/api/pages.ts';
import type { ProblemIssue } from '#domain/api/problem.ts';
import { quoteFees } from '#domain/fees/quote-fees.ts';
import type { Answers } from '#domain/forms/answers.ts';
import { deriveSubmission } from '#domain/forms/derive.ts';
import type { EvaluationContext } from '#domain/forms/evaluate.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';
import { paperIssues } from '#domain/procedures/papers-asked.ts';
import type { Procedure } from '#domain/procedures/procedure.ts';
import { formatDate } from '#domain/text/figures.ts';
import { FeeLines } from './fee-lines.tsx';
import { paperElementId, usePaperIssueText } from './papers-step.tsx';
import { RefusedPapers } from './refused-papers.tsx';
import { SavedTag } from './saved-tag.tsx';
import { atPlace } from './sent-to-place.ts';
import { PAPERS_STEP } from './wizard-steps.ts';

export interface CheckStepProps {
  readonly draft: NonNullable<ReturnType<typeof useDraft>['value']>;
  readonly procedure: Procedure;
  readonly definition: FormDefinition;
  readonly answers: Answers;
  readonly context: EvaluationContext;
  readonly units: { readonly units: readonly AdministrativeUnit[]; readonly agencies: readonly AgencyUnit[] };
  readonly profile: ProvinceProfile;
  readonly back: string;
  readonly above: ReactNode;
  readonly validate: () => readonly ProblemIssue[];
  readonly warnings: readonly ProblemIssue[];
  readonly addressOf: (step: string) => string;
}

/** In which section an answer is given: where "sửa" leads. */
const sectionOf = (definition: FormDefinition, path: string): string | undefined => {
  const [top = '', , field = top] = path.split('.');
  return definition.pages
    .flatMap((page) => page.sections)
    .find((section) => section.repeat?.id === top || section.fields.some((it) => it.id === field))?.id;
};

/** The whole dossier on one page: answers, papers, cost, where it goes; then the declaration, and sending. */
export function CheckStep(props: CheckStepProps) {
  const { draft, procedure, definition, answers, context, units, profile, back, above, validate, warnings, addressOf } =
    props;
  const { t } = useTranslation('wizard');
  const localText = useLocalText();
  const language = useLanguage();
  const errorText = useErrorText();
  const issueText = useIssueText(definition);
  const issueSummary = useIssueSummary(definition);
  const paperText = usePaperIssueText(procedure);
  const engine = useEngine();
  const announce = useAnnounce();
  const session = useSession();
  const line = useReachability();
  const navigate = useNavigate();
  const [declared, setDeclared] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState<AppError>();
  const { busy, refused } = usePreparing(draft.id);

  const answerIssues = validate();
  const papers = paperIssues(procedure, answers, draft.parts, context);
  const { competentUnitId, delivery, copies } = deriveSubmission(definition, answers, units.units);
  const unit = units.agencies.find((it) => it.id === competentUnitId);
  const names = new Map(
    procedure.componentGroups.flatMap((group) => group.items).map((item) => [item.code, localText(item.plainName)]),
  );
  const quote = quoteFees(procedure.fees, answers, context);
  const time = procedure.timeLimit;
  const guest = session.kind !== 'citizen' || session.expired;

  const partName = (part: ShownPart) => `${names.get(part.componentCode) ?? part.componentCode} ${part.order + 1}`;
  const lostPart = ({ code, details }: AppError) =>
    code === 'device.partMissing' ? draft.parts.find((part) => part.partId === details?.['partId']) : undefined;
  const lost = failed && lostPart(failed);

  const send = async (): Promise<void> => {
    setAttempt((n) => n + 1);
    setFailed(undefined);
    // What is still being made ready would be left out of what is sealed.
    if (preparing.get(draft.id).busy.length > 0) return;
    if (answerIssues.length > 0 || papers.length > 0 || !declared || competentUnitId === undefined) return;
    setSending(true);
    try {
      await engine.outbox.seal(draft.id, {
        answers,
        competentUnitId,
        declaration: { textVersion: profile.declarationTextVersion, acceptedAt: new Date().toISOString() },
      });
      preparing.forget(draft.id);
      // The next screen's title is the procedure's name: that it is sealed, and not yet filed, is said here.
      announce(t('check.sealed'));
      const dossier = pageAddress('dossier', { dossierId: draft.id });
      navigate(
        guest && line !== 'offline' ? `${PAGES.signIn}?for=${draft.id}&next=${encodeURIComponent(dossier)}` : dossier,
      );
    } catch (fault) {
      const known = fault instanceof AppError ? fault : new AppError('device.storageLost', undefined, fault);
      const gone = lostPart(known);
      // Its card on the papers' step is marked.
      if (gone !== undefined) preparing.lost(draft.id, gone.partId);
      setFailed(known);
      setSending(false);
    }
  };

  // Faults of the whole form lead to the very place where they are put right.
  const elsewhere = (step: string, fieldId: string, message: string): FieldFault => ({
    fieldId,
    href: atPlace(addressOf(step), fieldId),
    message,
  });
  const undeclared = attempt > 0 && !declared ? errorText('dossier.declarationMissing') : undefined;
  const faults: FieldFault[] = [
    ...answerIssues.map((issue) =>
      elsewhere(sectionOf(definition, issue.path) ?? '', fieldElementId(issue.path), issueSummary(issue)),
    ),
    ...papers.map((issue) => elsewhere(PAPERS_STEP, paperElementId(issue), paperText(issue))),
    ...(undeclared === undefined ? [] : [{ fieldId: 'declaration', message: undeclared }]),
  ];
  return (
    <Page
      title={t('check.title')}
      lead={t('check.lead')}
      back={back}
      above={above}
      aside={<SavedTag draftId={draft.id} />}
      actions={
        <>
          <Button
            full
            icon="send"
            busy={sending || busy.length > 0}
            onClick={() => {
              send().catch(() => undefined);
            }}
          >
            {busy.length > 0
              ? t('papers.preparing', { count: busy.length })
              : t(line === 'offline' || line === 'captive' ? 'check.sendLater' : 'check.send')}
          </Button>
          <span className="small">
            {t(guest ? 'check.guestNote' : line === 'offline' ? 'check.offlineNote' : 'check.note')}
          </span>
        </>
      }
    >
      <ErrorSummary title={t('errors', { count: faults.length })} attempt={attempt} errors={faults} />
      {failed && (
        <Notice tone="bad" title={t('check.failed')} live>
          {errorText(failed.code)}
          {lost && <a href={addressOf(PAPERS_STEP)}>{`${partName(lost)}: ${lost.name}`}</a>}
        </Notice>
      )}
      <RefusedPapers refused={refused} names={names} href={addressOf(PAPERS_STEP)} />
      {warnings.map((issue) => (
        <Notice key={`${issue.path} ${issue.code}`} tone="warn" title={t('check.warning')}>
          {issueText(issue)}
        </Notice>
      ))}
      <AnswersSummary
        definition={definition}
        answers={answers}
        units={units.units}
        today={context.today}
        editHref={addressOf}
      />
      <Section
        title={t('papers.title')}
        aside={
          <a className="page-back" href={addressOf(PAPERS_STEP)}>
            {t('change')}
          </a>
        }
      >
        {draft.parts.length === 0 ? (
          <p className="muted">{t('papers.none')}</p>
        ) : (
          <DataList
            rows={draft.parts.map((part) => ({
              label: partName(part),
              value: `${part.name} (${formatBytes(part.size)})`,
            }))}
          />
        )}
      </Section>
      <Section title={t('check.whereAndHow')}>
        <DataList
          rows={[
            { label: t('check.unit'), value: unit === undefined ? t('check.unitOpen') : localText(unit.name) },
            {
              label: t('check.timeLimit'),
              value: time.note
                ? localText(time.note)
                : t(time.unsure ? 'fees.depends' : `timeLimit.${time.unit}`, { count: time.amount }),
            },
            { label: t('check.delivery'), value: t(`delivery.${delivery}`) },
            {
              label: t('check.made'),
              value: t('check.madeAt', { place: localText(profile.portalName), day: formatDate(context.today) }),
            },
            ...(copies === null ? [] : [{ label: t('check.copies'), value: String(copies) }]),
          ]}
        />
      </Section>
      <FeeLines quote={quote} language={language} />
      <Checkbox
        id="declaration"
        label={localText(profile.declarationText)}
        checked={declared}
        onChange={setDeclared}
        error={undeclared}
      />
    </Page>
  );
}
