import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { Engine } from '#client/offline/engine.ts';
import { AppError, type ErrorCode } from '#domain/api/errors.ts';
import { useEngine } from './engine-provider.tsx';

/** What is read from the device: loading the first time only, then the last value until a newer one is there. */
export type Live<T> =
  | { readonly state: 'loading'; readonly value: undefined }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly value: undefined; readonly code: ErrorCode };

const LOADING = { state: 'loading', value: undefined } as const;

/**
 * Reads by `load` and again whenever one of the topics is announced, in this tab or another.
 * `key` says what is read: another key begins anew.
 */
export const useLive = <T>(key: string, topics: readonly string[], load: (engine: Engine) => Promise<T>): Live<T> => {
  const engine = useEngine();
  const current = useRef<{ key: string; live: Live<T> }>({ key, live: LOADING });
  if (current.current.key !== key) current.current = { key, live: LOADING };
  const latest = useRef({ load, topics });
  latest.current = { load, topics };

  const subscribe = useCallback(
    (changed: () => void) => {
      let gone = false;
      let asked = 0;
      const read = () => {
        asked += 1;
        const mine = asked;
        const settle = (live: Live<T>) => {
          // A slower, older answer never replaces a newer one.
          if (gone || mine !== asked) return;
          current.current = { key, live };
          changed();
        };
        latest.current.load(engine).then(
          (value) => settle({ state: 'ready', value }),
          (error: unknown) =>
            settle({
              state: 'failed',
              value: undefined,
              code: error instanceof AppError ? error.code : 'device.storageLost',
            }),
        );
      };
      const stop = engine.ports.announcer.subscribe((topic) => {
        if (latest.current.topics.includes(topic)) read();
      });
      read();
      return () => {
        gone = true;
        stop();
      };
    },
    [engine, key],
  );
  const read = () => current.current.live;
  return useSyncExternalStore(subscribe, read, read);
};
