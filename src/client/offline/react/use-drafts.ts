import { useEffect, useState } from 'react';
import { createSubject, type Observable } from '#client/offline/local-store/observable.ts';
import type { Draft, DraftSummary } from '#client/offline/sync/draft.ts';
import type { DraftRole, SavedState } from '#client/offline/sync/drafts.ts';
import type { DossierId } from '#domain/api/primitives.ts';
import { useEngine } from './engine-provider.tsx';
import { type Live, useLive } from './use-live.ts';
import { useObservable } from './use-observable.ts';

/** The open profile's drafts, newest first. */
export const useDrafts = (): Live<DraftSummary[]> =>
  useLive('drafts', ['drafts', 'session'], (engine) => engine.drafts.list());

/** One draft; `value` undefined in state ready: there is none (sent, deleted, or another profile's). */
export const useDraft = (draftId: DossierId | string): Live<Draft | undefined> =>
  useLive(`draft:${draftId}`, [`draft:${draftId}`, 'session'], (engine) => engine.drafts.read(draftId));

/** "Đã cất trên máy", and why not. */
export const useSavedState = (draftId: DossierId | string): SavedState =>
  useObservable(useEngine().drafts.savedState(draftId));

const NOBODY = createSubject<DraftRole>('pending');

/** Takes the draft for this tab while mounted; `reader`: another tab has it, say so and do not edit. */
export const useDraftRole = (draftId: DossierId | string): DraftRole => {
  const { drafts } = useEngine();
  const [role, setRole] = useState<Observable<DraftRole>>(NOBODY);
  useEffect(() => {
    const hold = drafts.hold(draftId);
    setRole(hold.role);
    return hold.release;
  }, [drafts, draftId]);
  return useObservable(role);
};
