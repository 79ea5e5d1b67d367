import { queryOptions } from '@tanstack/react-query';
import { callPortal } from '#client/api/call-portal.ts';
import { dossiersApi, lookUpApi } from '#domain/api/dossiers.ts';
import type { DossierId } from '#domain/api/primitives.ts';

export const myDossiersQuery = () =>
  queryOptions({ queryKey: ['dossiers'], queryFn: ({ signal }) => callPortal(dossiersApi.listMine, { signal }) });

export const dossierQuery = (dossierId: DossierId) =>
  queryOptions({
    queryKey: ['dossiers', dossierId],
    queryFn: ({ signal }) => callPortal(dossiersApi.readMine, { params: { dossierId }, signal }),
  });

export const lookUpQuery = (code: string) =>
  queryOptions({
    queryKey: ['look-ups', code],
    queryFn: ({ signal }) => callPortal(lookUpApi.lookUp, { params: { code }, signal }),
  });
