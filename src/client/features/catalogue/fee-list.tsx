import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '#client/i18n/use-language.ts';
import { Section, StatusTag } from '#client/ui/surfaces.tsx';
import type { FeeQuote, FeeRule } from '#domain/fees/fee-rule.ts';
import { formatDong } from '#domain/text/figures.ts';

/** Each line with its rule, its exemptions and the law; what is not known yet says so and is no zero. */
export function FeeList({ quote, rules }: { readonly quote: FeeQuote; readonly rules: readonly FeeRule[] }) {
  const { t } = useTranslation('catalogue');
  const localText = useLocalText();
  const language = useLanguage();
  if (quote.lines.length === 0)
    return (
      <Section title={t('fees.title')}>
        <p>{t('fees.none')}</p>
      </Section>
    );
  return (
    <Section title={t('fees.title')}>
      <ul className="list card catalogue-lines">
        {quote.lines.map((line) => {
          const rule = rules.find((it) => it.id === line.ruleId);
          return (
            <li key={line.ruleId} className="stack-tight">
              <strong>{localText(line.name)}</strong>
              <div className="cluster">
                {line.unitAmount !== null && (
                  <strong className="figures">{formatDong(line.unitAmount, language)}</strong>
                )}
                {(line.unitAmount === null || rule?.when !== undefined) && <StatusTag>{t('fees.depends')}</StatusTag>}
              </div>
              <p className="muted">{localText(line.explanation)}</p>
              {rule?.waivers.map((waiver) => (
                <p key={waiver.id} className="muted">
                  {t('fees.waived', { reason: localText(waiver.reason) })}
                </p>
              ))}
              <p className="small">
                {t(`fees.${line.payAt}`)} · {t('fees.basis')} <span lang="vi">{line.legalBasis}</span>
              </p>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
