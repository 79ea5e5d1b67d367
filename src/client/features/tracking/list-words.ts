import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '#client/i18n/use-language.ts';
import type { RowWords } from './list-rows.ts';

/** What stands in the columns, in the language of the screen; the same object until that changes. */
export function useRowWords(): RowWords {
  const { t } = useTranslation(['tracking', 'outbox']);
  const language = useLanguage();
  return useMemo(
    () => ({
      name: ({ name, procedureCode }) => name?.[language] ?? t('unnamed', { code: procedureCode }),
      state: ({ group, sending, received, dossier }) => {
        if (group === 'needs') return t('outbox:tag.needsYou');
        if (sending !== undefined) return t('outbox:tag.waiting');
        if (received !== undefined) return t('outbox:tag.received');
        return dossier === undefined || group === 'drafts' ? t('tag.draft') : t(`status.${dossier.status}`);
      },
      where: ({ dossier, sending, received }) =>
        dossier === undefined || sending !== undefined
          ? t(received === undefined ? 'table.here' : 'table.portal')
          : dossier.competentUnit.name[language],
    }),
    [t, language],
  );
}
