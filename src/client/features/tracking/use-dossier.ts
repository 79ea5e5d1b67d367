import { useCallback, useEffect, useRef, useState } from 'react';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { useLive } from '#client/offline/react/use-live.ts';
import type { useMyDossier } from '#client/offline/react/use-mine.ts';
import { useReachability, useSession } from '#client/offline/react/use-session.ts';
import { AppError, type ErrorCode } from '#domain/api/errors.ts';
import { DossierId } from '#domain/api/primitives.ts';

/** How the last question to the portal went. */
export type Asked =
  | { readonly state: 'asking' }
  | { readonly state: 'answered' }
  | { readonly state: 'failed'; readonly code: ErrorCode };

export interface DossierAtPortal {
  /** The copy on this device; `value` undefined in state ready: never given here. */
  readonly kept: ReturnType<typeof useMyDossier>;
  readonly asked: Asked;
  /** Asks the portal now. Never throws: how it went is in `asked`. */
  readonly refresh: () => Promise<void>;
}

const ASKING: Asked = { state: 'asking' };
const WHILE_PAYING = 5_000;

/**
 * One dossier as the portal knows it: the kept copy at once, and the portal asked anew whenever there may be news: another account,
 * a line that is back, a submission received (`received` changes), the page looked at again, a payment under way.
 */
export function useDossier(dossierId: string, received: string): DossierAtPortal {
  const { mine } = useEngine();
  const session = useSession();
  const line = useReachability();
  const kept = useLive(`mine:${dossierId}`, [`mine:${dossierId}`, 'session'], (engine) =>
    engine.mine.readDossier(dossierId),
  );
  const who = session.kind === 'citizen' ? `${session.account.id} ${session.expired}` : session.kind;
  const offline = line === 'offline' || line === 'captive';
  /** Each of these is a reason to ask anew; an answer belongs to the occasion that it was asked on. */
  const occasion = `${who} ${offline} ${received}`;
  const [told, setTold] = useState<{ readonly occasion: string; readonly asked: Asked }>();
  const turn = useRef(0);
  const refresh = useCallback(async (): Promise<void> => {
    turn.current += 1;
    const own = turn.current;
    const settle = (next: Asked): void => {
      if (own === turn.current) setTold({ occasion, asked: next });
    };
    // What no device ever made was never filed.
    if (!DossierId.safeParse(dossierId).success) {
      settle({ state: 'failed', code: 'dossier.notFound' });
      return;
    }
    try {
      await mine.fetchDossier(dossierId);
      settle({ state: 'answered' });
    } catch (fault) {
      settle({ state: 'failed', code: fault instanceof AppError ? fault.code : 'device.storageLost' });
    }
  }, [mine, dossierId, occasion]);

  useEffect(() => {
    if (who !== 'unknown') refresh().catch(() => undefined);
  }, [refresh, who]);

  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') refresh().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [refresh]);

  const paying = kept.value?.value.paymentStatus === 'PENDING';
  useEffect(() => {
    if (!paying) return;
    const timer = setInterval(() => {
      refresh().catch(() => undefined);
    }, WHILE_PAYING);
    return () => clearInterval(timer);
  }, [paying, refresh]);

  return { kept, asked: told?.occasion === occasion ? told.asked : ASKING, refresh };
}
