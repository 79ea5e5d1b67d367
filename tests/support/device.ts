import 'fake-indexeddb/auto';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { browserPage } from '#client/offline/browser-page.ts';
import { createEngine } from '#client/offline/create-engine.ts';
import type { Engine } from '#client/offline/engine.ts';
import { createAnnouncer, createMemoryLocks } from '#client/offline/local-store/browser-ports.ts';
import { openIndexedDbStore } from '#client/offline/local-store/indexed-db-store.ts';
import type { LocalStore } from '#client/offline/local-store/local-store.ts';
import type { Announcer, EnginePorts, Locks } from '#client/offline/local-store/ports.ts';

export interface Line {
  /** What happens to requests: "on", "off", or a function that may answer or throw before or after the portal. */
  rule: 'on' | 'off' | ((request: Request, forward: () => Promise<Response>) => Promise<Response>);
  readonly requests: string[];
}

/** A phone: its store, its cookies and its line to the real portal. Tabs share the first two. */
export interface Device {
  readonly line: Line;
  readonly store: LocalStore;
  readonly fetch: typeof globalThis.fetch;
  clock: { offset: number };
  tab(change?: Partial<EnginePorts>): Engine;
}

let count = 0;

export function createDevice(app: FastifyInstance): Device {
  count += 1;
  const name = `device-${count}`;
  const jar = new Map<string, string>();
  const line: Line = { rule: 'on', requests: [] };
  const clock = { offset: 0 };
  const locks: Locks = createMemoryLocks();
  const announcers = new Set<Announcer>();

  const forward = async (request: Request): Promise<Response> => {
    const headers = Object.fromEntries(request.headers);
    if (jar.size > 0) headers['cookie'] = [...jar].map(([key, value]) => `${key}=${value}`).join('; ');
    const payload = Buffer.from(await request.arrayBuffer());
    const options: InjectOptions = {
      method: request.method,
      url: request.url.replace('https://portal.example', ''),
      headers,
      ...(payload.length > 0 ? { payload } : {}),
    };
    const answer = await app.inject(options);
    for (const { name: key, value } of answer.cookies) {
      if (value === '') jar.delete(key);
      else jar.set(key, value);
    }
    const answerHeaders = new Headers();
    for (const [key, value] of Object.entries(answer.headers)) {
      if (value !== undefined && key !== 'set-cookie') answerHeaders.set(key, String(value));
    }
    const empty = answer.statusCode === 204 || answer.statusCode === 304;
    return new Response(empty ? null : new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers: answerHeaders,
    });
  };

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, { ...init, redirect: 'follow' });
    line.requests.push(`${request.method} ${new URL(request.url).pathname}`);
    if (line.rule === 'off') throw new TypeError('Failed to fetch');
    return line.rule === 'on' ? forward(request) : line.rule(request.clone(), () => forward(request));
  };
  const store = openIndexedDbStore(name);

  return {
    line,
    store,
    fetch,
    clock,
    tab(change = {}) {
      const own = createAnnouncer(undefined);
      announcers.add(own);
      const announcer: Announcer = {
        announce: (topic) => {
          for (const each of announcers) each.announce(topic);
        },
        subscribe: own.subscribe,
      };
      return createEngine({
        store,
        fetch,
        locks,
        crypto: crypto.subtle,
        random: {
          uuid: () => crypto.randomUUID(),
          bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
          fraction: () => Math.random(),
        },
        announcer,
        page: browserPage,
        origin: 'https://portal.example',
        clock: {
          now: () => Date.now() + clock.offset,
          monotonic: () => performance.now(),
          after: (ms, run) => {
            const timer = setTimeout(run, ms);
            return () => clearTimeout(timer);
          },
        },
        ...change,
      });
    },
  };
}
