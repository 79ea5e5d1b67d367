import type { EnginePorts } from './local-store/ports.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { Shares } from './sync/create-shares.ts';
import type { Drafts } from './sync/drafts.ts';
import type { Mine } from './sync/mine.ts';
import type { PublicData } from './sync/public-data.ts';
import type { ReachabilityProbe } from './sync/reachability.ts';
import type { SessionKeeper } from './sync/session.ts';

/** The engine of one tab. `offline/react` shows it to the screens. */
export interface Engine {
  readonly ports: EnginePorts;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly session: SessionKeeper;
  readonly publicData: PublicData;
  readonly mine: Mine;
  readonly shares: Shares;
  readonly reachability: ReachabilityProbe;
  /** Listens to the page (line, visibility, leaving), asks who is signed in, wakes the sender, prefetches. The answer stops it. */
  start(): () => void;
}
