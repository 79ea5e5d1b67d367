import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from '#client/ui/navigation.tsx';
import { EVERYTHING, type ListQuery, listAddress, readListQuery } from './list-query.ts';

/** Browsers refuse an address that changes at every key (Safari: 100 times in 30 s). */
const PAUSE_MS = 300;

export interface ListQueryNow {
  readonly query: ListQuery;
  /** Another question begins at its first page. */
  readonly change: (part: Partial<ListQuery>) => void;
  readonly clear: () => void;
}

/** What is looked for in the list; kept in the address, so that going back and loading again find it. */
export function useListQuery(): ListQueryNow {
  const address = useSearchParams().toString();
  const navigate = useNavigate();
  const [query, setQuery] = useState(() => readListQuery(new URLSearchParams(address)));
  const written = useRef(address);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // Not by us: a link, or the browser's way back.
    if (address === written.current) return;
    written.current = address;
    clearTimeout(timer.current);
    setQuery(readListQuery(new URLSearchParams(address)));
  }, [address]);
  // Who has gone elsewhere is not called back.
  useEffect(() => () => clearTimeout(timer.current), []);
  const show = (next: ListQuery, slowly: boolean): void => {
    setQuery(next);
    clearTimeout(timer.current);
    const write = (): void => {
      const href = listAddress(next);
      written.current = new URLSearchParams(href.split('?')[1] ?? '').toString();
      navigate(href, { replace: true });
    };
    if (slowly) timer.current = setTimeout(write, PAUSE_MS);
    else write();
  };
  return {
    query,
    change: (part) => show({ ...query, page: 0, ...part }, part.words !== undefined),
    clear: () => show({ ...EVERYTHING, sort: query.sort }, false),
  };
}
