import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { useDeskErrorText } from './desk-error-text.ts';
import type { LeaseState } from './use-lease.ts';

/** Who has the dossier when it is not this officer, and that nothing can be done meanwhile. */
export function LeaseNotice({ lease, onRetry }: { readonly lease: LeaseState; readonly onRetry: () => void }) {
  const { t } = useTranslation('desk');
  const errorText = useDeskErrorText();
  if (lease.kind === 'asking' || lease.kind === 'mine') return null;
  const held = lease.kind === 'held';
  return (
    <Notice tone="warn" title={held ? t('lease.held', { name: lease.holder }) : t('lease.failed')} live>
      <p>{held ? t('lease.heldText') : errorText(lease.code)}</p>
      <Button variant="secondary" small icon="refresh" onClick={onRetry}>
        {t('retry')}
      </Button>
    </Notice>
  );
}
