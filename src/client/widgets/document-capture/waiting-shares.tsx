import { useTranslation } from 'react-i18next';
import { useShares } from '#client/offline/react/use-shares.ts';
import { Notice } from '#client/ui/notice.tsx';
import { PAGES } from '#domain/api/pages.ts';

/** Files that another app handed over are not forgotten: said where papers are asked for, and at home. */
export function WaitingShares() {
  const { t } = useTranslation('shared');
  const count = useShares().value?.length ?? 0;
  if (count === 0) return null;
  return (
    <Notice tone="info" title={t('waiting', { count })}>
      <a href={PAGES.shared}>{t('choose')}</a>
    </Notice>
  );
}
