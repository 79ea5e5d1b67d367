import type { Language } from '#domain/api/primitives.ts';

/** What the payer is sent to the gateway with. `amount` in đồng; times are ISO instants; `orderInfo` plain ASCII, nothing personal. */
export interface PaymentIntent {
  readonly reference: string;
  readonly amount: number;
  readonly orderInfo: string;
  readonly returnUrl: string;
  readonly clientIp: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly language: Language;
}

export interface GatewayNotice {
  readonly reference: string;
  readonly amount: number;
  readonly state: 'PAID' | 'FAILED' | 'CANCELLED' | 'EXPIRED' | 'SUSPECT';
  readonly transactionNo: string | null;
}

export type NoticeReading =
  | { readonly ok: true; readonly notice: GatewayNotice }
  | { readonly ok: false; readonly reason: 'signature' | 'malformed' };

export type NoticeOutcome = 'confirmed' | 'not-found' | 'already' | 'wrong-amount' | 'bad-signature' | 'unknown';

export interface GatewayAnswer {
  /** UNKNOWN: the gateway could not be asked or did not say; ask again. */
  readonly state: GatewayNotice['state'] | 'PENDING' | 'UNKNOWN';
  readonly amount: number | undefined;
  readonly transactionNo: string | null;
}

/** A payment gateway by redirect: its return page only shows, its server-to-server notice alone decides. */
export interface PaymentGateway {
  startUrl(intent: PaymentIntent): string;
  /** Checks the signature; hostile input gives a reading that is not ok. */
  readNotice(query: Readonly<Record<string, string>>): NoticeReading;
  answerNotice(outcome: NoticeOutcome): { RspCode: string; Message: string };
  /** Never throws: what cannot be known is UNKNOWN. */
  query(intent: { readonly reference: string; readonly createdAt: string }): Promise<GatewayAnswer>;
}
