import { useTranslation } from 'react-i18next';
import { usePublic } from '#client/offline/react/use-public.ts';
import { Notice } from '#client/ui/notice.tsx';

/** A procedure without an e-form: where one goes instead, and whom to ask. */
export function FilingElsewhere({ where }: { readonly where: string }) {
  const { t } = useTranslation('catalogue');
  const profile = usePublic('profile');
  return (
    <Notice tone="warn" title={t('procedure.notHere')}>
      <p>{t('procedure.notHereText', { where })}</p>
      {profile.state === 'ready' && (
        <p>
          {t('procedure.notHereHotline')} <a href={`tel:${profile.value.hotline}`}>{profile.value.hotline}</a>
        </p>
      )}
    </Notice>
  );
}
