import type { ContactChannel } from '#domain/api/accounts.ts';
import type { PublicJwk } from '#domain/api/portal.ts';
import type { FileStorage } from '#server/adapters/file-storage/port.ts';
import type { PaymentGateway } from '#server/adapters/payment/port.ts';
import type { Printer } from '#server/adapters/printing/port.ts';
import type { Transactor } from '#server/repositories/store.ts';
import type { CatalogueCache } from './catalogue/catalogue-cache.ts';

/** Signs receipts and the portal's time: see the signature port. */
export interface Signing {
  sign(payload: string): Promise<string>;
  publicKeys(): readonly PublicJwk[];
}

/** What use cases take from their surroundings: the database, the ports, time and chance. */
export interface PortalContext {
  readonly database: Transactor;
  readonly now: () => Date;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly randomUuid: () => string;
  readonly catalogue: CatalogueCache;
  readonly signer: Signing;
  readonly storage: FileStorage;
  readonly gateway: PaymentGateway;
  readonly printer: Printer;
  readonly hashPassword: (password: string) => Promise<string>;
  readonly verifyPassword: (hash: string, password: string) => Promise<boolean>;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly demonstration: boolean;
  /** Ways in which messages really leave this portal. */
  readonly contactChannels: readonly ContactChannel[];
}

export const instantNow = (context: Pick<PortalContext, 'now'>): string => context.now().toISOString();

export const instantIn = (context: Pick<PortalContext, 'now'>, milliseconds: number): string =>
  new Date(context.now().getTime() + milliseconds).toISOString();
