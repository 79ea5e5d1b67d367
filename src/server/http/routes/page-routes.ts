import type { FastifyInstance } from 'fastify';
import type { RouteContract } from '#domain/api/route.ts';
import { describeApi } from '#server/http/describe-api.ts';
import { escapeHtml, htmlPage, PAGE_STYLE } from '#server/http/html-page.ts';
import { serverText } from '#server/i18n/server-messages.ts';
import type { Services } from '#server/services.ts';

const OPEN = { config: { audience: 'anyone' } } as const;

/** The description of the API for machines and for people, and the demonstration's inbox. Open to anyone; nothing of a dossier in them. */
export function pageRoutes(app: FastifyInstance, services: Services, contracts: readonly RouteContract[]): void {
  const text = (key: string) => serverText('vi', key);
  app.get('/api/v1/page.css', OPEN, (_request, reply) => reply.type('text/css; charset=utf-8').send(PAGE_STYLE));
  app.get('/api/v1/openapi.json', OPEN, (_request, reply) =>
    reply.header('cache-control', 'public, max-age=60').send(describeApi(contracts, services.publicUrl)),
  );
  app.get('/docs', OPEN, (_request, reply) => {
    const rows = contracts
      .map(
        (contract) =>
          `<article><h2><code>${contract.method} ${escapeHtml(contract.path)}</code></h2><small>${escapeHtml(text(`docs.audiences.${contract.audience}`))}</small><br>${escapeHtml(contract.summary)}</article>`,
      )
      .join('');
    const lead = `<p>${escapeHtml(text('docs.lead'))} <a href="/api/v1/openapi.json">openapi.json</a></p>`;
    return reply.type('text/html; charset=utf-8').send(htmlPage(text('docs.title'), lead + rows));
  });
  const { inbox } = services;
  if (inbox === undefined) return;
  app.get('/demo/inbox', OPEN, (_request, reply) => {
    const messages = inbox
      .list()
      .map(
        (message) =>
          `<article data-to="${escapeHtml(message.to)}"><h2>${escapeHtml(message.subject || 'SMS')}</h2><small>${escapeHtml(text('inbox.to'))} ${escapeHtml(message.to)} · ${escapeHtml(message.at)}</small>\n${escapeHtml(message.text)}</article>`,
      )
      .join('');
    const lead = `<p>${escapeHtml(text('inbox.lead'))} <a href="/demo/inbox">${escapeHtml(text('inbox.refresh'))}</a></p>`;
    const body = lead + (messages || `<p>${escapeHtml(text('inbox.empty'))}</p>`);
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(htmlPage(text('inbox.title'), body));
  });
}
