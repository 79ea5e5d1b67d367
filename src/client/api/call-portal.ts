import type * as z from 'zod/mini';
import { AppError } from '#domain/api/errors.ts';
import { Problem } from '#domain/api/problem.ts';
import type { RouteContract } from '#domain/api/route.ts';
import { PROFILE_HEADER } from '#domain/identity/account-profile.ts';
import { PortalError } from './portal-error.ts';

type Part<C, K extends string> = C extends { readonly [P in K]: infer S extends z.ZodMiniType }
  ? Record<K, z.input<S>>
  : unknown;
type Bytes<C> = C extends { readonly accepts: string } ? { body: Blob } : unknown;
type Command<C> = C extends { readonly command: true } ? { commandId: string } : unknown;

export interface CallSettings {
  signal?: AbortSignal;
  /** Milliseconds until `portal.timeout`; 20 s unless said otherwise. */
  timeoutMs?: number;
  /** ETag of the copy that is held. */
  etag?: string;
  /** Handed in by the engine and by tests. */
  fetch?: typeof globalThis.fetch;
  origin?: string;
  /** The account's profile whose work this is: refused with session.otherAccount when somebody else is signed in by now. */
  forProfile?: string;
  /** Calls back after so many milliseconds; the answer cancels. The engine hands in its clock's. */
  after?: (ms: number, run: () => void) => () => void;
}

const afterTimeout = (ms: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** What a route of the contract wants: params, query and body by its schemas, and a command's id. */
export type CallInput<C extends RouteContract> = Part<C, 'params'> &
  Part<C, 'query'> &
  Part<C, 'body'> &
  Bytes<C> &
  Command<C> &
  CallSettings;

/** JSON by the response's schema, bytes as a Blob, otherwise nothing. */
export type CallAnswer<C extends RouteContract> = C extends { readonly response: infer S extends z.ZodMiniType }
  ? z.output<S>
  : C extends { readonly bytes: string }
    ? Blob
    : undefined;

export type ConditionalAnswer<T> =
  | { readonly changed: false }
  | { readonly changed: true; readonly value: T; readonly etag: string | undefined };

interface LooseInput extends CallSettings {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  commandId?: string;
}

const JSON_TYPE = /^application\/([a-z0-9.+-]*\+)?json\b/i;

/** The address of a route: "/api/v1/procedures/:code" with its parameters and query filled in. */
export const buildPath = (path: string, params: unknown, query?: unknown): string => {
  const values = (params ?? {}) as Readonly<Record<string, unknown>>;
  const filled = path.replace(/:([A-Za-z0-9]+)/g, (_, name: string) => encodeURIComponent(String(values[name])));
  const pairs = Object.entries((query ?? {}) as Readonly<Record<string, unknown>>)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]): [string, string] => [name, String(value)]);
  return pairs.length === 0 ? filled : `${filled}?${new URLSearchParams(pairs)}`;
};

/** Reads the body as JSON; what is no JSON did not come from the portal (a Wi-Fi sign-in page, a proxy's error page). */
const readJson = async (response: Response): Promise<unknown> => {
  if (!JSON_TYPE.test(response.headers.get('content-type') ?? '')) throw new AppError('line.notThePortal');
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('line.notThePortal', undefined, cause);
  }
};

/** The refusal that a response carries, as an error. For uploads too, whose last PATCH may be answered with a problem. */
export const readProblem = async (response: Response): Promise<AppError> => {
  const problem = Problem.safeParse(await readJson(response));
  return problem.success ? new PortalError(problem.data) : new AppError('line.notThePortal');
};

const readAnswer = async (contract: RouteContract, response: Response): Promise<unknown> => {
  if (contract.response !== undefined) {
    const parsed = contract.response.safeParse(await readJson(response));
    if (!parsed.success) throw new AppError('line.notThePortal', undefined, parsed.error);
    return parsed.data;
  }
  if (contract.bytes !== undefined) {
    const type = response.headers.get('content-type') ?? '';
    const fits = contract.bytes === '*/*' ? !/^text\/html\b/i.test(type) : type.startsWith(contract.bytes);
    if (!fits) throw new AppError('line.notThePortal');
    return await response.blob();
  }
  // A route without an answer says 204; a page with status 200 is somebody else's.
  if (response.status !== 204) throw new AppError('line.notThePortal');
  return undefined;
};

const call = async (contract: RouteContract, input: LooseInput): Promise<ConditionalAnswer<unknown>> => {
  const send = input.fetch ?? globalThis.fetch;
  const headers = new Headers({ accept: contract.bytes ?? 'application/json' });
  if (input.commandId !== undefined) headers.set('Idempotency-Key', input.commandId);
  if (input.forProfile !== undefined) headers.set(PROFILE_HEADER, input.forProfile);
  if (input.etag !== undefined) headers.set('If-None-Match', input.etag);
  const body =
    input.body === undefined || input.body instanceof Blob ? (input.body ?? null) : JSON.stringify(input.body);
  if (body !== null) headers.set('content-type', contract.accepts ?? 'application/json');

  // AbortSignal.any and .timeout are younger than the Androids that we serve.
  const ending = new AbortController();
  let late = false;
  const cancelTimeout = (input.after ?? afterTimeout)(input.timeoutMs ?? 20_000, () => {
    late = true;
    ending.abort();
  });
  const forward = () => ending.abort(input.signal?.reason);
  if (input.signal?.aborted === true) forward();
  input.signal?.addEventListener('abort', forward);
  try {
    const response = await send((input.origin ?? '') + buildPath(contract.path, input.params, input.query), {
      method: contract.method,
      headers,
      body,
      credentials: 'same-origin',
      // The portal's interface never redirects; a captive portal does.
      redirect: 'manual',
      // Kept copies are ours to judge: the browser's own cache stays out.
      cache: 'no-store',
      signal: ending.signal,
    });
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      if (response.status === 304 && input.etag !== undefined) return { changed: false };
      throw new AppError('line.notThePortal');
    }
    if (!response.ok) throw await readProblem(response);
    return {
      changed: true,
      value: await readAnswer(contract, response),
      etag: response.headers.get('etag') ?? undefined,
    };
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (late) throw new AppError('portal.timeout', undefined, error);
    if (input.signal?.aborted === true) throw error;
    throw new AppError('line.unreachable', undefined, error);
  } finally {
    cancelTimeout();
    input.signal?.removeEventListener('abort', forward);
  }
};

/**
 * Calls one route of the wire contract. Throws PortalError for a refusal (its code, issues and facts), AppError
 * line.unreachable, line.notThePortal or portal.timeout for the line, and passes the caller's own abort on.
 */
export const callPortal = async <const C extends RouteContract>(
  contract: C,
  input: CallInput<C>,
): Promise<CallAnswer<C>> => {
  const answer = await call(contract, input);
  if (!answer.changed) throw new AppError('line.notThePortal');
  // The contract's schema has just parsed it.
  return answer.value as CallAnswer<C>;
};

/** Like callPortal, but with the ETag of the copy at hand: `changed: false` says that it still holds. */
export const callPortalIfChanged = async <const C extends RouteContract>(
  contract: C,
  input: CallInput<C>,
): Promise<ConditionalAnswer<CallAnswer<C>>> => (await call(contract, input)) as ConditionalAnswer<CallAnswer<C>>;
