import { useState } from 'react';
import { AppError, type ErrorCode } from '#domain/api/errors.ts';

export interface Task {
  readonly busy: boolean;
  /** Why the last run failed; gone when another begins. */
  readonly failed: ErrorCode | undefined;
  /** One at a time: a second tap while it runs does nothing. */
  readonly run: (work: () => Promise<unknown>) => void;
}

/** Something that a button does: whether it runs, and why it did not work. */
export function useTask(): Task {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<ErrorCode>();
  return {
    busy,
    failed,
    run: (work) => {
      if (busy) return;
      setBusy(true);
      setFailed(undefined);
      work()
        .catch((fault: unknown) => setFailed(fault instanceof AppError ? fault.code : 'device.storageLost'))
        .finally(() => setBusy(false));
    },
  };
}
