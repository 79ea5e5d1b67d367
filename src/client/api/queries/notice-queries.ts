import { queryOptions } from '@tanstack/react-query';
import { callPortal } from '#client/api/call-portal.ts';
import { noticesApi } from '#domain/api/notices.ts';

export const myNoticesQuery = () =>
  queryOptions({ queryKey: ['notices'], queryFn: ({ signal }) => callPortal(noticesApi.listMine, { signal }) });
