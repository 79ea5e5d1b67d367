interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ArrayBuffer;
}

const asked = new Map<string, Promise<Answer>>();

async function ask(address: string): Promise<Answer> {
  // A browser gives a preloaded answer only to a question that is no more particular than the link.
  const response = await fetch(address, { credentials: 'same-origin' });
  return { status: response.status, headers: response.headers, body: await response.arrayBuffer() };
}

/** The answer to a link of the page's HTML (`<link rel="preload" as="fetch">`). A browser hands it out once; here everybody gets it. */
export async function earlyAnswer(address: string): Promise<Response> {
  const answer = asked.get(address) ?? ask(address);
  asked.set(address, answer);
  const { status, headers, body } = await answer;
  return new Response(body.byteLength === 0 ? null : body, { status, headers });
}

/** What the page's HTML asks for by itself. */
export const earlyLinks = (): Set<string> =>
  new Set(
    [...document.querySelectorAll('link[rel="preload"][as="fetch"]')].map((link) => link.getAttribute('href') ?? ''),
  );
