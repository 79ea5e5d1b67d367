import { createSubject } from '#client/offline/local-store/observable.ts';
import type { EnginePorts } from '#client/offline/local-store/ports.ts';
import type { DraftRole, Drafts } from './drafts.ts';

/** One tab writes a draft at a time; `takenOver` is called when another tab left it to this one. */
export function holdDraft(
  { locks }: Pick<EnginePorts, 'locks'>,
  id: string,
  takenOver: () => void,
): ReturnType<Drafts['hold']> {
  const role = createSubject<DraftRole>('pending');
  const ending = new AbortController();
  let release: () => void = () => undefined;
  const whileHeld = (): Promise<void> =>
    new Promise((resolve) => {
      role.set('writer');
      release = resolve;
      if (ending.signal.aborted) resolve();
    });
  const name = `draft:${id}`;
  void locks
    .request(name, { ifAvailable: true }, async (held) => {
      if (held) await whileHeld();
      return held;
    })
    .then((held) => {
      if (held || ending.signal.aborted) return undefined;
      role.set('reader');
      return locks.request(name, { signal: ending.signal }, async () => {
        takenOver();
        await whileHeld();
      });
    })
    .catch(() => undefined);
  return {
    role,
    release() {
      ending.abort();
      release();
    },
  };
}
