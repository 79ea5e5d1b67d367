import type { GatewayAnswer, GatewayNotice, NoticeOutcome, PaymentGateway } from './port.ts';
import { canonicalQuery, gatewayTime, signatureMatches, signText } from './vnpay-signature.ts';

export interface VnpaySettings {
  readonly payUrl: string;
  /** querydr endpoint. */
  readonly queryUrl: string;
  readonly terminal: string;
  readonly secret: string;
  readonly now: () => Date;
  readonly requestId: () => string;
  readonly fetch?: typeof globalThis.fetch;
}

const ANSWERS: Record<NoticeOutcome, { RspCode: string; Message: string }> = {
  confirmed: { RspCode: '00', Message: 'Confirm Success' },
  'not-found': { RspCode: '01', Message: 'Order not found' },
  already: { RspCode: '02', Message: 'Order already confirmed' },
  'wrong-amount': { RspCode: '04', Message: 'Invalid amount' },
  'bad-signature': { RspCode: '97', Message: 'Invalid signature' },
  unknown: { RspCode: '99', Message: 'Unknown error' },
};

/** Success is 00 twice; 24 the payer cancelled; 11 the time ran out; 07 the money was taken under suspicion of fraud. */
function stateOf(responseCode: string | undefined, transactionStatus: string | undefined): GatewayNotice['state'] {
  if (responseCode === '00' && transactionStatus === '00') return 'PAID';
  if (responseCode === '07') return 'SUSPECT';
  if (responseCode === '24') return 'CANCELLED';
  if (responseCode === '11') return 'EXPIRED';
  return 'FAILED';
}

const inDong = (amount: string | undefined): number | undefined =>
  amount !== undefined && /^\d{1,15}$/.test(amount) ? Number(amount) / 100 : undefined;

const UNKNOWN: GatewayAnswer = { state: 'UNKNOWN', amount: undefined, transactionNo: null };
const QUERY_TIMEOUT = 10_000;

/** VNPAY 2.1.0: https://sandbox.vnpayment.vn/apis/docs/thanh-toan-pay/pay.html */
export function createVnpayGateway(settings: VnpaySettings): PaymentGateway {
  const { terminal, secret } = settings;
  return {
    startUrl(intent) {
      const params = {
        vnp_Version: '2.1.0',
        vnp_Command: 'pay',
        vnp_TmnCode: terminal,
        vnp_Amount: String(intent.amount * 100),
        vnp_CurrCode: 'VND',
        vnp_TxnRef: intent.reference,
        vnp_OrderInfo: intent.orderInfo,
        vnp_OrderType: 'other',
        vnp_Locale: intent.language === 'en' ? 'en' : 'vn',
        vnp_ReturnUrl: intent.returnUrl,
        vnp_IpAddr: intent.clientIp,
        vnp_CreateDate: gatewayTime(intent.createdAt),
        vnp_ExpireDate: gatewayTime(intent.expiresAt),
      };
      const query = canonicalQuery(params);
      return `${settings.payUrl}?${query}&vnp_SecureHash=${signText(query, secret)}`;
    },

    readNotice(query) {
      const own = Object.fromEntries(Object.entries(query).filter(([key]) => key.startsWith('vnp_')));
      if (!signatureMatches(canonicalQuery(own), own['vnp_SecureHash'], secret))
        return { ok: false, reason: 'signature' };
      const reference = own['vnp_TxnRef'];
      const amount = inDong(own['vnp_Amount']);
      if (reference === undefined || amount === undefined || own['vnp_TmnCode'] !== terminal) {
        return { ok: false, reason: 'malformed' };
      }
      const state = stateOf(own['vnp_ResponseCode'], own['vnp_TransactionStatus']);
      return { ok: true, notice: { reference, amount, state, transactionNo: own['vnp_TransactionNo'] ?? null } };
    },

    answerNotice: (outcome) => ANSWERS[outcome],

    async query({ reference, createdAt }) {
      const request = {
        vnp_RequestId: settings.requestId(),
        vnp_Version: '2.1.0',
        vnp_Command: 'querydr',
        vnp_TmnCode: terminal,
        vnp_TxnRef: reference,
        vnp_TransactionDate: gatewayTime(createdAt),
        vnp_CreateDate: gatewayTime(settings.now().toISOString()),
        vnp_IpAddr: '127.0.0.1',
        vnp_OrderInfo: `Truy van ${reference}`,
      };
      // The checksum of querydr is over these values with bars, in this order (VNPAY: querydr & refund).
      const signed = Object.values(request).join('|');
      try {
        const response = await (settings.fetch ?? globalThis.fetch)(settings.queryUrl, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ...request, vnp_SecureHash: signText(signed, secret) }),
          signal: AbortSignal.timeout(QUERY_TIMEOUT),
        });
        return readQueryAnswer((await response.json()) as Record<string, unknown>, reference, secret);
      } catch {
        return UNKNOWN;
      }
    },
  };
}

const ANSWER_FIELDS =
  'ResponseId Command ResponseCode Message TmnCode TxnRef Amount BankCode PayDate TransactionNo TransactionType TransactionStatus OrderInfo PromotionCode PromotionAmount'.split(
    ' ',
  );

function readQueryAnswer(answer: Record<string, unknown>, reference: string, secret: string): GatewayAnswer {
  const text = (name: string): string => {
    const value = answer[`vnp_${name}`];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const signed = ANSWER_FIELDS.map(text).join('|');
  if (!signatureMatches(signed, text('SecureHash'), secret)) return UNKNOWN;
  if (text('TxnRef') !== reference) return UNKNOWN;
  // 91: no such transaction, so nobody came to the gateway's page (yet); the intent lapses in its time.
  if (text('ResponseCode') === '91') return { state: 'PENDING', amount: undefined, transactionNo: null };
  if (text('ResponseCode') !== '00') return UNKNOWN;
  const found = { amount: inDong(text('Amount')), transactionNo: text('TransactionNo') || null };
  switch (text('TransactionStatus')) {
    case '00':
      return { ...found, state: 'PAID' };
    case '01':
      return { ...found, state: 'PENDING' };
    case '07':
      return { ...found, state: 'SUSPECT' };
    default:
      return { ...found, state: 'FAILED' };
  }
}
