import { AppError, type ErrorCode, isErrorCode } from '#domain/api/errors.ts';
import type { Problem } from '#domain/api/problem.ts';

/** The portal's refusal, with the places and facts that it named. */
export class PortalError extends AppError {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(codeOf(problem), problem.facts);
    this.name = 'PortalError';
    this.problem = problem;
  }
}

/** A code that this version does not know (a newer portal's) is taken for the general one of its status. */
const codeOf = (problem: Problem): ErrorCode => {
  if (isErrorCode(problem.code)) return problem.code;
  const general: Readonly<Record<number, ErrorCode>> = {
    400: 'request.malformed',
    401: 'session.missing',
    403: 'access.denied',
    404: 'request.notFound',
    413: 'request.tooLarge',
    429: 'portal.tooManyRequests',
    503: 'portal.unavailable',
    504: 'portal.timeout',
  };
  return general[problem.status] ?? (problem.status >= 500 ? 'portal.internal' : 'request.invalid');
};
