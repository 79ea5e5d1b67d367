import type { LocalStore } from './local-store.ts';

/** Wall time is shown to people and never decides; waiting goes by monotonic time (rule 9). */
export interface Clock {
  /** Milliseconds since 1970 by the device, however wrong. */
  now(): number;
  /** Milliseconds that only grow; says nothing across restarts. */
  monotonic(): number;
  /** Calls back after `ms`; the answer cancels. */
  after(ms: number, run: () => void): () => void;
}

export interface Randomness {
  uuid(): string;
  bytes(count: number): Uint8Array<ArrayBuffer>;
  /** From 0 up to 1, for jitter only. */
  fraction(): number;
}

/** Web Locks, or what stands in for them. `run` gets false when `ifAvailable` and the lock is held elsewhere. */
export interface Locks {
  request<T>(
    name: string,
    options: { mode?: 'exclusive' | 'shared'; ifAvailable?: boolean; signal?: AbortSignal },
    run: (held: boolean) => Promise<T>,
  ): Promise<T>;
}

/** Tells this tab and the others that something changed: a topic, never content. */
export interface Announcer {
  announce(topic: string): void;
  subscribe(listener: (topic: string) => void): () => void;
}

/** What happens to the page: the line came or went, it is seen again, it is hidden or left. Silent in a worker. */
export interface Page {
  subscribe(listener: (event: 'line' | 'seen' | 'hidden') => void): () => void;
  /** Asks the browser not to clear the store away by itself. */
  askToPersist(): void;
}

/** Everything that the engine takes from its surroundings, so that tests and fault runs can hand in others. */
export interface EnginePorts {
  readonly store: LocalStore;
  readonly clock: Clock;
  readonly random: Randomness;
  readonly crypto: SubtleCrypto;
  readonly fetch: typeof globalThis.fetch;
  /** Whether the portal was asked for this address by the page's own HTML, and nobody has taken the answer yet. */
  readonly onItsWay?: (address: string) => boolean;
  readonly locks: Locks;
  readonly announcer: Announcer;
  readonly page: Page;
  /** Where the portal is: "" in a page of its own origin. */
  readonly origin: string;
}

/** What a call to the portal takes from the surroundings; its patience goes by their clock. */
export const lineOf = (ports: Pick<EnginePorts, 'fetch' | 'origin' | 'clock'>) => ({
  fetch: ports.fetch,
  origin: ports.origin,
  // Asked for when it is needed: a page that is drawn at build time has no clock.
  after: (ms: number, run: () => void) => ports.clock.after(ms, run),
});
