import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useLocalText } from '#client/i18n/use-language.ts';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { useNavigate } from '#client/ui/navigation.tsx';
import { Page } from '#client/ui/page.tsx';
import { DocumentCapture } from '#client/widgets/document-capture/document-capture.tsx';
import { usePreparing } from '#client/widgets/document-capture/preparing.ts';
import type { ShownPart } from '#client/widgets/document-capture/shown-part.ts';
import { STRAYS_ID } from '#client/widgets/document-capture/shown-part.ts';
import { paperCardId } from '#client/widgets/document-capture/use-keep-focus.ts';
import type { ProvinceProfile } from '#domain/api/catalogue.ts';
import type { SupplementPoint } from '#domain/api/dossiers.ts';
import type { ProblemIssue } from '#domain/api/problem.ts';
import type { Answers } from '#domain/forms/answers.ts';
import type { EvaluationContext } from '#domain/forms/evaluate.ts';
import { paperIssues, papersAsked } from '#domain/procedures/papers-asked.ts';
import type { Procedure } from '#domain/procedures/procedure.ts';
import { SavedTag } from './saved-tag.tsx';
import { useSentToPlace } from './sent-to-place.ts';

/** "components.‹code›" → the card of that paper; what is no longer asked for has a card of its own. */
export const paperElementId = (issue: ProblemIssue): string =>
  issue.code === 'document.notAsked' ? STRAYS_ID : paperCardId(issue.path.replace(/^components\./, ''));

/** "Giấy chứng sinh: còn thiếu …": a paper's name before its sentence. */
export function usePaperIssueText(procedure: Procedure): (issue: ProblemIssue) => string {
  const errorText = useErrorText();
  const localText = useLocalText();
  const items = procedure.componentGroups.flatMap((group) => group.items);
  return ({ path, code }) => {
    const item = items.find((it) => `components.${it.code}` === path);
    return item === undefined ? errorText(code) : `${localText(item.plainName)}: ${errorText(code)}`;
  };
}

export interface PapersStepProps {
  readonly draft: { readonly id: string; readonly parts: readonly ShownPart[] };
  readonly procedure: Procedure;
  readonly answers: Answers;
  readonly context: EvaluationContext;
  readonly limits: ProvinceProfile['limits'];
  readonly points: readonly SupplementPoint[];
  readonly back: string;
  readonly above: ReactNode;
  readonly next: string | undefined;
  /** This step's own address, where it is not the page's yet. */
  readonly here: string | undefined;
}

export function PapersStep({
  draft,
  procedure,
  answers,
  context,
  limits,
  points,
  back,
  above,
  next,
  here,
}: PapersStepProps) {
  const { t } = useTranslation('wizard');
  const issueText = usePaperIssueText(procedure);
  const { busy } = usePreparing(draft.id);
  const navigate = useNavigate();
  const [attempt, setAttempt] = useState(0);
  const issues = paperIssues(procedure, answers, draft.parts, context);
  const sent = useSentToPlace();
  const shown = attempt > 0 || sent ? issues : [];
  const asked = new Map(
    points.flatMap((point) =>
      point.target.kind === 'COMPONENT' ? [[point.target.componentCode, point.reason] as const] : [],
    ),
  );
  const goOn = () => {
    if (issues.length > 0) setAttempt((n) => n + 1);
    else if (next !== undefined) {
      if (here !== undefined) navigate(here, { replace: true });
      navigate(next);
    }
  };
  return (
    <Page
      title={t('papers.title')}
      lead={t('papers.lead')}
      back={back}
      above={above}
      aside={<SavedTag draftId={draft.id} />}
      actions={
        <Button full busy={busy.length > 0} onClick={goOn}>
          {busy.length > 0 ? t('papers.preparing', { count: busy.length }) : t('next')}
        </Button>
      }
    >
      <ErrorSummary
        title={t('errors', { count: shown.length })}
        attempt={attempt}
        errors={(attempt > 0 ? shown : []).map((issue) => ({
          fieldId: paperElementId(issue),
          message: issueText(issue),
        }))}
      />
      <DocumentCapture
        draftId={draft.id}
        groups={papersAsked(procedure, answers, context)}
        parts={draft.parts}
        limits={limits}
        issues={shown}
        asked={asked}
      />
    </Page>
  );
}
