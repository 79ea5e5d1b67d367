import { useEffect } from 'react';
import type { Kept } from '#client/offline/sync/mine.ts';
import type { Dossier, DossierSummary } from '#domain/api/dossiers.ts';
import { useEngine } from './engine-provider.tsx';
import { type Live, useLive } from './use-live.ts';

/** My dossiers as last known; asks the portal once when mounted. `value` undefined in state ready: never fetched here. */
export const useMyDossiers = (): Live<Kept<DossierSummary[]> | undefined> => {
  const { mine } = useEngine();
  useEffect(() => {
    mine.fetchList().catch(() => undefined);
  }, [mine]);
  return useLive('mine', ['mine', 'session'], (engine) => engine.mine.readList());
};

export const useMyDossier = (dossierId: string): Live<Kept<Dossier> | undefined> => {
  const { mine } = useEngine();
  useEffect(() => {
    mine.fetchDossier(dossierId).catch(() => undefined);
  }, [mine, dossierId]);
  return useLive(`mine:${dossierId}`, [`mine:${dossierId}`, 'session'], (engine) => engine.mine.readDossier(dossierId));
};
