import { useTranslation } from 'react-i18next';
import { useLanguage } from '#client/i18n/use-language.ts';
import { Notice } from '#client/ui/notice.tsx';
import { PAGES } from '#domain/api/pages.ts';
import { formatDateTime } from '#domain/text/figures.ts';

/** What is unfinished of this procedure already, so that nobody begins twice without meaning to. */
export function DraftNotice({ count, savedAt }: { readonly count: number; readonly savedAt: string }) {
  const { t } = useTranslation('catalogue');
  const when = formatDateTime(savedAt, useLanguage());
  return (
    <Notice tone="info" title={t('procedure.draft')}>
      <p>{count === 1 ? t('procedure.draftSaved', { when }) : t('procedure.drafts', { count, when })}</p>
      {count > 1 && <a href={PAGES.myDossiers}>{t('procedure.draftsAll')}</a>}
    </Notice>
  );
}
