import { useTranslation } from 'react-i18next';
import { useLanguage } from '#client/i18n/use-language.ts';
import { DataList, Section, StatusTag } from '#client/ui/surfaces.tsx';
import type { AdministrativeUnit } from '#domain/api/catalogue.ts';
import { answerLines } from '#domain/forms/answer-lines.ts';
import type { Answers } from '#domain/forms/answers.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';

export interface AnswersSummaryProps {
  readonly definition: FormDefinition;
  readonly answers: Answers;
  readonly units: readonly AdministrativeUnit[];
  /** Today by the calendar of the reader: some questions depend on it. */
  readonly today: string;
  /** Where a section can be changed; absent: to be read only. */
  readonly editHref?: (sectionId: string) => string;
  /** What is to be said beside an answer, by its path. */
  readonly remarks?: ReadonlyMap<string, string>;
}

/** A personal number as on the card, a telephone number as it is said. */
const GROUPS = /^(\d{3})(\d{3})(\d{3})(\d{3})$|^(0\d{3})(\d{3})(\d{3})$/;

/** Set apart by distance alone: whoever copies it gets the figures without spaces. */
function Value({ value }: { readonly value: string }) {
  const groups = GROUPS.exec(value)?.slice(1).filter(Boolean);
  if (groups === undefined) return value;
  return (
    <span className="code">
      {groups.map((group, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be the same figures.
        <span key={n} className="figure-group">
          {group}
        </span>
      ))}
    </span>
  );
}

/** All answers in the order of the form. What was left open is shown as such, never hidden. */
export function AnswersSummary({ definition, answers, units, today, editHref, remarks }: AnswersSummaryProps) {
  const { t } = useTranslation('form');
  const language = useLanguage();
  return answerLines(definition, answers, language, units, { today }).map(({ sectionId, title, lines }) => (
    <Section
      key={title}
      title={title}
      aside={
        editHref && (
          <a className="page-back" href={editHref(sectionId)}>
            {t('change')}
            <span className="visually-hidden"> {title}</span>
          </a>
        )
      }
    >
      <DataList
        rows={lines.map(({ path, label, value }) => ({
          label,
          value: (
            <>
              {value === null ? <span className="muted">{t('open')}</span> : <Value value={value} />}
              {remarks?.has(path) && (
                <div>
                  <StatusTag tone="warn">{t('remark')}</StatusTag> <span className="small">{remarks.get(path)}</span>
                </div>
              )}
            </>
          ),
        }))}
      />
    </Section>
  ));
}
