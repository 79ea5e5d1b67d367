import type { Observable } from '#client/offline/local-store/observable.ts';

/** online: the portal itself answered, signed. captive: something else did (a Wi-Fi sign-in page). */
export type Reachability = 'unknown' | 'online' | 'offline' | 'captive';

export interface ReachabilityProbe {
  readonly state: Observable<Reachability>;
  probe(): Promise<Reachability>;
}
