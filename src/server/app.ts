import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { AppError } from '#domain/api/errors.ts';
import type { RouteContract } from '#domain/api/route.ts';
import { pageData } from './http/page-data.ts';
import { serveApp } from './http/plugins/app-files.ts';
import { loadAppPages } from './http/plugins/app-pages.ts';
import { demandAudiences } from './http/plugins/audiences.ts';
import { identifyCallers } from './http/plugins/identity.ts';
import { tellMetrics } from './http/plugins/metrics.ts';
import { pressPublicAnswers } from './http/plugins/press-answers.ts';
import { answerProblems, answerUnreadableAddress } from './http/plugins/problems.ts';
import { sendSecurityHeaders } from './http/plugins/security-headers.ts';
import { receiveUploads } from './http/plugins/uploads.ts';
import { registered, routeRegistrar } from './http/register-route.ts';
import { accountRoutes } from './http/routes/account-routes.ts';
import { catalogueRoutes } from './http/routes/catalogue-routes.ts';
import { dossierRoutes } from './http/routes/dossier-routes.ts';
import { noticeRoutes } from './http/routes/notice-routes.ts';
import { pageRoutes } from './http/routes/page-routes.ts';
import { paymentRoutes } from './http/routes/payment-routes.ts';
import { portalRoutes } from './http/routes/portal-routes.ts';
import { answerShares } from './http/routes/share-route.ts';
import { staffRoutes } from './http/routes/staff-routes.ts';
import type { Services } from './services.ts';

/** Milliseconds. */
const PUBLIC_ANSWERS_HOLD = 1_000;
const BODY_BYTES = 2 * 1024 * 1024;
const GROUPS = [portalRoutes, catalogueRoutes, accountRoutes, dossierRoutes, paymentRoutes, noticeRoutes, staffRoutes];

/** Builds the portal over its services. Routes come from contracts; what is not registered does not exist. */
export async function buildApp(services: Services): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: services.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES,
    trustProxy: services.trustedProxies.length === 0 ? false : [...services.trustedProxies],
    genReqId: () => services.randomUuid(),
    forceCloseConnections: 'idle',
    frameworkErrors: answerUnreadableAddress,
    routerOptions: { maxParamLength: 200 },
  });
  demandAudiences(app);
  answerProblems(app);
  const { appFolder } = services;
  const pages =
    appFolder === undefined ? undefined : loadAppPages(appFolder, services.demonstration, pageData(services));
  await sendSecurityHeaders(app, services.publicUrl.startsWith('https:'), pages?.styleHash);
  await app.register(rateLimit, {
    max: services.limits.requestsPerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { ttl }) =>
      new AppError('portal.tooManyRequests', { retryAfterSeconds: Math.ceil(ttl / 1000) }),
  });
  await identifyCallers(app, services);
  // Only where citizens are served: what is asked in a test may have changed a moment ago.
  pressPublicAnswers(app, appFolder === undefined ? 0 : PUBLIC_ANSWERS_HOLD);
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('application/pdf', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  // What a log line may hold: the route's pattern, never the address, which could name a dossier.
  app.addHook('onResponse', async (request, reply) => {
    services.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? '',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
  tellMetrics(app, services);
  const contracts: RouteContract[] = [];
  registered.set(app, contracts);
  const route = routeRegistrar(app, services);
  for (const group of GROUPS) group(route, services);
  await receiveUploads(app, services);
  await answerShares(app);
  pageRoutes(app, services, contracts);
  await serveApp(app, appFolder, pages);
  return app;
}
