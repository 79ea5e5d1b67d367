import type { EnginePorts } from '#client/offline/local-store/ports.ts';

/**
 * The page's HTML may name public data that the screen will ask for (`<link rel="preload" as="fetch">`): they are on their way before
 * the app is. The first question for each takes that answer; every other goes out as it is.
 */
export function earlyFetch(document: Document): Required<Pick<EnginePorts, 'fetch' | 'onItsWay'>> {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel="preload"][as="fetch"]');
  const early = new Set([...links].map((link) => link.getAttribute('href')));
  return {
    onItsWay: (address) => early.has(address),
    fetch(input, init) {
      const asksIfChanged = init?.headers !== undefined && new Headers(init.headers).has('if-none-match');
      if (typeof input !== 'string' || !early.delete(input) || asksIfChanged) return fetch(input, init);
      // A browser gives a preloaded answer only to a question that is no more particular than the link.
      return fetch(input, { credentials: 'same-origin', ...(init?.signal ? { signal: init.signal } : {}) });
    },
  };
}
