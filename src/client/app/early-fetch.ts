import type { EnginePorts } from '#client/offline/local-store/ports.ts';
import { earlyAnswer, earlyLinks } from './early-answers.ts';

/**
 * The page's HTML may name public data that the screen will ask for: they are on their way before the app is. The first question for
 * each takes that answer; every other goes out as it is.
 */
export function earlyFetch(): Required<Pick<EnginePorts, 'fetch' | 'onItsWay'>> {
  const early = earlyLinks();
  return {
    onItsWay: (address) => early.has(address),
    fetch(input, init) {
      const asksIfChanged = init?.headers !== undefined && new Headers(init.headers).has('if-none-match');
      if (typeof input !== 'string' || !early.delete(input) || asksIfChanged) return fetch(input, init);
      return earlyAnswer(input);
    },
  };
}
