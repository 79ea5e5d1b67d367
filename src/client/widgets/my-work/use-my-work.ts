import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { useDrafts } from '#client/offline/react/use-drafts.ts';
import { useLive } from '#client/offline/react/use-live.ts';
import { useOutbox } from '#client/offline/react/use-outbox.ts';
import { usePublic } from '#client/offline/react/use-public.ts';
import { useSession } from '#client/offline/react/use-session.ts';
import { AppError, type ErrorCode } from '#domain/api/errors.ts';
import { mergeWork, type WorkItem } from './merge-work.ts';

/** The session is looked at often; the list is not asked for again within this time (ms) without a reason. */
const FRESH = 10_000;

export interface MyWorkNow {
  readonly loading: boolean;
  readonly items: readonly WorkItem[];
  /** What of the device could not be read; the rest is shown. */
  readonly faults: readonly ErrorCode[];
  /** When the portal gave the list that is shown; null: never on this device. */
  readonly updatedAt: string | null;
  /** The last asking, since this screen is open: under way, answered, or why not. */
  readonly portal: 'unasked' | 'asking' | 'answered' | ErrorCode;
  readonly ask: () => void;
}

/** Drafts, waiting dossiers and the portal's list of the open profile as one, kept up to date while shown. */
export function useMyWork(): MyWorkNow {
  const { mine, ports } = useEngine();
  const session = useSession();
  const drafts = useDrafts();
  const outbox = useOutbox();
  const list = useLive('mine', ['mine', 'session'], (engine) => engine.mine.readList());
  const catalogue = usePublic('procedures');
  const [portal, setPortal] = useState<MyWorkNow['portal']>('unasked');
  const asked = useRef({ at: Number.NEGATIVE_INFINITY, news: '' });

  const dossiers = list.value?.value;
  const procedures = catalogue.state === 'ready' ? catalogue.value.procedures : undefined;
  const items = useMemo(
    () =>
      mergeWork({
        drafts: drafts.value ?? [],
        outbox: outbox.value ?? [],
        dossiers: dossiers ?? [],
        procedures: procedures ?? [],
      }),
    [drafts.value, outbox.value, dossiers, procedures],
  );

  const ask = useCallback(() => {
    setPortal('asking');
    mine.fetchList().then(
      () => setPortal('answered'),
      (fault: unknown) => setPortal(fault instanceof AppError ? fault.code : 'line.unreachable'),
    );
  }, [mine]);

  // What was received since the list was given is a reason to ask at once.
  const news = items
    .filter((item) => item.received !== undefined)
    .map((item) => `${item.id}/${item.received?.revision}`)
    .join(' ');
  useEffect(() => {
    if (session.kind !== 'citizen' || !session.confirmed || session.expired) return;
    const now = ports.clock.monotonic();
    if (asked.current.news === news && now - asked.current.at < FRESH) return;
    asked.current = { at: now, news };
    ask();
  }, [session, news, ask, ports]);

  const sources = [drafts, outbox, list];
  return {
    loading: session.kind === 'unknown' || sources.some((it) => it.state === 'loading'),
    items,
    faults: [...new Set(sources.flatMap((it) => (it.state === 'failed' ? [it.code] : [])))],
    updatedAt: list.value?.updatedAt ?? null,
    portal,
    ask,
  };
}
