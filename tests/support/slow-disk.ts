import type { LocalStore } from '#client/offline/local-store/local-store.ts';
import { AppError } from '#domain/api/errors.ts';

/** A disk on which sealed rows do not arrive until it is told to go on, or to be full. Everything else is at once. */
export function createSlowDisk(disk: LocalStore): { readonly store: LocalStore; goOn(): void; fill(): void } {
  let goOn: () => void = () => undefined;
  let fill: () => void = () => undefined;
  const waiting = new Promise<void>((resolve, reject) => {
    goOn = resolve;
    fill = () => reject(new AppError('device.storageFull'));
  });
  waiting.catch(() => undefined);
  const store: LocalStore = {
    ...disk,
    async write(changes, guards) {
      if (changes.some((change) => 'put' in change && change.put === 'rows')) await waiting;
      return disk.write(changes, guards);
    },
  };
  return { store, goOn: () => goOn(), fill: () => fill() };
}
