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
 * called when the screen has answered, where it is one that only reads; at once elsewhere. Resolves when it is known, at the latest after 2 s.
 */
export function askAhead(publicData: PublicData, pathname: string, calm: () => void): Promise<void> {
  const names = namesOf(pathname);
  // Who shows it says what failed.
  for (const name of names) publicData.load(name).catch(() => undefined);
  const seen = Promise.all(names.map((name) => whenSeen(publicData, name)));
  const late = new Promise<void>((resolve) => setTimeout(resolve, READING_FIRST));
  const answered = Promise.race([seen, late]).then(() => undefined);
  const page = pageOf(pathname);
  if (page !== 'home' && page !== 'procedures' && page !== 'procedure') {
    calm();
  } else {
    // After the screen with its answer was drawn.
    answered.then(() => setTimeout(calm, 300)).catch(calm);
  }
  return answered;
}

/** When something is known of it, that it failed too. */
const whenSeen = (publicData: PublicData, name: PublicName): Promise<void> =>
  new Promise((resolve) => {
    const value = publicData.observe(name);
    const look = (): void => {
      if (value.get().state === 'loading') return;
      stop();
      resolve();
    };
    const stop = value.subscribe(look);
    look();
  });
