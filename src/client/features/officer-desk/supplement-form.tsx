import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useHoldUpdates } from '#client/offline/react/use-hold-updates.ts';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { TextArea } from '#client/ui/text-field.tsx';
import type { AnswerGroup } from '#domain/forms/answer-lines.ts';
import type { KeptWords } from './desk-words.ts';
import { isReason } from './reason-dialog.tsx';
import { fieldTarget, SupplementBox, supplementFaults, WHOLE } from './supplement-points.tsx';

export interface SupplementFormProps {
  readonly groups: readonly AnswerGroup[];
  readonly words: KeptWords;
  /** Tries so far: from the first on, what is missing is named. */
  readonly attempt: number;
  readonly second: boolean;
  readonly nameOf: (target: string) => string;
  readonly above: ReactNode;
  /** The papers, each with its own tick. */
  readonly papers: ReactNode;
}

/**
 * One list, complete (Decree 45/2020 Art 11.3: guidance once, in full): answers and papers are ticked where they stand. A second
 * request is possible, but counts as late (Decision 766/QĐ-TTg) and says why it was not seen the first time.
 */
export function SupplementForm({ groups, words, attempt, second, nameOf, above, papers }: SupplementFormProps) {
  const { t } = useTranslation('desk');
  useHoldUpdates(true);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const asked = attempt > 0;
  const faults = asked ? supplementFaults(words.words, second) : [];
  return (
    <>
      <section className="stack-tight">
        <h2 tabIndex={-1} ref={heading}>
          {t('supplement.title')}
        </h2>
        <p>{t('supplement.text')}</p>
        {above}
        <ErrorSummary
          title={t('supplement.faults', { count: faults.length })}
          attempt={attempt}
          errors={faults.map(({ fieldId, kind, target }) => ({
            fieldId,
            message:
              kind === 'point'
                ? t('supplement.reasonMissing', { name: nameOf(target ?? '') })
                : t(kind === 'nothing' ? 'supplement.nothing' : 'supplement.secondMissing'),
          }))}
        />
        {second && (
          <>
            <Notice tone="warn" title={t('supplement.secondTitle')}>
              {t('supplement.secondText')}
            </Notice>
            <TextArea
              id="desk-second"
              label={t('supplement.secondLabel')}
              maxLength={1000}
              rows={2}
              value={words.words.second}
              onChange={(event) => words.change({ second: event.target.value })}
              error={asked && !isReason(words.words.second) ? t('supplement.secondMissing') : undefined}
            />
          </>
        )}
        <SupplementBox
          target={WHOLE}
          label={t('supplement.whole')}
          name={t('supplement.whole')}
          words={words}
          asked={asked}
        />
      </section>
      {papers}
      {groups.map(({ sectionId, title, lines }) => (
        <section key={`${sectionId} ${title}`} className="stack-tight" aria-label={title}>
          <h2>{title}</h2>
          {lines.map(({ path, label, value }) => (
            <SupplementBox
              key={path}
              target={fieldTarget(path)}
              label={`${label} – ${value ?? t('supplement.open')}`}
              name={label}
              words={words}
              asked={asked}
            />
          ))}
        </section>
      ))}
    </>
  );
}
