import { useTranslation } from 'react-i18next';
import { usePublic } from '#client/offline/react/use-public.ts';
import { EmptyState } from '#client/ui/surfaces.tsx';
import { PAGES } from '#domain/api/pages.ts';

/** Nothing was found: what to try, the whole list, and a person to ask. */
export function NothingFound({ title }: { readonly title: string }) {
  const { t } = useTranslation('catalogue');
  const profile = usePublic('profile');
  return (
    <EmptyState title={title}>
      <ul className="stack-tight catalogue-tips">
        <li>{t('empty.shorter')}</li>
        <li>{t('empty.other')}</li>
        <li>
          <a href={PAGES.procedures}>{t('empty.all')}</a>
        </li>
        {profile.state === 'ready' && (
          <li>
            <a href={`tel:${profile.value.hotline}`}>{t('empty.hotline', { hotline: profile.value.hotline })}</a>
          </li>
        )}
      </ul>
    </EmptyState>
  );
}
