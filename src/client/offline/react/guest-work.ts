import { type Live, useLive } from './use-live.ts';

const KEY = 'mot-cua.guest-work';

/** What was begun in this window without an account. It ends with the window, and with the session of whoever signs out here. */
function begunHere(): readonly string[] {
  try {
    const ids: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    // A window without storage remembers nothing.
    return [];
  }
}

export function rememberGuestWork(draftId: string): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...begunHere(), draftId]));
  } catch {
    // Then it is found again after signing out, without having been told of.
  }
}

/** The next person at this window is not told of the former's. */
export function forgetGuestWork(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was remembered either.
  }
}

/** How much of it still lies with the device's guest: only a number, and only of this window's own. */
export function useGuestWork(): number {
  const work: Live<number> = useLive('guest-work', ['drafts', 'outbox', 'session'], (engine) =>
    engine.session.guestWork(begunHere()),
  );
  return work.value ?? 0;
}
