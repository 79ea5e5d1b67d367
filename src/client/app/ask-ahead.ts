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

/** Asks for what the first screen shows while that screen is still being loaded: from the device, else from the portal. */
export function askAhead(publicData: PublicData, pathname: string): void {
  // Who shows it says what failed.
  for (const name of namesOf(pathname)) publicData.load(name).catch(() => undefined);
}
