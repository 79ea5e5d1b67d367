import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { AppError, type ErrorCode } from '#domain/api/errors.ts';
import type { Language } from '#domain/api/primitives.ts';
import { type Problem, ProblemIssue } from '#domain/api/problem.ts';
import { preferredLanguage } from '#server/http/preferred-language.ts';
import { errorSentence } from '#server/i18n/server-messages.ts';

/** Faults of the framework and the database, by the one table. */
const FRAMEWORK: Record<string, ErrorCode> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.tooLarge',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.mediaType',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.malformed',
  FST_ERR_BAD_URL: 'request.malformed',
  FST_ERR_MAX_PARAM_LENGTH: 'request.malformed',
  // PostgreSQL: a text with a zero byte, or with broken encoding.
  '22P05': 'request.invalid',
  '22021': 'request.invalid',
};

const codeIn = (fault: unknown): string | undefined => {
  for (let it = fault; it instanceof Error; it = it.cause) {
    const { code } = it as { code?: unknown };
    if (typeof code === 'string' && Object.hasOwn(FRAMEWORK, code)) return code;
  }
  return undefined;
};

/** Any fault as one of the table; what nobody foresaw is the portal's own. */
export function toAppError(fault: unknown): AppError {
  if (fault instanceof AppError) return fault;
  const code = codeIn(fault);
  const known = code === undefined ? undefined : FRAMEWORK[code];
  if (known !== undefined) return new AppError(known);
  const status = (fault as { statusCode?: unknown } | null)?.statusCode;
  if (status === 429) return new AppError('portal.tooManyRequests');
  if (typeof status === 'number' && status >= 400 && status < 500) return new AppError('request.malformed');
  return new AppError('portal.internal', undefined, fault);
}

/** RFC 9457. `detail` is the sentence for people who read the wire; the app shows its own by the code. */
export function toProblem(error: AppError, requestId: string, language: Language): Problem {
  const { issues, ...facts } = error.details ?? {};
  const read = z.array(ProblemIssue).safeParse(issues);
  return {
    type: `/problems/${error.code}`,
    title: error.code,
    status: error.status,
    code: error.code,
    detail: errorSentence(language, error.code),
    requestId,
    ...(read.success ? { issues: read.data } : {}),
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
  };
}

function answerProblem(fault: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error = toAppError(fault);
  if (error.status >= 500) request.log.error({ code: error.code, err: error.cause }, 'request failed');
  const retryAfter = error.details?.['retryAfterSeconds'];
  if (typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter));
  return reply
    .status(error.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(toProblem(error, request.id, preferredLanguage(request.headers['accept-language']))));
}

export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler(answerProblem);
}

/** An address that no route could read: refused before any hook ran, so the headers are written here. */
export function answerUnreadableAddress(fault: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  reply.header('content-security-policy', "default-src 'none'").header('x-content-type-options', 'nosniff');
  void answerProblem(fault, request, reply);
}
