import { useTranslation } from 'react-i18next';
import { useLanguage } from '#client/i18n/use-language.ts';
import { useReachability } from '#client/offline/react/use-session.ts';
import { formatDateTime } from '#domain/text/figures.ts';

/** Without a line: how old the copy is that is being read. */
export function KeptNote({ updatedAt }: { readonly updatedAt: string }) {
  const { t } = useTranslation('catalogue');
  const language = useLanguage();
  const line = useReachability();
  if (line !== 'offline' && line !== 'captive') return null;
  return <p className="small">{t('search.kept', { when: formatDateTime(updatedAt, language) })}</p>;
}
