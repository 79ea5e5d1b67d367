import type { Page } from './local-store/ports.ts';

/** The events of this window. */
export const browserPage: Page = {
  subscribe(listener) {
    const line = () => listener('line');
    const hidden = () => listener('hidden');
    const turned = () => listener(document.visibilityState === 'visible' ? 'seen' : 'hidden');
    window.addEventListener('online', line);
    window.addEventListener('offline', line);
    window.addEventListener('pagehide', hidden);
    document.addEventListener('visibilitychange', turned);
    return () => {
      window.removeEventListener('online', line);
      window.removeEventListener('offline', line);
      window.removeEventListener('pagehide', hidden);
      document.removeEventListener('visibilitychange', turned);
    };
  },
  askToPersist() {
    navigator.storage?.persist?.().catch(() => undefined);
  },
};
