import { callPortal } from '#client/api/call-portal.ts';
import { createSubject } from '#client/offline/local-store/observable.ts';
import { type EnginePorts, lineOf } from '#client/offline/local-store/ports.ts';
import { verifyJws } from '#client/offline/outbox/verify-receipt.ts';
import { AppError } from '#domain/api/errors.ts';
import type { PublicJwk } from '#domain/api/portal.ts';
import { portalApi } from '#domain/api/portal.ts';
import type { Reachability, ReachabilityProbe } from './reachability.ts';

/** Asks for the portal's signed time; anything else that answers is somebody else's page. */
export function createReachability(
  ports: Pick<EnginePorts, 'fetch' | 'origin' | 'clock' | 'crypto'>,
  keys: () => Promise<readonly PublicJwk[]>,
): ReachabilityProbe {
  const state = createSubject<Reachability>('unknown');
  const ask = async (): Promise<Reachability> => {
    try {
      const { now, token } = await callPortal(portalApi.reach, { ...lineOf(ports), timeoutMs: 8_000 });
      const payload = (await verifyJws(ports.crypto, token, await keys())) as { now?: unknown } | undefined;
      return payload?.now === now ? 'online' : 'captive';
    } catch (fault) {
      return fault instanceof AppError && fault.code === 'line.notThePortal' ? 'captive' : 'offline';
    }
  };
  let asking: Promise<Reachability> | undefined;
  return {
    state,
    probe() {
      asking ??= ask()
        .then((found) => {
          state.set(found);
          return found;
        })
        .finally(() => {
          asking = undefined;
        });
      return asking;
    },
  };
}
