import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import type { FeeQuote } from '#domain/fees/fee-rule.ts';
import type { Procedure } from '#domain/procedures/procedure.ts';
import { formatDong } from '#domain/text/figures.ts';

interface Fact {
  readonly label: string;
  readonly value: string;
  readonly note: string;
}

export interface ProcedureFactsProps {
  readonly procedure: Procedure;
  readonly quote: FeeQuote;
  readonly canFile: boolean;
}

/** What one wants to know first: how long, how much, whether one must come, how many minutes. */
export function ProcedureFacts({ procedure, quote, canFile }: ProcedureFactsProps) {
  const { t } = useTranslation('catalogue');
  const localText = useLocalText();
  const language = useLanguage();
  const { unit, amount, cutoff, unsure } = procedure.timeLimit;
  const level = canFile ? procedure.level : 'INFO_ONLY';

  const fee = (): Omit<Fact, 'label'> => {
    const [line] = quote.lines;
    if (line === undefined) return { value: t('facts.free'), note: t('facts.freeNote') };
    // One amount can be said only where there is one rule, and it is known and without conditions.
    const certain = quote.lines.length === 1 && procedure.fees.every((rule) => rule.when === undefined);
    return certain && line.unitAmount !== null
      ? { value: formatDong(line.unitAmount, language), note: localText(line.name) }
      : { value: t('facts.depends'), note: t('facts.dependsNote') };
  };
  const time = (): Omit<Fact, 'label'> => {
    if (unsure) return { value: t('facts.depends'), note: t('facts.timeDependsNote') };
    const value = t(`facts.${unit}`, { count: amount, amount: amount.toLocaleString(language) });
    if (unit === 'OPEN') return { value, note: t('facts.timeDependsNote') };
    const late = unit === 'SAME_DAY' && cutoff !== undefined;
    return { value, note: late ? t('facts.cutoff', { cutoff }) : t('facts.accepted') };
  };
  const facts: readonly Fact[] = [
    { label: t('facts.time'), ...time() },
    { label: t('facts.fee'), ...fee() },
    { label: t('facts.level'), value: t(`facts.levelName.${level}`), note: t(`facts.levelNote.${level}`) },
    ...(canFile
      ? [
          {
            label: t('facts.minutes'),
            value: t('facts.minutesOf', { n: procedure.minutesToFill }),
            note: t('facts.minutesNote'),
          },
        ]
      : []),
  ];
  return (
    <dl className="facts">
      {facts.map(({ label, value, note }) => (
        <div key={label}>
          <dt className="visually-hidden">{label}</dt>
          <dd>
            <b>{value}</b>
            <span>{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
