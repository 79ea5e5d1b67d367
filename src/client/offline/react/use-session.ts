import type { Reachability } from '#client/offline/sync/reachability.ts';
import type { SessionKnowledge } from '#client/offline/sync/session.ts';
import type { Account } from '#domain/api/accounts.ts';
import { useEngine } from './engine-provider.tsx';
import { useObservable } from './use-observable.ts';

export const useSession = (): SessionKnowledge => useObservable(useEngine().session.state);

/** The account that is signed in here, also offline; null for a guest. */
export const useAccount = (): Account | null => {
  const session = useSession();
  return session.kind === 'citizen' ? session.account : null;
};

export const useReachability = (): Reachability => useObservable(useEngine().reachability.state);
