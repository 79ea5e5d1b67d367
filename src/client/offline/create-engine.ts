import { browserPage } from './browser-page.ts';
import type { Engine } from './engine.ts';
import { browserPorts } from './local-store/browser-ports.ts';
import type { EnginePorts } from './local-store/ports.ts';
import { createOutbox, sealedIds } from './outbox/create-outbox.ts';
import type { Sender, SenderParts } from './outbox/sender.ts';
import { createDrafts } from './sync/create-drafts.ts';
import { createMine } from './sync/create-mine.ts';
import { createPublicData } from './sync/create-public-data.ts';
import { createReachability } from './sync/create-reachability.ts';
import { createSession } from './sync/create-session.ts';
import { createShares } from './sync/create-shares.ts';
import { createProfiles } from './sync/profiles.ts';
import { createVault } from './vault/vault.ts';

/** While something waits, the line is looked at this often even without an event that tells of it. */
const LOOK_EVERY = 30_000;
/** Tidying waits until the first screen has what it needs. */
const SWEEP_AFTER = 10_000;

/** Sending comes in a chunk of its own: who fills in waits for nothing of it. Where it cannot be fetched, the next waking tries again. */
function lateSender(parts: SenderParts): Sender {
  let coming: Promise<Sender> | undefined;
  const come = (): Promise<Sender> => {
    coming ??= import('./outbox/sender.ts').then(
      ({ createSender }) => createSender(parts),
      (fault: unknown) => {
        coming = undefined;
        throw fault;
      },
    );
    return coming;
  };
  return {
    run: async (force) => (await come()).run(force),
    untilNext: async () => (await come()).untilNext(),
  };
}

/** The engine of one tab. Its surroundings are the browser's unless others are handed in. */
export function createEngine(
  ports: EnginePorts = browserPorts(browserPage),
  publicData = createPublicData(ports),
): Engine {
  const { clock, announcer, page } = ports;
  const vault = createVault(ports);
  const profiles = createProfiles(ports, vault);
  const sender = lateSender({ ports, vault, publicData });
  const reachability = createReachability(ports, async () => (await publicData.load('keys')).keys);
  let running = false;
  let cancelTimer: () => void = () => undefined;

  /** Sends what is due, then sets the alarm for what comes next. */
  const wake = (): void => {
    if (!running) return;
    cancelTimer();
    sender
      .run()
      .catch(() => undefined)
      .then(() => sender.untilNext())
      .then((wait) => {
        cancelTimer();
        if (running && wait !== undefined) cancelTimer = clock.after(Math.min(wait + 50, LOOK_EVERY), wake);
      })
      .catch(() => undefined);
  };

  const drafts = createDrafts(ports, vault, profiles, () => sealedIds(ports));
  const session = createSession(ports, vault, profiles, wake, drafts.flush);
  const outbox = createOutbox({ ports, vault, profiles, flush: drafts.flush, sender, wake });
  const mine = createMine(ports, vault, profiles);
  const shares = createShares(ports, vault, profiles);

  const look = (): void => {
    reachability
      .probe()
      .then((found) => {
        if (found !== 'online') return;
        // A line is back: what waited for it goes now, not when its time comes.
        sender
          .run({})
          .catch(() => undefined)
          .finally(wake);
        session.refresh().catch(() => undefined);
        publicData.prefetch().catch(() => undefined);
      })
      .catch(() => undefined);
  };
  const save = (): void => {
    drafts.flush().catch(() => undefined);
  };

  function start(): () => void {
    running = true;
    const stopListening = page.subscribe((event) => (event === 'hidden' ? save() : look()));
    session
      .refresh()
      .then(() => announcer.announce('session'))
      .catch(() => undefined)
      .finally(() => {
        look();
        wake();
      });
    let persistent = false;
    const stopAsking = announcer.subscribe((topic) => {
      if (topic !== 'drafts' || persistent) return;
      // The moment at which there is something to keep: the browser is asked not to clear it away by itself.
      persistent = true;
      page.askToPersist();
    });
    let cancelLook = clock.after(LOOK_EVERY, function again() {
      // Only what is not certain is asked again and again.
      if (reachability.state.get() !== 'online') look();
      // Whatever another tab or the worker left waiting.
      wake();
      cancelLook = clock.after(LOOK_EVERY, again);
    });
    const cancelSweep = clock.after(SWEEP_AFTER, () => {
      import('./sync/sweep-blobs.ts').then(({ sweepBlobs }) => sweepBlobs(ports, vault)).catch(() => undefined);
    });
    return () => {
      running = false;
      cancelSweep();
      stopAsking();
      cancelTimer();
      cancelLook();
      stopListening();
      save();
    };
  }

  return { ports, drafts, outbox, session, publicData, mine, shares, reachability, start };
}
