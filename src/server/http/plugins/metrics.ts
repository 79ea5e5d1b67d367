import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { AppError } from '#domain/api/errors.ts';
import { DossierStatus } from '#domain/dossiers/dossier-status.ts';
import type { Services } from '#server/services.ts';
import { countWork } from '#server/use-cases/portal/count-work.ts';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * `/metrics` in Prometheus' text format: the process, requests by the route's pattern, and how much work waits. Numbers only: no label
 * names a person, a dossier or a unit. Only for whoever knows the token; a production portal without one has no such page.
 */
export function tellMetrics(app: FastifyInstance, services: Services): void {
  const { metricsToken, demonstration } = services;
  if (metricsToken === undefined && !demonstration) return;
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by method, pattern of the route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [register],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [register] });
  const dossiers = gauge('portal_dossiers', 'Dossiers by state', ['status']);
  const payments = gauge('portal_payments_open', 'Payments begun whose outcome is not known');
  const messages = gauge('portal_messages_waiting', 'E-mails and text messages not sent yet');
  const oldest = gauge('portal_oldest_message_seconds', 'Age of the oldest message that waits');
  const admits = (header: string | undefined): boolean =>
    metricsToken === undefined || timingSafeEqual(digest(header ?? ''), digest(`Bearer ${metricsToken}`));
  const audience = metricsToken === undefined ? 'anyone' : 'operator';
  app.get('/metrics', { config: { audience } }, async (request, reply) => {
    if (!admits(request.headers.authorization)) throw new AppError('session.missing');
    const figures = await countWork(services);
    for (const status of DossierStatus.options) dossiers.set({ status }, figures.dossiersByStatus.get(status) ?? 0);
    payments.set(figures.paymentsOpen);
    messages.set(figures.messagesWaiting);
    oldest.set(figures.oldestMessageSeconds);
    return reply
      .type(register.contentType)
      .header('cache-control', 'no-store')
      .send(await register.metrics());
  });
}
