import type { Workbox } from 'workbox-window';
import { createSubject } from '#client/offline/local-store/observable.ts';

/** What activates the version that waits; null while none does. */
export const updateReady = createSubject<(() => void) | null>(null);

const ASK_FOR_UPDATES = 3_600_000;

interface SyncRegistration extends ServiceWorkerRegistration {
  readonly sync?: { register(tag: string): Promise<void> };
}

/** Lets the browser wake the sender when a line is back and no page is open, where it can. */
export async function askForBackgroundSync(): Promise<void> {
  const registration = (await navigator.serviceWorker?.ready) as SyncRegistration | undefined;
  await registration?.sync?.register('outbox').catch(() => undefined);
}

/** Whether any tab has a form open: who fills one in holds its draft by a lock of this name. */
export async function draftIsHeld(): Promise<boolean> {
  if (!('locks' in navigator)) return false;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name?.startsWith('draft:'));
}

/** Registers the worker once the page is shown; workbox-window comes in a chunk of its own. */
export async function registerServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { Workbox } = await import('workbox-window');
  const workbox: Workbox = new Workbox('/service-worker.js');
  workbox.addEventListener('waiting', () => {
    updateReady.set(() => {
      workbox.addEventListener('controlling', () => window.location.reload());
      workbox.messageSW({ type: 'activate-when-safe' }).catch(() => undefined);
    });
  });
  await workbox.register();
  setInterval(() => {
    workbox.update().catch(() => undefined);
  }, ASK_FOR_UPDATES);
}
