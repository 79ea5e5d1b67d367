import { paymentsApi } from '#domain/api/payments.ts';
import { readPayment } from '#server/use-cases/payments/read-payment.ts';
import { receiveNotice } from '#server/use-cases/payments/receive-notice.ts';
import { startPayment } from '#server/use-cases/payments/start-payment.ts';
import type { RouteGroup } from './route-group.ts';

export const paymentRoutes: RouteGroup = (route, services) => {
  route(paymentsApi.start, async ({ caller, params, request }, store) =>
    startPayment(services, store, caller, params.dossierId, request.ip),
  );
  route(paymentsApi.read, async ({ caller, params }) => readPayment(services, caller, params.reference));
  route(paymentsApi.vnpayNotice, async ({ query }) => receiveNotice(services, query));
};
