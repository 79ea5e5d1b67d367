/// <reference lib="webworker" />
import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { browserPorts } from '#client/offline/local-store/browser-ports.ts';
import { createSender } from '#client/offline/outbox/sender.ts';
import { createPublicData } from '#client/offline/sync/create-public-data.ts';
import { createVault } from '#client/offline/vault/vault.ts';
import { keepDecoder } from './keep-decoder.ts';
import { receiveShares } from './receive-shares.ts';

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: readonly (string | { readonly url: string; readonly revision: string | null })[];
};

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

// Answers GET of the app's own files and of its pages, and the share target's own address; nothing else: what changes something at
// the portal never passes through here (F7).
precacheAndRoute([...self.__WB_MANIFEST]);
const NOT_PAGES = [/^\/api\//, /^\/healthz/, /^\/readyz/, /^\/\.well-known\//, /^\/demo\//, /^\/docs/];
// A page begins with the HTML that was drawn for it; those that have none begin with an empty one.
for (const [file, allowlist] of [
  ['/index.html', [/^\/$/]],
  ['/pages/begin.html', [/^\/bat-dau\//]],
  ['/pages/other.html', [/./]],
] as const) {
  registerRoute(new NavigationRoute(createHandlerBoundToURL(file), { allowlist: [...allowlist], denylist: NOT_PAGES }));
}

interface InstallEvent extends ExtendableEvent {
  readonly addRoutes?: (routes: readonly object[]) => Promise<void>;
}

// Where the browser can (Static Routing), files with a hash come out of the cache and answers of the portal over the line without waking
// the worker: the same as its own routes say, sooner.
self.addEventListener('install', (event) => {
  const routing = (event as InstallEvent).addRoutes?.([
    // But for the decoder, which the worker keeps once it was fetched.
    { condition: { urlPattern: { pathname: '/assets/read-heic*' } }, source: 'fetch-event' },
    { condition: { urlPattern: { pathname: '/assets/*' } }, source: 'cache' },
    { condition: { urlPattern: { pathname: '/api/*' } }, source: 'network' },
  ]);
  if (routing !== undefined) event.waitUntil(routing.catch(() => undefined));
});
keepDecoder();
receiveShares();

// A new version waits until the page says that no form is open (rule 8).
self.addEventListener('message', (event) => {
  const { type } = (event.data ?? {}) as { readonly type?: unknown };
  if (type === 'activate-when-safe') void self.skipWaiting();
});

// With no page open, the same sender sends what waits (Background Sync, where there is one).
self.addEventListener('sync', (event) => {
  const { tag, waitUntil } = event as SyncEvent;
  if (tag !== 'outbox') return;
  const send = async (): Promise<void> => {
    // A page that is looked at sends by itself, at its own times.
    const pages = await self.clients.matchAll({ type: 'window' });
    if (pages.some((page) => page.visibilityState === 'visible')) return;
    const ports = browserPorts();
    const vault = createVault(ports);
    await createSender({ ports, vault, publicData: createPublicData(ports) }).run({});
  };
  waitUntil.call(event, send());
});
