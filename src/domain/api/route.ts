import type * as z from 'zod/mini';

/**
 * Who may call a route. Nothing is reachable without one of these (default-deny):
 * - `anyone`: no cookie needed; never personal data
 * - `device`: a device that introduced itself (guest), or any citizen's session on it
 * - `citizen`: a signed-in account; what is somebody else's is answered like what does not exist
 * - `staff`: a signed-in officer; only dossiers of the officer's own unit
 * - `gateway`: a payment gateway; the signature of the message decides
 * - `operator`: who runs the portal; a token of the settings decides
 */
export type Audience = 'anyone' | 'device' | 'citizen' | 'staff' | 'gateway' | 'operator';

type Schema = z.ZodMiniType;

/** One route of the wire contract: what the server registers, the client calls, and the access matrix walks. */
export interface RouteContract {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `:name` parameters, from the origin: "/api/v1/dossiers/:dossierId". */
  readonly path: string;
  readonly audience: Audience;
  readonly summary: string;
  readonly params?: Schema;
  readonly query?: Schema;
  readonly body?: Schema;
  /** What a 2xx answer carries; absent for 204 and for bytes. */
  readonly response?: Schema;
  /** Media type of the answer when it is bytes (a PDF, a zip, a paper). */
  readonly bytes?: string;
  /** Media type of the request when it is bytes. */
  readonly accepts?: string;
  /** A command carries an Idempotency-Key; same key, same answer (rule 4). */
  readonly command?: true;
}

export const route = <const R extends RouteContract>(contract: R): R => contract;
