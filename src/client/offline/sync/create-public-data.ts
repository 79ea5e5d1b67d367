import { buildPath, callPortalIfChanged } from '#client/api/call-portal.ts';
import { createSubject, type Subject } from '#client/offline/local-store/observable.ts';
import { type EnginePorts, lineOf } from '#client/offline/local-store/ports.ts';
import { PUBLIC_ROWS } from '#client/offline/local-store/rows.ts';
import { AppError, type ErrorCode } from '#domain/api/errors.ts';
import { type Loaded, type PublicData, type PublicName, type PublicValue, publicRoute } from './public-data.ts';

/** A copy that was asked about so recently is not asked about again. */
const FRESH_MS = 60_000;
const PREFETCH_AT_ONCE = 2;

const GONE = new Set<ErrorCode>(['procedure.withdrawn', 'procedure.notFound', 'form.notFound']);

const codeOf = (fault: unknown): ErrorCode => (fault instanceof AppError ? fault.code : 'line.unreachable');

/** Public data: kept in `plain`, shown at once, asked about again by ETag. */
export function createPublicData(ports: EnginePorts): PublicData {
  const { store, clock, onItsWay } = ports;
  const line = lineOf(ports);
  const subjects = new Map<string, Subject<Loaded<unknown>>>();
  const asking = new Map<string, Promise<unknown>>();
  const askedAt = new Map<string, number>();

  const subjectOf = (name: string): Subject<Loaded<unknown>> => {
    const known = subjects.get(name);
    if (known !== undefined) return known;
    const made = createSubject<Loaded<unknown>>({ state: 'loading' });
    subjects.set(name, made);
    return made;
  };

  const isOnItsWay = (name: PublicName): boolean => {
    const { contract, params } = publicRoute(name);
    return onItsWay?.(buildPath(contract.path, params)) === true;
  };

  /** Asks the portal; answers the value that holds now. */
  const revalidate = (name: PublicName): Promise<unknown> => {
    const running = asking.get(name);
    if (running !== undefined) return running;
    const ask = async (): Promise<unknown> => {
      const kept = isOnItsWay(name) ? undefined : await store.get('plain', PUBLIC_ROWS + name);
      const { contract, params } = publicRoute(name);
      const input = { ...line, params, ...(kept?.etag === undefined ? {} : { etag: kept.etag }) };
      // The contract and its parameter belong together by publicRoute.
      const answer = await callPortalIfChanged(contract, input as never);
      askedAt.set(name, clock.monotonic());
      const updatedAt = new Date(clock.now()).toISOString();
      const value: unknown = answer.changed ? answer.value : kept?.value;
      const etag = answer.changed ? answer.etag : kept?.etag;
      const row = { key: PUBLIC_ROWS + name, value, updatedAt, v: 1, ...(etag === undefined ? {} : { etag }) };
      // Shown before it is kept. A full disk takes the copy, not the answer.
      subjectOf(name).set({ state: 'ready', value, updatedAt });
      await store.write([{ put: 'plain', value: row }]).catch(() => undefined);
      return value;
    };
    const promise = ask()
      .catch(async (fault: unknown) => {
        // What the portal has withdrawn is no longer shown from the kept copy.
        if (GONE.has(codeOf(fault))) {
          await store.write([{ remove: 'plain', key: PUBLIC_ROWS + name }]).catch(() => undefined);
          subjectOf(name).set({ state: 'failed', code: codeOf(fault) });
        }
        throw fault;
      })
      .finally(() => asking.delete(name));
    asking.set(name, promise);
    return promise;
  };

  const load = async <N extends PublicName>(name: N): Promise<PublicValue<N>> => {
    const subject = subjectOf(name);
    // What the page's HTML has asked for is here before the disk is even open; if it fails, the disk is asked after all.
    if (isOnItsWay(name)) {
      const answer = await revalidate(name).catch(() => undefined);
      if (answer !== undefined) return answer as PublicValue<N>;
    }
    const kept = await store.get('plain', PUBLIC_ROWS + name).catch(() => undefined);
    if (kept !== undefined) {
      if (subject.get().state !== 'ready')
        subject.set({ state: 'ready', value: kept.value, updatedAt: kept.updatedAt });
      const last = askedAt.get(name);
      const fresh = name.startsWith('form:') || (last !== undefined && clock.monotonic() - last < FRESH_MS);
      if (!fresh) revalidate(name).catch(() => undefined);
      return kept.value as PublicValue<N>;
    }
    try {
      return (await revalidate(name)) as PublicValue<N>;
    } catch (fault) {
      subject.set({ state: 'failed', code: codeOf(fault) });
      throw fault instanceof AppError ? fault : new AppError('line.unreachable', undefined, fault);
    }
  };

  return {
    load,
    refresh: async (name) => (await revalidate(name)) as never,
    observe: (name) => subjectOf(name) as never,
    async prefetch() {
      try {
        const names: PublicName[] = ['profile', 'units', 'calendar', 'keys'];
        const { procedures } = await load('procedures');
        for (const { code, formHash } of procedures) {
          names.push(`procedure:${code}`);
          if (formHash !== undefined) names.push(`form:${formHash}`);
        }
        while (names.length > 0) await Promise.all(names.splice(0, PREFETCH_AT_ONCE).map((name) => load(name)));
      } catch {
        // Without a line there is nothing to bring; the next start tries again.
      }
    },
  };
}
