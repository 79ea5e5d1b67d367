import { Agent, request } from 'node:http';

export interface Shot {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

const CONNECTIONS = 32;

const fire = (agent: Agent, origin: URL, { method, path, headers = {}, body }: Shot): Promise<number> =>
  new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request(
      { agent, host: origin.hostname, port: origin.port, method, path, headers: { ...headers, ...length } },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0)).on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

/** Requests a second that were answered with 2xx, over 32 connections. Throws when any was not. */
export async function requestsPerSecond(url: string, next: () => Shot, seconds: number): Promise<number> {
  const origin = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const run = async (until: number): Promise<number> => {
    let done = 0;
    const one = async (): Promise<void> => {
      while (performance.now() < until) {
        const status = await fire(agent, origin, next());
        if (status < 200 || status > 299) throw new Error(`answered with ${status}`);
        done += 1;
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, one));
    return done;
  };
  try {
    await run(performance.now() + 700);
    const begun = performance.now();
    const done = await run(begun + seconds * 1000);
    return done / ((performance.now() - begun) / 1000);
  } finally {
    agent.destroy();
  }
}
