import type { Engine } from '#client/offline/engine.ts';
import type { LocalStore } from '#client/offline/local-store/local-store.ts';
import { PROFILES_ROW } from '#client/offline/local-store/rows.ts';

/** Whether an account's profile is open on this device: known from one row, before the engine that could open it has come. */
async function hasAccount(store: LocalStore): Promise<boolean> {
  const row = await store.get('plain', PROFILES_ROW).catch(() => undefined);
  const { accountProfileId = null } = (row?.value ?? {}) as { readonly accountProfileId?: string | null };
  return accountProfileId !== null;
}

/** True once the session says whose account it is; false at once where there is none. */
export async function accountHere({ ports, session }: Engine): Promise<boolean> {
  if (!(await hasAccount(ports.store))) return false;
  if (session.state.get().kind !== 'unknown') return true;
  return new Promise((resolve) => {
    const stop = session.state.subscribe(() => {
      if (session.state.get().kind === 'unknown') return;
      stop();
      resolve(true);
    });
  });
}
