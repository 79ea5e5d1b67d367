import { registerRoute } from 'workbox-routing';

const SHELF = 'decoders';
/** Too large for everybody's first visit, wanted for good once it was wanted. */
const DECODER = /^\/assets\/read-heic\.worker-[\w-]+\.js$/;

/** A decoder is kept when it is fetched first, so that the next picture needs no line; one version of it. */
export function keepDecoder(): void {
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && DECODER.test(url.pathname),
    async ({ request }) => {
      const shelf = await caches.open(SHELF);
      const kept = await shelf.match(request.url);
      if (kept !== undefined) return kept;
      const fetched = await fetch(request);
      if (fetched.ok) {
        for (const former of await shelf.keys()) await shelf.delete(former);
        await shelf.put(request.url, fetched.clone());
      }
      return fetched;
    },
  );
}
