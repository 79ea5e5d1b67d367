import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/button.tsx';
import { draftIsHeld, updateReady } from './register-service-worker.ts';

const LOOK_AGAIN = 3_000;

/** Under a form nothing is swapped (rule 8). */
const formIsOpen = (pathname: string): boolean => pathname.startsWith('/soan') || pathname.startsWith('/can-bo/ho-so');

/** A new version waits for a safe moment, in every tab, and says so. */
export function UpdateBar({ pathname }: { readonly pathname: string }) {
  const { t } = useTranslation('shell');
  const activate = useSyncExternalStore(updateReady.subscribe, updateReady.get, updateReady.get);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!held) return undefined;
    // Nobody tells when another tab lets its draft go.
    const timer = setInterval(() => {
      draftIsHeld().then(setHeld, () => undefined);
    }, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [held]);
  if (activate === null) return null;
  const use = async (): Promise<void> => {
    const busy = await draftIsHeld();
    setHeld(busy);
    if (!busy) activate();
  };
  return (
    <div className="shell-bar" role="status">
      {held || formIsOpen(pathname) ? (
        t('update.waits')
      ) : (
        <>
          {t('update.text')}
          <Button
            variant="secondary"
            small
            onClick={() => {
              use().catch(activate);
            }}
          >
            {t('update.now')}
          </Button>
        </>
      )}
    </div>
  );
}
