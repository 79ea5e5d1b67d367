import { useEffect } from 'react';
import type { Loaded, PublicName, PublicValue } from '#client/offline/sync/public-data.ts';
import { useEngine } from './engine-provider.tsx';
import { useObservable } from './use-observable.ts';

/** Public data: the kept copy at once, replaced when the portal has a newer one. */
export const usePublic = <N extends PublicName>(name: N): Loaded<PublicValue<N>> => {
  const { publicData } = useEngine();
  useEffect(() => {
    // A failure is in the observed value already.
    publicData.load(name).catch(() => undefined);
  }, [publicData, name]);
  return useObservable(publicData.observe(name));
};

export const useProcedure = (code: string): Loaded<PublicValue<`procedure:${string}`>> =>
  usePublic(`procedure:${code}`);

export const useFormDefinition = (hash: string): Loaded<PublicValue<`form:${string}`>> => usePublic(`form:${hash}`);
