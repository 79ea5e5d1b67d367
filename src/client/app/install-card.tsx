import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { useLive } from '#client/offline/react/use-live.ts';
import { Button } from '#client/ui/button.tsx';
import { Card } from '#client/ui/surfaces.tsx';
import { installOffer } from './install-offer.ts';

const KEY = 'device/install-card';
/** Who said no is not asked again so soon. */
const QUIET = 90 * 24 * 60 * 60_000;

/** Safari on an iPhone installs by hand alone. */
const isIPhoneSafari = (): boolean => /\b(?:iPhone|iPad)\b.*Version\/[\d.]+.*Safari\//.test(navigator.userAgent);

/** Offers to put the app on the home screen, quietly: where something was just sent, and with the account. */
export function InstallCard() {
  const { t } = useTranslation('phone');
  const { ports } = useEngine();
  const ask = useSyncExternalStore(installOffer.subscribe, installOffer.get);
  const [gone, setGone] = useState(false);
  const dismissed = useLive(KEY, ['install-card'], async () => (await ports.store.get('plain', KEY))?.updatedAt ?? '');
  const byHand = ask === null && isIPhoneSafari();
  if (gone || (ask === null && !byHand) || dismissed.state !== 'ready') return null;
  // A clock that was set back asks again rather than never.
  const since = ports.clock.now() - Date.parse(dismissed.value);
  if (since >= 0 && since < QUIET) return null;
  const dismiss = () => {
    setGone(true);
    const updatedAt = new Date(ports.clock.now()).toISOString();
    ports.store
      .write([{ put: 'plain', value: { key: KEY, value: 'dismissed', updatedAt, v: 1 } }])
      .then(() => ports.announcer.announce('install-card'))
      .catch(() => undefined);
  };
  return (
    <aside className="shell-aside" aria-labelledby="install-title">
      <Card>
        <div className="stack-tight">
          <h2 id="install-title">{t('install.title')}</h2>
          <p>{t('install.text')}</p>
          {byHand && <p>{t('install.byHand')}</p>}
          <div className="cluster">
            {ask !== null && (
              <Button
                small
                onClick={() => {
                  ask().catch(() => undefined);
                }}
              >
                {t('install.now')}
              </Button>
            )}
            <Button small variant="quiet" onClick={dismiss}>
              {t('install.later')}
            </Button>
          </div>
        </div>
      </Card>
    </aside>
  );
}
