import type { PublicData, PublicName } from '#client/offline/sync/public-data.ts';
import { pageOf } from '#domain/api/pages.ts';

/** Which public data the page of an address shows first. */
function namesOf(pathname: string): readonly PublicName[] {
  const page = pageOf(pathname);
  if (page === 'home' || page === 'procedures') return ['procedures'];
  if (page === 'draft' || page === 'draftStep') return ['units', 'profile'];
  const code = /^\/[\w-]+\/([\w.-]+)\/?$/.exec(pathname)?.[1];
  if (code === undefined) return [];
  if (page === 'procedure') return [`procedure:${code}`];
  return page === 'begin' ? [`procedure:${code}`, 'units', 'profile'] : [];
}

/** What is read does not need the engine: it lets the page answer first (ms, at the most). */
const READING_FIRST = 2_000;

/**
 * Asks for what the first screen shows while that screen is still being loaded: from the device, else from the portal. `calm` is
 * called when the screen has answered, where it is one that only reads; at once elsewhere.
 */
export function askAhead(publicData: PublicData, pathname: string, calm: () => void): void {
  const names = namesOf(pathname);
  // Who shows it says what failed.
  const loaded = names.map((name) => publicData.load(name).catch(() => undefined));
  const page = pageOf(pathname);
  if (page !== 'home' && page !== 'procedures' && page !== 'procedure') {
    calm();
    return;
  }
  // After the screen with its answer was drawn.
  Promise.all(loaded).then(() => setTimeout(calm, 300), calm);
  setTimeout(calm, READING_FIRST);
}
