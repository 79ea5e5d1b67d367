import type { ReceivedFile } from '#client/offline/sync/create-shares.ts';
import { type Live, useLive } from './use-live.ts';

/** Files that other apps handed over to the open profile and that wait for a dossier. */
export const useShares = (): Live<ReceivedFile[]> =>
  useLive('shares', ['shares', 'session'], (engine) => engine.shares.list());
