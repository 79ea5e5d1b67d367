import { useTranslation } from 'react-i18next';
import { useLanguage } from '#client/i18n/use-language.ts';
import type { FeeQuote } from '#domain/fees/fee-rule.ts';
import { formatDong } from '#domain/text/figures.ts';

/** What it costs, line by line with its rule; an amount that is not known says so and is no zero. */
export function FeeTable({ quote }: { readonly quote: FeeQuote }) {
  const { t } = useTranslation('dossier');
  const language = useLanguage();
  return (
    <dl className="fee-lines">
      {quote.lines.map((line) => (
        <div key={line.ruleId}>
          <dt>
            {line.name[language]}
            <div className="small">{(line.waivedBecause ?? line.explanation)[language]}</div>
            <div className="small" lang="vi">
              {line.legalBasis}
            </div>
            {line.assessed !== undefined && (
              <div className="small preline">
                {t('pay.ground')} <span lang="vi">{line.assessed.ground}</span>
              </div>
            )}
          </dt>
          <dd className="figures">{line.amount === null ? t('pay.depends') : formatDong(line.amount, language)}</dd>
        </div>
      ))}
      <div>
        <dt>
          <strong>{t('pay.total')}</strong>
        </dt>
        <dd className="figures">
          <strong>{formatDong(quote.dueAtSubmission, language)}</strong>
        </dd>
      </div>
    </dl>
  );
}
