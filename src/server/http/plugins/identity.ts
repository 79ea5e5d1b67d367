import { createHash } from 'node:crypto';
import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { AppError } from '#domain/api/errors.ts';
import { PROFILE_HEADER, profileIdFrom, profileSeed } from '#domain/identity/account-profile.ts';
import type { Services } from '#server/services.ts';
import type { IssuedToken } from '#server/use-cases/accounts/begin-session.ts';
import { identifyCaller } from '#server/use-cases/accounts/identify-caller.ts';
import type { Caller } from '#server/use-cases/caller.ts';

/** `__Host-`: only this host, only over a secure line, for all paths (RFC 6265bis 4.1.3). Browsers count http://localhost as secure. */
const COOKIES = { public: '__Host-mc', staff: '__Host-mc-staff' } as const;
export type Side = keyof typeof COOKIES;

declare module 'fastify' {
  interface FastifyRequest {
    identity: { readonly caller: Caller; readonly expired: boolean; readonly token: string | undefined };
  }
}

const STAFF_PATH = /^\/api\/v1\/staff(\/|$)/;
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export function setSessionCookie(reply: FastifyReply, side: Side, issued: IssuedToken): void {
  reply.setCookie(COOKIES[side], issued.token, {
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    // The desk's tablet is shared: its session ends with the browser.
    ...(side === 'staff' ? {} : { maxAge: issued.lifetimeSeconds }),
  });
}

export const clearSessionCookie = (reply: FastifyReply, side: Side): void => {
  reply.clearCookie(COOKIES[side], { path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
};

/** Whether a request that changes something comes from the portal's own pages (or from no page at all). */
export function isCrossSite(headers: { origin?: string; 'sec-fetch-site'?: string }, own: readonly string[]): boolean {
  const { origin } = headers;
  if (origin !== undefined) return !own.includes(origin);
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

const profileOf = (accountId: string): string =>
  profileIdFrom(createHash('sha256').update(profileSeed(accountId)).digest('hex'));

/** Who is calling, by the cookie of the side that the path belongs to; and no change from another site's page. */
export async function identifyCallers(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(cookie);
  app.decorateRequest('identity');
  app.addHook('onRequest', async (request) => {
    const headers = {
      ...(request.headers.origin === undefined ? {} : { origin: request.headers.origin }),
      ...(typeof request.headers['sec-fetch-site'] === 'string'
        ? { 'sec-fetch-site': request.headers['sec-fetch-site'] }
        : {}),
    };
    const changes = !SAFE.has(request.method) && request.routeOptions.config.changesNothing !== true;
    if (changes && isCrossSite(headers, services.ownOrigins)) throw new AppError('access.crossSite');
    const side: Side = STAFF_PATH.test(request.url.split('?')[0] ?? '') ? 'staff' : 'public';
    const token = request.cookies[COOKIES[side]];
    request.identity =
      token === undefined
        ? { caller: { kind: 'nobody' }, expired: false, token: undefined }
        : { ...(await identifyCaller(services, token, side)), token };
    const meant = request.headers[PROFILE_HEADER];
    const { caller } = request.identity;
    if (meant !== undefined && caller.kind === 'citizen' && meant !== profileOf(caller.accountId))
      throw new AppError('session.otherAccount');
  });
}
