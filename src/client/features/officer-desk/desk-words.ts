import { useCallback, useEffect, useRef, useState } from 'react';

/** What an officer has written about a dossier and not sent yet. */
export interface DeskWords {
  readonly refuse: string;
  /** The article that a refusal rests on. */
  readonly refuseGround: string;
  readonly stop: string;
  /** Reason by target: "FIELD childName", "COMPONENT 000…", "WHOLE". A key is there when its box is ticked. */
  readonly points: Readonly<Record<string, string>>;
  readonly second: string;
  readonly result: File | null;
  /** Another result follows this one. */
  readonly more: boolean;
  /** By the fee line's rule: the amount as it was typed, and its ground. */
  readonly fees: Readonly<Record<string, { readonly amount: string; readonly ground: string }>>;
}

const NOTHING: DeskWords = {
  refuse: '',
  refuseGround: '',
  stop: '',
  points: {},
  second: '',
  result: null,
  more: false,
  fees: {},
};

/**
 * Words outlive a session that ends under the officer's hands, in the page's memory alone: they name people, and a desk's
 * tablet is shared, so nothing of them is written to its storage. Each officer finds only their own.
 */
const kept = new Map<string, DeskWords>();

/** At sign-in (`staffId`: their own stay) and at sign-out. */
export function forgetWords(staffId?: string): void {
  for (const key of kept.keys()) if (staffId === undefined || !key.startsWith(`${staffId} `)) kept.delete(key);
}

const isWritten = ({ refuse, refuseGround, stop, points, second, result, fees }: DeskWords): boolean =>
  Object.values(fees).some((it) => it.amount !== '' || it.ground !== '') ||
  refuse !== '' ||
  refuseGround !== '' ||
  stop !== '' ||
  second !== '' ||
  result !== null ||
  Object.keys(points).length > 0;

export interface KeptWords {
  readonly words: DeskWords;
  readonly change: (part: Partial<DeskWords>) => void;
  readonly clear: () => void;
}

export function useDeskWords(staffId: string, dossierId: string): KeptWords {
  const key = `${staffId} ${dossierId}`;
  const [words, setWords] = useState(() => kept.get(key) ?? NOTHING);
  const latest = useRef(words);
  const put = useCallback(
    (next: DeskWords) => {
      latest.current = next;
      if (isWritten(next)) kept.set(key, next);
      else kept.delete(key);
      setWords(next);
    },
    [key],
  );
  const change = useCallback((part: Partial<DeskWords>) => put({ ...latest.current, ...part }), [put]);
  const clear = useCallback(() => put(NOTHING), [put]);
  const written = isWritten(words);
  useEffect(() => {
    if (!written) return undefined;
    // Memory ends with the page: the browser asks before it goes.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [written]);
  return { words, change, clear };
}
