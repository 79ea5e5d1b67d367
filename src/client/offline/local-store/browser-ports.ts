import { openIndexedDbStore } from './indexed-db-store.ts';
import type { Announcer, Clock, EnginePorts, Locks, Page } from './ports.ts';
import { DATABASE } from './rows.ts';

const CHANNEL = 'mot-cua';

const clock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, run) => {
    // A timer longer than 2^31 ms fires at once.
    const timer = setTimeout(run, Math.min(ms, 2_000_000_000));
    return () => clearTimeout(timer);
  },
};

/** A worker has no page. */
const noPage: Page = { subscribe: () => () => undefined, askToPersist: () => undefined };

const browserLocks = (): Locks => ({
  request: (name, { signal, ...options }, run) =>
    navigator.locks.request(
      name,
      // `signal` may not stand beside `ifAvailable` (Web Locks API).
      options.ifAvailable || signal === undefined ? options : { ...options, signal },
      (lock) => run(lock !== null),
    ),
});

/** Where there are no Web Locks (browsers before 2022), one tab at a time is all that can be kept apart. */
export function createMemoryLocks(): Locks {
  const held = new Map<string, Promise<unknown>>();
  return {
    async request(name, options, run) {
      while (held.has(name)) {
        if (options.ifAvailable) return run(false);
        await held.get(name)?.catch(() => undefined);
        options.signal?.throwIfAborted();
      }
      const running = run(true);
      const free = () => held.delete(name);
      // How it ended is told to who asked, and to nobody else.
      held.set(name, running.then(free, free));
      return running;
    },
  };
}

/** Announces in this tab and, where it can, in the others. */
export function createAnnouncer(channel: BroadcastChannel | undefined): Announcer {
  const listeners = new Set<(topic: string) => void>();
  const tell = (topic: string) => {
    for (const listener of [...listeners]) listener(topic);
  };
  channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (typeof event.data === 'string') tell(event.data);
  });
  return {
    announce(topic) {
      channel?.postMessage(topic);
      tell(topic);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The surroundings of a page, or of the service worker. */
export const browserPorts = (page: Page = noPage): EnginePorts => ({
  store: openIndexedDbStore(DATABASE),
  clock,
  random: {
    uuid: () => crypto.randomUUID(),
    bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    fraction: () => Math.random(),
  },
  crypto: crypto.subtle,
  fetch: (...args) => fetch(...args),
  locks: 'locks' in navigator ? browserLocks() : createMemoryLocks(),
  announcer: createAnnouncer('BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : undefined),
  page,
  origin: '',
});
