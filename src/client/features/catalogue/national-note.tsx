import { useTranslation } from 'react-i18next';
import { useLanguage } from '#client/i18n/use-language.ts';
import { formatDateTime } from '#domain/text/figures.ts';
import type { NationalRows } from './use-national-list.ts';

/** Whether the list holds the national catalogue too, and of when it is. */
export function NationalNote({
  national,
  filtered,
}: {
  readonly national: NationalRows;
  /** By life event: only the portal's own are sorted so. */
  readonly filtered: boolean;
}) {
  const { t } = useTranslation('catalogue');
  const language = useLanguage();
  if (filtered || national.state === 'loading') return null;
  if (national.state === 'failed') return <p className="small">{t('search.nationalMissing')}</p>;
  const { count, importedAt } = national.value;
  if (count === 0 || importedAt === undefined) return null;
  return <p className="small">{t('search.nationalAge', { count, when: formatDateTime(importedAt, language) })}</p>;
}
