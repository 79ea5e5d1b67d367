import { useEffect } from 'react';
import { createSubject } from '#client/offline/local-store/observable.ts';
import type { Loaded, PublicName, PublicValue } from '#client/offline/sync/public-data.ts';
import { useEngine } from './engine-provider.tsx';
import { useObservable } from './use-observable.ts';

const NOT_YET = createSubject<{ readonly state: 'loading' }>({ state: 'loading' });

/** Public data: the kept copy at once, replaced when the portal has a newer one. Without a name nothing is asked yet. */
export const usePublic = <N extends PublicName>(name: N | undefined): Loaded<PublicValue<N>> => {
  const { publicData } = useEngine();
  useEffect(() => {
    // A failure is in the observed value already.
    if (name !== undefined) publicData.load(name).catch(() => undefined);
  }, [publicData, name]);
  return useObservable<Loaded<PublicValue<N>>>(name === undefined ? NOT_YET : publicData.observe(name));
};

/** Undefined while the code is not known yet. */
export const useProcedure = (code: string | undefined): Loaded<PublicValue<`procedure:${string}`>> =>
  usePublic(code === undefined || code === '' ? undefined : `procedure:${code}`);

/** What the national catalogue records of a code; undefined while it is not asked for. */
export const useNationalProcedure = (code: string | undefined): Loaded<PublicValue<`national:${string}`>> =>
  usePublic(code === undefined ? undefined : `national:${code}`);

export const useFormDefinition = (hash: string | undefined): Loaded<PublicValue<`form:${string}`>> =>
  usePublic(hash === undefined ? undefined : `form:${hash}`);
