import { queryOptions } from '@tanstack/react-query';
import { callPortal } from '#client/api/call-portal.ts';
import { accountsApi } from '#domain/api/accounts.ts';

export const sessionQuery = () =>
  queryOptions({ queryKey: ['session'], queryFn: ({ signal }) => callPortal(accountsApi.readSession, { signal }) });

export const myAccountQuery = () =>
  queryOptions({ queryKey: ['accounts', 'me'], queryFn: ({ signal }) => callPortal(accountsApi.readMine, { signal }) });
