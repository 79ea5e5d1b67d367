import * as z from 'zod/mini';
import { Instant } from './primitives.ts';
import { route } from './route.ts';

/** An EC public key (RFC 7517), P-256, as the portal publishes it. */
export const PublicJwk = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  kid: z.string(),
  alg: z.optional(z.string()),
  use: z.optional(z.string()),
});
export type PublicJwk = z.infer<typeof PublicJwk>;

export const portalApi = {
  /** A captive portal's page is not an answer: `now` is repeated inside the signed token. */
  reach: route({
    method: 'GET',
    path: '/api/v1/reach',
    audience: 'anyone',
    summary: "The portal's time, signed: proof that the line leads to the portal",
    response: z.object({ portal: z.literal('mot-cua'), now: Instant, token: z.string() }),
  }),
  readKeys: route({
    method: 'GET',
    path: '/.well-known/jwks.json',
    audience: 'anyone',
    summary: 'Public keys of receipts; old ones are never removed',
    response: z.object({ keys: z.array(PublicJwk) }),
  }),
  health: route({
    method: 'GET',
    path: '/healthz',
    audience: 'anyone',
    summary: 'The process answers',
    response: z.object({ status: z.literal('ok') }),
  }),
  ready: route({
    method: 'GET',
    path: '/readyz',
    audience: 'anyone',
    summary: 'Database and file storage answer',
    response: z.object({ status: z.enum(['ok', 'unavailable']), checks: z.record(z.string(), z.boolean()) }),
  }),
};
