import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '#client/i18n/use-language.ts';
import { Button } from '#client/ui/button.tsx';
import { formatNumber } from '#domain/text/figures.ts';

/** So many are drawn at once. */
export const PAGE_SIZE = 50;

/** The page that is there: an address may name one that is not. */
export const pageWithin = (page: number, count: number): number =>
  Math.min(page, Math.max(0, Math.ceil(count / PAGE_SIZE) - 1));

/** "1–50 trên 5.000"; takes focus when the page is turned, and so is read out. */
export function ListRange({
  page,
  count,
  ref,
}: {
  readonly page: number;
  readonly count: number;
  readonly ref: RefObject<HTMLParagraphElement | null>;
}) {
  const { t } = useTranslation('tracking');
  const language = useLanguage();
  const from = page * PAGE_SIZE;
  return (
    <p className="small figures list-range" tabIndex={-1} ref={ref}>
      {count <= PAGE_SIZE
        ? t('pages.all', { count, number: formatNumber(count, language) })
        : t('pages.range', {
            from: formatNumber(from + 1, language),
            to: formatNumber(Math.min(count, from + PAGE_SIZE), language),
            number: formatNumber(count, language),
          })}
    </p>
  );
}

export function ListPages({
  page,
  count,
  onTurn,
}: {
  readonly page: number;
  readonly count: number;
  readonly onTurn: (page: number) => void;
}) {
  const { t } = useTranslation('tracking');
  const language = useLanguage();
  const pages = Math.ceil(count / PAGE_SIZE);
  if (pages < 2) return null;
  return (
    <nav className="cluster list-pages" aria-label={t('pages.title')}>
      <Button variant="secondary" small icon="back" disabled={page === 0} onClick={() => onTurn(page - 1)}>
        {t('pages.back')}
      </Button>
      <span className="figures">
        {t('pages.page', { page: formatNumber(page + 1, language), pages: formatNumber(pages, language) })}
      </span>
      <Button variant="secondary" small disabled={page >= pages - 1} onClick={() => onTurn(page + 1)}>
        {t('pages.next')}
      </Button>
    </nav>
  );
}
