import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/button.tsx';
import { updateReady } from './register-service-worker.ts';

/** Under a form nothing is swapped (rule 8). */
const formIsOpen = (pathname: string): boolean => pathname.startsWith('/soan') || pathname.startsWith('/can-bo/ho-so');

/** A new version waits for a safe moment and says so. */
export function UpdateBar({ pathname }: { readonly pathname: string }) {
  const { t } = useTranslation('shell');
  const activate = useSyncExternalStore(updateReady.subscribe, updateReady.get);
  if (activate === null) return null;
  return (
    <div className="shell-bar" role="status">
      {formIsOpen(pathname) ? (
        t('update.waits')
      ) : (
        <>
          {t('update.text')}
          <Button variant="secondary" small onClick={activate}>
            {t('update.now')}
          </Button>
        </>
      )}
    </div>
  );
}
