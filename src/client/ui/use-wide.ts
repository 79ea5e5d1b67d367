import { useSyncExternalStore } from 'react';

/** From here on a side menu and tables have room (DESIGN: side menu from 1100). */
const WIDE = '(min-width: 1100px)';

const query = (): MediaQueryList | undefined => globalThis.matchMedia?.(WIDE);

const subscribe = (changed: () => void): (() => void) => {
  const list = query();
  list?.addEventListener('change', changed);
  return () => list?.removeEventListener('change', changed);
};

/** Whether there is room for a table; a small screen where the browser does not say. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => query()?.matches ?? false,
    () => false,
  );
