import type { useOutboxItem } from '#client/offline/react/use-outbox.ts';

export type WaitingItem = NonNullable<ReturnType<typeof useOutboxItem>['value']>;

export type WaitingPhase = 'waiting' | 'sending' | 'needs-you' | 'parked' | 'draft';

/** One phrase for each fact: what was begun and stands still waits, it is not being sent. */
export function phaseOf(item: WaitingItem): WaitingPhase | undefined {
  switch (item.state) {
    case 'received':
      return undefined;
    case 'sealed':
      return 'waiting';
    case 'uploading':
    case 'committing':
      return item.reason === null ? 'sending' : 'waiting';
    default:
      return item.state;
  }
}
