import { useCallback, useEffect, useRef, useState } from 'react';
import { callPortal } from '#client/api/call-portal.ts';
import { AppError, type ErrorCode } from '#domain/api/errors.ts';
import type { DossierId } from '#domain/api/primitives.ts';
import { staffApi } from '#domain/api/staff.ts';
import { codeOf } from './desk-error-text.ts';

export type LeaseState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'mine' }
  | { readonly kind: 'held'; readonly holder: string }
  | { readonly kind: 'failed'; readonly code: ErrorCode };

/** Three renewals fit into the two minutes that the portal grants: one lost answer does not cost the lease. */
const RENEWAL = 40_000;

/** Taking and giving up go out in the order in which they were meant. */
let order: Promise<unknown> = Promise.resolve();
const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
  const mine = order.then(work, work);
  order = mine.catch(() => undefined);
  return mine;
};

const giveUp = (dossierId: DossierId): void => {
  inOrder(() =>
    callPortal(staffApi.giveUpLease, {
      params: { dossierId },
      // It must leave even though the page goes; if it is lost, the lease lapses by itself.
      fetch: (input, init) => globalThis.fetch(input, { ...init, keepalive: true }),
    }),
  ).catch(() => undefined);
};

export interface HeldLease {
  readonly lease: LeaseState;
  /** Takes or renews now; throws what the portal answered. */
  readonly take: () => Promise<void>;
}

/** Holds the dossier for this officer while the page is open; a tablet that slept asks again when it wakes. */
export function useLease(dossierId: DossierId, leave: (fault: unknown) => boolean): HeldLease {
  const [lease, setLease] = useState<LeaseState>({ kind: 'asking' });
  const held = useRef(false);
  const take = useCallback(async () => {
    try {
      await inOrder(() => callPortal(staffApi.takeLease, { params: { dossierId } }));
      held.current = false;
      setLease({ kind: 'mine' });
    } catch (fault) {
      const code = codeOf(fault);
      held.current = code === 'dossier.leaseHeld';
      const holder = fault instanceof AppError ? fault.details?.['holder'] : undefined;
      setLease(
        held.current ? { kind: 'held', holder: typeof holder === 'string' ? holder : '' } : { kind: 'failed', code },
      );
      throw fault;
    }
  }, [dossierId]);
  useEffect(() => {
    const renew = () => {
      // What another holds is taken over by the officer's own hand only.
      if (!held.current) take().catch(leave);
    };
    const woken = () => {
      if (document.visibilityState === 'visible') renew();
    };
    const gone = () => giveUp(dossierId);
    renew();
    const timer = setInterval(renew, RENEWAL);
    document.addEventListener('visibilitychange', woken);
    window.addEventListener('pageshow', woken);
    window.addEventListener('pagehide', gone);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', woken);
      window.removeEventListener('pageshow', woken);
      window.removeEventListener('pagehide', gone);
      gone();
    };
  }, [dossierId, take, leave]);
  return { lease, take };
}
