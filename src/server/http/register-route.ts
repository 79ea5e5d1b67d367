import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod/mini';
import { AppError } from '#domain/api/errors.ts';
import { CommandId } from '#domain/api/primitives.ts';
import type { ProblemIssue } from '#domain/api/problem.ts';
import type { Audience, RouteContract } from '#domain/api/route.ts';
import type { Services } from '#server/services.ts';
import {
  type Caller,
  type CitizenCaller,
  commandCaller,
  type DeviceCaller,
  type StaffCaller,
} from '#server/use-cases/caller.ts';
import { type CommandClaim, claimOf, runOnce, type Store } from '#server/use-cases/run-once.ts';

type CallerOf<A extends Audience> = A extends 'citizen'
  ? CitizenCaller
  : A extends 'device'
    ? DeviceCaller | CitizenCaller
    : A extends 'staff'
      ? StaffCaller
      : Caller;

type Part<C, K extends string> = C extends { readonly [P in K]: infer S extends z.ZodMiniType }
  ? z.output<S>
  : undefined;
type AnswerOf<C> = C extends { readonly response: infer S extends z.ZodMiniType } ? z.output<S> : undefined;

/** What a handler gets: everything parsed by the contract, and a caller that the route's audience admits. */
export interface Call<C extends RouteContract> {
  readonly params: Part<C, 'params'>;
  readonly query: Part<C, 'query'>;
  readonly body: C extends { readonly accepts: string } ? Buffer : Part<C, 'body'>;
  readonly caller: CallerOf<C['audience']>;
  /** The token that the caller came with, where there is one. */
  readonly token: string | undefined;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Answers a call. A command's handler works in the transaction that keeps its answer. */
export type Handler<C extends RouteContract> = C extends { readonly command: true }
  ? (call: Call<C>, store: Store) => Promise<AnswerOf<C>>
  : (call: Call<C>) => Promise<C extends { readonly bytes: string } ? unknown : AnswerOf<C>>;

/** Carries a command out without a transaction around it, together with what keeps its answer; undefined: the handler decides. */
export type AtOnce<C extends RouteContract> = (call: Call<C>, claim: CommandClaim) => Promise<AnswerOf<C> | undefined>;

function parse(schema: z.ZodMiniType | undefined, value: unknown, place: string): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues: ProblemIssue[] = result.error.issues
    .slice(0, 20)
    .map((issue) => ({ path: [place, ...issue.path].join('.').slice(0, 200), code: `request.${issue.code}` }));
  throw new AppError('request.invalid', { issues });
}

/** Default-deny: the caller must be one that the contract names. */
function admit(audience: Audience, caller: Caller, expired: boolean): void {
  if (audience === 'anyone' || audience === 'gateway') return;
  if (audience === 'device') {
    if (caller.kind !== 'device' && caller.kind !== 'citizen') throw new AppError('session.deviceMissing');
    return;
  }
  if (caller.kind === audience) return;
  throw new AppError(expired ? 'session.expired' : 'session.missing');
}

/** Which contracts were registered: what the access matrix walks and the description is made of. */
export const registered = new WeakMap<FastifyInstance, RouteContract[]>();

/** Makes routes from contracts: audience, parsing, idempotency and the answer's shape are the same everywhere. */
export function routeRegistrar(app: FastifyInstance, services: Services) {
  return <const C extends RouteContract>(contract: C, handler: Handler<C>, atOnce?: AtOnce<C>): void => {
    registered.get(app)?.push(contract);
    app.route({
      method: contract.method,
      url: contract.path,
      config: { audience: contract.audience },
      // Before the body is read: who may not call sends no fifty megabytes.
      onRequest: async ({ identity }) => admit(contract.audience, identity.caller, identity.expired),
      ...(contract.accepts === undefined ? {} : { bodyLimit: services.limits.resultBytes }),
      handler: async (request, reply) => {
        const { caller, token } = request.identity;
        if (contract.accepts === undefined && Buffer.isBuffer(request.body)) throw new AppError('request.mediaType');
        const call = {
          params: parse(contract.params, request.params, 'params'),
          query: parse(contract.query, request.query, 'query'),
          body:
            contract.accepts === undefined
              ? parse(contract.body, request.body, 'body')
              : bytesOf(request, contract.accepts),
          caller,
          token,
          request,
          reply,
        } as unknown as Call<C>;
        const answer = contract.command
          ? await command(services, contract, call, handler, atOnce as AtOnce<RouteContract> | undefined)
          : await (handler as (call: Call<C>) => Promise<unknown>)(call);
        if (reply.sent) return reply;
        if (contract.bytes !== undefined) return answer;
        if (contract.response === undefined) return reply.status(204).send();
        return contract.response.parse(answer);
      },
    });
  };
}

type CommandHandler = (call: Call<RouteContract>, store: Store) => Promise<unknown>;

async function command(
  services: Services,
  contract: RouteContract,
  call: Call<RouteContract>,
  handler: CommandHandler,
  atOnce: AtOnce<RouteContract> | undefined,
): Promise<unknown> {
  const id = CommandId.safeParse(call.request.headers['idempotency-key']);
  if (!id.success) throw new AppError('request.idempotencyKeyMissing');
  const { caller, params } = call;
  const body: unknown = Buffer.isBuffer(call.body) ? services.hashBytes(call.body) : call.body;
  const claim = claimOf({
    caller: commandCaller(caller),
    route: `${contract.method} ${contract.path}`,
    commandId: id.data,
    content: { params, body },
  });
  const answer: unknown = await atOnce?.(call, claim);
  return answer === undefined ? runOnce(services, claim, (store) => handler(call, store)) : answer;
}

function bytesOf(request: FastifyRequest, accepts: string): Buffer {
  if (!(request.headers['content-type'] ?? '').startsWith(accepts)) throw new AppError('request.mediaType');
  if (!Buffer.isBuffer(request.body) || request.body.length === 0) throw new AppError('document.empty');
  return request.body;
}
