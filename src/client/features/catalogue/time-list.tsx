import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import { Section, StatusTag } from '#client/ui/surfaces.tsx';
import type { Procedure, TimeLimit } from '#domain/procedures/procedure.ts';

/** How long it takes, and in which cases it takes another time. */
export function TimeList({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTranslation('catalogue');
  const localText = useLocalText();
  const language = useLanguage();
  const inWords = ({ unit, amount }: TimeLimit): string =>
    t(`facts.${unit}`, { count: amount, amount: amount.toLocaleString(language) });
  const { timeLimit, cases } = procedure;
  // The facts above have said it already.
  if (timeLimit.note === undefined && timeLimit.unsure !== true && cases.length <= 1) return null;
  return (
    <Section title={t('times.title')}>
      {(timeLimit.note !== undefined || timeLimit.unsure !== true) && (
        <p>{timeLimit.note ? localText(timeLimit.note) : inWords(timeLimit)}</p>
      )}
      {timeLimit.unsure && <StatusTag>{t('times.depends')}</StatusTag>}
      {cases.length > 1 && (
        <ul className="list card catalogue-lines">
          {cases.map((it) => (
            <li key={it.code}>
              <strong>{localText(it.name)}</strong>
              <div className="muted">
                {(it.timeLimit ?? timeLimit).unsure !== true && `${inWords(it.timeLimit ?? timeLimit)} `}
                {it.timeLimit?.note && `${localText(it.timeLimit.note)} `}
                {(it.timeLimit ?? timeLimit).unsure && <StatusTag>{t('times.depends')}</StatusTag>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
