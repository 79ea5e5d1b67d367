import type { FastifyInstance, InjectOptions } from 'fastify';
import type { SeededRandom } from './random.ts';
import type { Life, Scheduler } from './scheduler.ts';
import { SimulatedBlob } from './simulated-blob.ts';

/** What may become of a request. */
export type Fate =
  | 'arrives'
  | 'no line'
  | 'cut on its way'
  | 'answer lost'
  | 'answer never comes'
  | 'arrives late'
  | 'arrives twice'
  | 'unavailable'
  | 'gateway page'
  | 'internal'
  | 'too many'
  | 'sign-in page of a Wi-Fi'
  | 'redirect'
  | 'garbled answer';

const FAULTS: readonly Exclude<Fate, 'arrives' | 'no line'>[] = [
  'cut on its way',
  'answer lost',
  'answer never comes',
  'arrives late',
  'arrives twice',
  'unavailable',
  'gateway page',
  'internal',
  'too many',
  'sign-in page of a Wi-Fi',
  'redirect',
  'garbled answer',
];

export interface Weather {
  online: boolean;
  /** How many of the requests meet a fault, 0 to 1. */
  faults: number;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** As far as the engine reads a Response: in the same turn, which Node's own does not promise. */
function toResponse({ status, headers, body }: Answer): Response {
  const answer = {
    status,
    ok: status >= 200 && status < 300,
    type: 'basic',
    headers: new Headers(headers),
    text: async () => body,
  };
  return answer as unknown as Response;
}

const problem = (status: number, code: string): Answer => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({ type: `/problems/${code}`, title: code, status, code, requestId: 'sim' }),
});

const PAGE: Omit<Answer, 'status'> = {
  headers: { 'content-type': 'text/html' },
  body: '<html><h1>Welcome</h1></html>',
};

interface Wish {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  /** As it was when the request set out. */
  readonly cookie: string;
  readonly body: Buffer | undefined;
}

export interface LineParts {
  readonly scheduler: Scheduler;
  readonly random: SeededRandom;
  /** Outlives the tabs: what is on its way arrives. */
  readonly wire: Life;
  readonly weather: Weather;
  readonly cookies: Map<string, string>;
  readonly app: FastifyInstance;
  readonly origin: string;
  /** Called before the portal sees a request. */
  readonly onArrival: () => void;
}

/** A tab's fetch over a line that the seed spoils. */
export function createSimulatedFetch(parts: LineParts, life: Life): typeof globalThis.fetch {
  const { scheduler, random, wire, weather, cookies, app, origin, onArrival } = parts;

  const arrive = async ({ method, url, headers, cookie, body }: Wish): Promise<Answer> => {
    onArrival();
    const options: InjectOptions = {
      method: method as NonNullable<InjectOptions['method']>,
      url,
      headers: cookie === '' ? headers : { ...headers, cookie },
      ...(body === undefined || body.length === 0 ? {} : { payload: body }),
    };
    const answer = await app.inject(options);
    for (const { name, value } of answer.cookies) {
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const kept: Record<string, string> = {};
    for (const [name, value] of Object.entries(answer.headers)) {
      if (value !== undefined && name !== 'set-cookie') kept[name] = String(value);
    }
    return { status: answer.statusCode, headers: kept, body: answer.payload };
  };

  const draw = (): Fate => {
    if (!weather.online) return 'no line';
    return random.chance(weather.faults) ? random.oneOf(FAULTS) : 'arrives';
  };

  const travel = async (wish: Wish, name: string, fate: Fate): Promise<Answer | undefined> => {
    const once = (): Promise<Answer> => scheduler.step(wire, `portal ${name}`, () => arrive(wish));
    const later = (ms: number): Promise<void> =>
      new Promise((resolve) => {
        scheduler.after(wire, ms, resolve);
      });
    switch (fate) {
      case 'arrives':
        return once();
      case 'no line':
        return undefined;
      case 'cut on its way': {
        // A part that was cut leaves what came; anything else is no request at all.
        if (wish.method === 'PATCH' && wish.body !== undefined && wish.body.length > 1) {
          const half = { ...wish, body: wish.body.subarray(0, 1 + random.below(wish.body.length - 1)) };
          await scheduler.step(wire, `portal ${name} (part)`, () => arrive(half));
        }
        return undefined;
      }
      case 'answer lost':
        await once();
        return undefined;
      case 'answer never comes':
        if (random.chance(0.5)) await once();
        return new Promise(() => undefined);
      case 'arrives late':
        await later(1_000 * (1 + random.below(180)));
        return once();
      case 'arrives twice': {
        const [first, second] = [once(), later(random.below(20_000)).then(once)];
        second.catch(() => undefined);
        return random.chance(0.5) ? first : second;
      }
      case 'unavailable':
        return problem(503, 'portal.unavailable');
      case 'internal':
        return problem(500, 'portal.internal');
      case 'too many':
        return problem(429, 'portal.tooManyRequests');
      case 'gateway page':
        return { ...PAGE, status: random.oneOf([502, 503, 504, 413, 408, 404, 400]) };
      case 'sign-in page of a Wi-Fi':
        return { ...PAGE, status: 200 };
      case 'redirect':
        return { ...PAGE, status: 302 };
      case 'garbled answer': {
        const answer = await once();
        return { ...answer, body: answer.body.slice(0, random.below(answer.body.length + 1)) };
      }
    }
  };

  return async (input, init = {}) => {
    const url = (typeof input === 'string' ? input : input instanceof URL ? input.href : input.url).replace(origin, '');
    const method = init.method ?? 'GET';
    const headers: Record<string, string> = {};
    new Headers(init.headers).forEach((value, name) => {
      headers[name] = value;
    });
    const { body } = init;
    const bytes =
      typeof body === 'string'
        ? Buffer.from(body)
        : (body as unknown) instanceof SimulatedBlob
          ? Buffer.from((body as unknown as SimulatedBlob).bytesNow())
          : undefined;
    // Ids differ from story to story, the way does not.
    const name = `${method} ${url.replace(/[0-9a-f-]{32,}/g, '*')}`;
    const fate = await scheduler.step(life, `asks ${name}`, draw);
    const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join('; ');
    const signal = init.signal ?? undefined;
    return new Promise<Response>((resolve, reject) => {
      const giveUp = (): void => reject(new DOMException('aborted', 'AbortError'));
      if (signal?.aborted === true) {
        giveUp();
        return;
      }
      signal?.addEventListener('abort', giveUp);
      travel({ method, url, headers, cookie, body: bytes }, name, fate)
        .then((answer) =>
          scheduler.step(
            life,
            `${fate}: ${answer === undefined ? 'nothing' : answer.status} for ${name}`,
            () => answer,
          ),
        )
        .then((answer) => {
          if (answer === undefined) reject(new TypeError('Failed to fetch'));
          else resolve(toResponse(answer));
        })
        .catch(reject)
        .finally(() => signal?.removeEventListener('abort', giveUp));
    });
  };
}
