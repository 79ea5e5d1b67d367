import { browserPage } from './browser-page.ts';
import type { Engine } from './engine.ts';
import { browserPorts } from './local-store/browser-ports.ts';
import type { Observable } from './local-store/observable.ts';
import type { EnginePorts } from './local-store/ports.ts';
import { createPublicData } from './sync/create-public-data.ts';
import type { DraftRole, Drafts, SavedState } from './sync/drafts.ts';

/** Nothing is on the disk before somebody is there to write it. */
const NOT_LOADED: SavedState = { state: 'saving' };

/**
 * The engine of one tab for a page that is only being opened: public data are there at once, whatever seals, signs or sends comes in
 * a chunk of its own when it is first asked for. What is handed in meanwhile is done in its order. Who only looks on, and what runs by
 * itself, waits until `calm`.
 */
export function createLightEngine(
  ports: EnginePorts = browserPorts(browserPage),
  calm: Promise<void> = Promise.resolve(),
): Engine {
  const publicData = createPublicData(ports);
  let whole: Engine | undefined;
  let arrived: (engine: Engine) => void = () => undefined;
  const there = new Promise<Engine>((resolve) => {
    arrived = resolve;
  });
  let loading: Promise<Engine> | undefined;
  const load = (): Promise<Engine> => {
    loading ??= import('./create-engine.ts').then(
      ({ createEngine }) => {
        whole = createEngine(ports, publicData);
        arrived(whole);
        return whole;
      },
      (fault: unknown) => {
        // The line was away for a moment: the next one who asks tries again.
        loading = undefined;
        throw fault;
      },
    );
    return loading;
  };

  /** A value of the whole engine, `before` until it is there. */
  const following = <T>(before: T, of: (engine: Engine) => Observable<T>): Observable<T> => ({
    get: () => (whole === undefined ? before : of(whole).get()),
    subscribe(listener) {
      let gone = false;
      let stop = (): void => undefined;
      const follow = (engine: Engine): void => {
        if (!gone) stop = of(engine).subscribe(listener);
      };
      if (whole === undefined) {
        calm.then(load).catch(() => undefined);
        there
          .then((engine) => {
            follow(engine);
            if (!gone) listener();
          })
          .catch(() => undefined);
      } else follow(whole);
      return () => {
        gone = true;
        stop();
      };
    },
  });

  /** Every verb of a part is asked of the whole engine; `own` are those that answer without a promise. */
  const asked = <P extends object>(of: (engine: Engine) => P, own: Partial<P>): P =>
    new Proxy(own as P, {
      get: (target, name) =>
        name in target
          ? target[name as keyof P]
          : (...args: unknown[]) => {
              const call = (engine: Engine): unknown =>
                (of(engine) as Record<PropertyKey, (...them: unknown[]) => unknown>)[name]?.(...args);
              return whole === undefined ? load().then(call) : call(whole);
            },
    });

  const hold: Drafts['hold'] = (draftId) => {
    if (whole !== undefined) return whole.drafts.hold(draftId);
    let gone = false;
    let held: ReturnType<Drafts['hold']> | undefined;
    const holding = load().then((engine) => {
      if (!gone) held = engine.drafts.hold(draftId);
    });
    holding.catch(() => undefined);
    const role: Observable<DraftRole> = {
      get: () => held?.role.get() ?? 'pending',
      subscribe(listener) {
        let stop = (): void => undefined;
        let left = false;
        holding
          .then(() => {
            if (left || held === undefined) return;
            stop = held.role.subscribe(listener);
            listener();
          })
          .catch(() => undefined);
        return () => {
          left = true;
          stop();
        };
      },
    };
    return {
      role,
      release() {
        gone = true;
        held?.release();
      },
    };
  };

  return {
    ports,
    publicData,
    drafts: asked((engine) => engine.drafts, {
      hold,
      savedState: (draftId) => following(NOT_LOADED, (engine) => engine.drafts.savedState(draftId)),
    }),
    outbox: asked((engine) => engine.outbox, {}),
    mine: asked((engine) => engine.mine, {}),
    shares: asked((engine) => engine.shares, {}),
    session: asked((engine) => engine.session, {
      state: following({ kind: 'unknown' }, (engine) => engine.session.state),
    }),
    reachability: asked((engine) => engine.reachability, {
      state: following('unknown', (engine) => engine.reachability.state),
    }),
    start() {
      let stop = (): void => undefined;
      let gone = false;
      const begin = (): void => {
        load()
          .then((engine) => {
            if (!gone) stop = engine.start();
          })
          .catch(() => {
            if (!gone) ports.clock.after(TRY_AGAIN, begin);
          });
      };
      calm.then(begin).catch(() => undefined);
      return () => {
        gone = true;
        stop();
      };
    },
  };
}

const TRY_AGAIN = 5_000;
