import { queryOptions } from '@tanstack/react-query';
import { callPortal } from '#client/api/call-portal.ts';
import type { DossierId } from '#domain/api/primitives.ts';
import { staffApi } from '#domain/api/staff.ts';
import type { DossierStatus } from '#domain/dossiers/dossier-status.ts';

export const staffSessionQuery = () =>
  queryOptions({
    queryKey: ['staff', 'session'],
    queryFn: ({ signal }) => callPortal(staffApi.readSession, { signal }),
  });

export const staffQueueQuery = (status?: DossierStatus) =>
  queryOptions({
    queryKey: ['staff', 'dossiers', { status: status ?? null }],
    queryFn: ({ signal }) => callPortal(staffApi.listQueue, { query: status === undefined ? {} : { status }, signal }),
  });

export const staffDossierQuery = (dossierId: DossierId) =>
  queryOptions({
    queryKey: ['staff', 'dossiers', dossierId],
    queryFn: ({ signal }) => callPortal(staffApi.readDossier, { params: { dossierId }, signal }),
  });
