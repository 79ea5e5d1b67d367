import type { FastifyReply, FastifyRequest } from 'fastify';
import { serverText } from '#server/i18n/server-messages.ts';
import { escapeHtml, htmlPage } from './html-page.ts';
import { preferredLanguage } from './preferred-language.ts';

/** The words of a page in the reader's language, and the page around them. */
export function pageFor(request: FastifyRequest, reply: FastifyReply) {
  const language = preferredLanguage(request.headers['accept-language']);
  const text = (key: string) => escapeHtml(serverText(language, key));
  const send = (title: string, body: string) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-language', language)
      .header('vary', 'accept-language')
      .send(htmlPage(language, serverText(language, title), body));
  return { text, send };
}
