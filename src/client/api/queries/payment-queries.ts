import { queryOptions } from '@tanstack/react-query';
import { callPortal } from '#client/api/call-portal.ts';
import { paymentsApi } from '#domain/api/payments.ts';

/** Asked again every 3 s while the gateway's notice is awaited. */
export const paymentQuery = (reference: string) =>
  queryOptions({
    queryKey: ['payments', reference],
    queryFn: ({ signal }) => callPortal(paymentsApi.read, { params: { reference }, signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'PENDING' ? 3000 : false),
  });
