import { useTranslation } from 'react-i18next';
import type { Language } from '#client/i18n/start-i18n.ts';
import { Section } from '#client/ui/surfaces.tsx';
import type { FeeQuote } from '#domain/fees/fee-rule.ts';
import { formatDong } from '#domain/text/figures.ts';

/** What it costs, line by line with its rule; what is not known yet says so and is no zero. */
export function FeeLines({ quote, language }: { readonly quote: FeeQuote; readonly language: Language }) {
  const { t } = useTranslation('wizard');
  return (
    <Section title={t('fees.title')}>
      {quote.lines.length === 0 ? (
        <p>{t('fees.none')}</p>
      ) : (
        <table className="table table-cards">
          <thead>
            <tr>
              <th>{t('fees.item')}</th>
              <th className="amount">{t('fees.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {quote.lines.map((line) => (
              <tr key={line.ruleId}>
                <td>
                  <strong>{line.name[language]}</strong>
                  <div className="small">{line.explanation[language]}</div>
                  {line.waivedBecause && <div className="small">{line.waivedBecause[language]}</div>}
                  <div className="small" lang="vi">
                    {line.legalBasis}
                  </div>
                </td>
                <td className="amount" data-label={t('fees.amount')}>
                  {line.amount === null ? t('fees.depends') : formatDong(line.amount, language)}
                </td>
              </tr>
            ))}
            <tr>
              <td>
                <strong>{t('fees.due')}</strong>
              </td>
              <td className="amount" data-label={t('fees.amount')}>
                <strong>{formatDong(quote.dueAtSubmission, language)}</strong>
              </td>
            </tr>
          </tbody>
        </table>
      )}
    </Section>
  );
}
