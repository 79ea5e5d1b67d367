import { useEffect, useState } from 'react';
import { usePublic } from '#client/offline/react/use-public.ts';

/** At the latest after so long, however busy the page is. */
const LATEST_MS = 2_000;
/** Where a browser does not tell when it is idle. */
const PAUSE_MS = 300;

function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(run, { timeout: LATEST_MS });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(run, PAUSE_MS);
  return () => clearTimeout(timer);
}

/** The national catalogue's rows, brought when search was used for the first time and nothing more urgent is under way. */
export function useNationalList(wanted: boolean) {
  const [now, setNow] = useState(false);
  useEffect(() => (wanted && !now ? whenIdle(() => setNow(true)) : undefined), [wanted, now]);
  return usePublic(now ? 'national' : undefined);
}

/** The rows, or how far they are. */
export type NationalRows = ReturnType<typeof useNationalList>;
