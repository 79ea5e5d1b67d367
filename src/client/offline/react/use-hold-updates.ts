import { useEffect } from 'react';
import { useEngine } from './engine-provider.tsx';

/**
 * While `open`, no new version swaps under what is being written here, in any tab: a lock of the kind by which the wizard holds its
 * draft (rule 8).
 */
export function useHoldUpdates(open: boolean): void {
  const { locks, random } = useEngine().ports;
  useEffect(() => {
    if (!open) return undefined;
    let release: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => {
      release = resolve;
    });
    locks.request(`draft:${random.uuid()}`, {}, () => closed).catch(() => undefined);
    return release;
  }, [open, locks, random]);
}
