import { useSyncExternalStore } from 'react';

/** A chosen file that was not taken; `code` is a code of errors.json. */
export interface RefusedFile {
  readonly componentCode: string;
  readonly name: string;
  readonly code: string;
}

/** What is known of a draft's papers beside the draft itself. */
export interface Preparing {
  /** The paper's code of each file that is being made ready, or waits its turn. */
  readonly busy: readonly string[];
  readonly refused: readonly RefusedFile[];
  /** Ids of kept files whose bytes are gone from the device. */
  readonly missing: readonly string[];
}

const NOTHING: Preparing = { busy: [], refused: [], missing: [] };

const states = new Map<string, Preparing>();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};
const get = (draftId: string): Preparing => states.get(draftId) ?? NOTHING;

function change(draftId: string, make: (former: Preparing) => Partial<Preparing>): void {
  const former = get(draftId);
  states.set(draftId, { ...former, ...make(former) });
  for (const listener of [...listeners]) listener();
}

/**
 * Files under way, by draft and not by screen: work that was begun on a card goes on when the card is gone, and neither it nor its
 * refusal may be overlooked by what seals the dossier.
 */
export const preparing = {
  get,
  begin: (draftId: string, componentCode: string, files: number) =>
    change(draftId, ({ busy, refused }) => ({
      busy: [...busy, ...Array.from({ length: files }, () => componentCode)],
      // Another try at a paper answers what was refused of it before.
      refused: refused.filter((it) => it.componentCode !== componentCode),
    })),
  end: (draftId: string, componentCode: string) =>
    change(draftId, ({ busy }) => {
      const one = busy.indexOf(componentCode);
      return { busy: busy.filter((_, n) => n !== one) };
    }),
  refuse: (draftId: string, file: RefusedFile) =>
    change(draftId, ({ refused }) => ({
      refused: [...refused.filter((it) => it.componentCode !== file.componentCode || it.name !== file.name), file],
    })),
  lost: (draftId: string, partId: string) =>
    change(draftId, ({ missing }) => (missing.includes(partId) ? {} : { missing: [...missing, partId] })),
  found: (draftId: string, partId: string) => {
    if (get(draftId).missing.includes(partId))
      change(draftId, ({ missing }) => ({ missing: missing.filter((it) => it !== partId) }));
  },
  /** The dossier is sealed: what was refused on the way is past. */
  forget: (draftId: string) => change(draftId, () => NOTHING),
};

export const usePreparing = (draftId: string): Preparing => useSyncExternalStore(subscribe, () => get(draftId));
