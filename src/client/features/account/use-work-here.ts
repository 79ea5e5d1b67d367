import { useDrafts } from '#client/offline/react/use-drafts.ts';
import { useOutbox } from '#client/offline/react/use-outbox.ts';

/** The open profile's work that the portal does not have yet. */
export interface WorkHere {
  readonly waiting: number;
  readonly drafts: number;
  /** Something could not be read: there may be more. */
  readonly unsure: boolean;
}

/** Undefined while it is read. */
export function useWorkHere(): WorkHere | undefined {
  const drafts = useDrafts();
  const outbox = useOutbox();
  if (drafts.state === 'loading' || outbox.state === 'loading') return undefined;
  const waiting = (outbox.value ?? []).filter((item) => item.state !== 'received').length;
  const unsure = drafts.state === 'failed' || outbox.state === 'failed';
  return { waiting, drafts: drafts.value?.length ?? 0, unsure };
}
