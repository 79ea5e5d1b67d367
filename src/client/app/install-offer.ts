import { createSubject } from '#client/offline/local-store/observable.ts';

/** What Chromium hands over when the app may be installed (WICG manifest-incubations). */
interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

/** Asks the browser's own question; null while it would ask nothing. */
export const installOffer = createSubject<(() => Promise<unknown>) | null>(null);

/** Keeps the browser's offer for a moment that suits. To be called before the first screen. */
export function keepInstallOffer(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    installOffer.set(() => {
      // An offer is good for one question.
      installOffer.set(null);
      return (event as InstallEvent).prompt();
    });
  });
  window.addEventListener('appinstalled', () => installOffer.set(null));
}
