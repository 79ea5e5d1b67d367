import type { ContactChannel } from '#domain/api/accounts.ts';
import type { Person } from '#domain/identity/person.ts';

/** What was typed on the way of signing in. */
interface Typed {
  readonly person?: Person;
  readonly phone?: string;
  readonly email?: string;
  readonly channel?: ContactChannel;
}

/** As long as a code lives: who comes to the device later finds nothing. */
const LIFETIME = 600_000;
let typed: Typed = {};
let at = Number.NEGATIVE_INFINITY;

/**
 * Back and forward lose nothing: what was typed stays in this tab's memory, and only there, while the way is being gone. It is
 * forgotten when somebody has signed in.
 */
export const typedMemory = {
  recall: (): Typed => (performance.now() - at < LIFETIME ? typed : {}),
  keep(change: Typed): void {
    typed = { ...typedMemory.recall(), ...change };
    at = performance.now();
  },
  forget(): void {
    typed = {};
  },
};
