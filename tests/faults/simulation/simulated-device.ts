import { createEngine } from '#client/offline/create-engine.ts';
import type { Engine } from '#client/offline/engine.ts';
import type { Announcer, Locks, Page } from '#client/offline/local-store/ports.ts';
// What the engine brings when it is first wanted is here already: a file that is read would take its own time.
import '#client/offline/outbox/sender.ts';
import '#client/offline/sync/pack-zip.ts';
import '#client/offline/sync/sweep-blobs.ts';
import type { SeededRandom } from './random.ts';
import type { Life, Scheduler } from './scheduler.ts';
import { createSimulatedFetch, type Weather } from './simulated-line.ts';
import type { SimulatedPortal } from './simulated-portal.ts';
import { type Disk, emptyDisk, openSimulatedStore } from './simulated-store.ts';

const ORIGIN = 'https://portal.example';
/** Node's own random numbers are not the seed's; ids and keys decide nothing, jitter does. */
const REAL = globalThis.crypto;

export interface Tab {
  readonly life: Life;
  readonly engine: Engine;
  /** Ends it as a browser does that is told to: it is hidden first. */
  close(): void;
  /** Ends it without a word. */
  kill(): void;
  turn(event: 'line' | 'seen' | 'hidden'): void;
}

export interface SimulatedDevice {
  readonly name: string;
  readonly disk: Disk;
  readonly cookies: Map<string, string>;
  readonly weather: Weather;
  /** How far its clock is off, in milliseconds. */
  clockOff: number;
  /** How many of the disk's calls fail: 0 none; full and lost apart. */
  readonly disease: { full: number; lost: number };
  readonly tabs: Tab[];
  openTab(): Tab;
}

interface Waiting {
  readonly life: Life;
  readonly go: () => void;
}

export function createSimulatedDevice(
  name: string,
  scheduler: Scheduler,
  random: SeededRandom,
  portal: SimulatedPortal,
  /** What the right time is. */
  wall: () => number,
): SimulatedDevice {
  const wire: Life = { name: `${name} wire`, alive: true };
  const held = new Map<string, { readonly life: Life; readonly waiting: Waiting[] }>();
  const buses = new Map<Life, Set<(topic: string) => void>>();
  let count = 0;

  /** Web Locks of one browser: what a killed tab held is free at once. */
  const free = (lock: string): void => {
    const entry = held.get(lock);
    if (entry === undefined) return;
    held.delete(lock);
    const next = entry.waiting.find(({ life }) => life.alive);
    if (next === undefined) return;
    held.set(lock, { life: next.life, waiting: entry.waiting.filter((it) => it !== next) });
    next.go();
  };
  const freeAllOf = (life: Life): void => {
    for (const [lock, entry] of [...held]) if (entry.life === life) free(lock);
  };

  const locksOf = (life: Life): Locks => ({
    async request(lock, { ifAvailable, signal }, run) {
      await scheduler.step(life, `lock ${lock.split(':')[0] ?? ''}`, () => undefined);
      signal?.throwIfAborted();
      const entry = held.get(lock);
      if (entry !== undefined && ifAvailable === true) return run(false);
      if (entry === undefined) held.set(lock, { life, waiting: [] });
      else {
        await new Promise<void>((resolve, reject) => {
          const waiting: Waiting = { life, go: resolve };
          entry.waiting.push(waiting);
          signal?.addEventListener('abort', () => {
            const now = held.get(lock)?.waiting;
            now?.splice(now.indexOf(waiting) >>> 0, 1);
            reject(signal.reason as Error);
          });
        });
      }
      try {
        return await run(true);
      } finally {
        if (life.alive) free(lock);
      }
    },
  });

  const announcerOf = (life: Life): Announcer => {
    const own = new Set<(topic: string) => void>();
    buses.set(life, own);
    return {
      announce(topic) {
        for (const [other, listeners] of buses) {
          if (other === life || !other.alive) continue;
          void scheduler.step(other, `hears ${topic.split(':')[0] ?? ''}`, () => {
            for (const listener of [...listeners]) listener(topic);
          });
        }
        for (const listener of [...own]) listener(topic);
      },
      subscribe(listener) {
        own.add(listener);
        return () => own.delete(listener);
      },
    };
  };

  /** Each call has its turn; what WebCrypto does is real. */
  const cryptoOf = (life: Life): SubtleCrypto =>
    new Proxy(REAL.subtle, {
      get:
        (target, method: keyof SubtleCrypto) =>
        (...args: unknown[]) =>
          scheduler.step(life, `crypto ${method}`, () =>
            (target[method] as (...them: unknown[]) => Promise<unknown>).apply(target, args),
          ),
    });

  const device: SimulatedDevice = {
    name,
    disk: emptyDisk(),
    cookies: new Map(),
    weather: { online: true, faults: 0 },
    clockOff: 0,
    disease: { full: 0, lost: 0 },
    tabs: [],
    openTab() {
      count += 1;
      const life: Life = { name: `${name} tab ${count}`, alive: true };
      const listeners = new Set<(event: 'line' | 'seen' | 'hidden') => void>();
      const page: Page = {
        subscribe(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        askToPersist: () => undefined,
      };
      const began = scheduler.now();
      const engine = createEngine({
        store: openSimulatedStore(
          device.disk,
          (label, effect) => scheduler.step(life, label, effect),
          () => (random.chance(device.disease.full) ? 'full' : random.chance(device.disease.lost) ? 'lost' : 'works'),
        ),
        clock: {
          now: () => wall() + device.clockOff,
          monotonic: () => scheduler.now() - began,
          after: (ms, run) => scheduler.after(life, ms, run),
        },
        random: {
          uuid: () => REAL.randomUUID(),
          bytes: (length) => REAL.getRandomValues(new Uint8Array(length)),
          fraction: random.fraction,
        },
        crypto: cryptoOf(life),
        fetch: createSimulatedFetch(
          {
            scheduler,
            random,
            wire,
            weather: device.weather,
            cookies: device.cookies,
            app: portal.app,
            origin: ORIGIN,
            onArrival: () => portal.setTime(wall()),
          },
          life,
        ),
        locks: locksOf(life),
        announcer: announcerOf(life),
        page,
        origin: ORIGIN,
      });
      const end = (): void => {
        if (!life.alive) return;
        scheduler.kill(life);
        buses.delete(life);
        freeAllOf(life);
        device.tabs.splice(device.tabs.indexOf(tab), 1);
      };
      const turn = (event: 'line' | 'seen' | 'hidden'): void => {
        for (const listener of [...listeners]) listener(event);
      };
      const tab: Tab = {
        life,
        engine,
        turn,
        kill: end,
        close() {
          turn('hidden');
          end();
        },
      };
      device.tabs.push(tab);
      engine.start();
      return tab;
    },
  };
  return device;
}
