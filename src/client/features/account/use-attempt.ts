import { useRef, useState } from 'react';
import { AppError } from '#domain/api/errors.ts';

export interface Attempt {
  readonly busy: boolean;
  readonly fault: AppError | undefined;
  /** Does `work` unless something is under way; answers whether it went well. */
  run(work: () => Promise<void>): Promise<boolean>;
  clear(): void;
}

/** One thing at a time with the portal: ten taps are one, and a failure is kept to be said. */
export function useAttempt(): Attempt {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<AppError>();
  const underWay = useRef(false);
  return {
    busy,
    fault,
    clear: () => setFault(undefined),
    async run(work) {
      if (underWay.current) return false;
      underWay.current = true;
      setBusy(true);
      setFault(undefined);
      try {
        await work();
        return true;
      } catch (error) {
        setFault(error instanceof AppError ? error : new AppError('device.storageLost', undefined, error));
        return false;
      } finally {
        underWay.current = false;
        setBusy(false);
      }
    },
  };
}
