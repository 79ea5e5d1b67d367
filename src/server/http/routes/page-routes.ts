import type { FastifyInstance } from 'fastify';
import type { RouteContract } from '#domain/api/route.ts';
import { describeApi } from '#server/http/describe-api.ts';
import { escapeHtml, PAGE_STYLE } from '#server/http/html-page.ts';
import { pageFor } from '#server/http/own-page.ts';
import type { Services } from '#server/services.ts';

const OPEN = { config: { audience: 'anyone' } } as const;

/** The description of the API for machines and for people, and the demonstration's inbox. Open to anyone; nothing of a dossier in them. */
export function pageRoutes(app: FastifyInstance, services: Services, contracts: readonly RouteContract[]): void {
  app.get('/api/v1/page.css', OPEN, (_request, reply) => reply.type('text/css; charset=utf-8').send(PAGE_STYLE));
  app.get('/api/v1/openapi.json', OPEN, (_request, reply) =>
    reply.header('cache-control', 'public, max-age=60').send(describeApi(contracts, services.publicUrl)),
  );
  app.get('/docs', OPEN, (request, reply) => {
    const { text, send } = pageFor(request, reply);
    const rows = contracts
      .map(
        (contract) =>
          `<article><h2><code>${contract.method} ${escapeHtml(contract.path)}</code></h2><small>${text(`docs.audiences.${contract.audience}`)}</small><br>${escapeHtml(contract.summary)}</article>`,
      )
      .join('');
    const lead = `<p>${text('docs.lead')} <a href="/api/v1/openapi.json">openapi.json</a></p>`;
    return send('docs.title', lead + rows);
  });
  const { inbox } = services;
  if (inbox === undefined) return;
  app.get('/demo/inbox', OPEN, (request, reply) => {
    const { text, send } = pageFor(request, reply);
    const messages = inbox
      .list()
      .map(
        (message) =>
          `<article data-to="${escapeHtml(message.to)}"><h2>${escapeHtml(message.subject || 'SMS')}</h2><small>${text('inbox.to')} ${escapeHtml(message.to)} · ${escapeHtml(message.at)}</small>\n${escapeHtml(message.text)}</article>`,
      )
      .join('');
    const lead = `<p>${text('inbox.lead')} <a href="/demo/inbox">${text('inbox.refresh')}</a></p>`;
    const body = lead + (messages || `<p>${text('inbox.empty')}</p>`);
    reply.header('cache-control', 'no-store');
    return send('inbox.title', body);
  });
}
