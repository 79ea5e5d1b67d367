import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Language } from '#domain/api/primitives.ts';
import { CHOICES, closedPage, faultPage, GATEWAY_STYLE, payPage } from './gateway-pages.ts';
import { canonicalQuery, gatewayTime, signatureMatches, signText } from './vnpay-signature.ts';

export interface SimulatedGatewaySettings {
  readonly port: number;
  /** Address to listen on: the portal's own. */
  readonly host: string;
  readonly terminal: string;
  readonly secret: string;
  /** Where the notice goes (IPN). */
  readonly noticeUrl: string;
  /** Only to this origin is the payer sent back. */
  readonly returnOrigin: string;
  readonly now: () => Date;
}

export interface SimulatedGateway {
  readonly port: number;
  close(): Promise<void>;
}

interface Order {
  readonly reference: string;
  readonly amount: string;
  readonly info: string;
  readonly returnUrl: string;
  /** vnp_ExpireDate, yyyyMMddHHmmss in Vietnam's time: compared as text. */
  readonly expiresAt: string;
  /** vnp_Locale, as the payer spoke on the portal. */
  readonly language: Language;
  status: 'WAITING' | 'PAID' | 'CANCELLED';
  transactionNo: string;
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    if (chunks.length > 100) throw new Error('too long');
  }
  return Buffer.concat(chunks).toString('utf8');
};

/** A gateway that speaks VNPAY 2.1.0 on a port of its own: really signed, really checked, no money. */
export async function startSimulatedGateway(settings: SimulatedGatewaySettings): Promise<SimulatedGateway> {
  const { secret, terminal } = settings;
  const orders = new Map<string, Order>();
  const timers = new Set<NodeJS.Timeout>();
  let count = 0;

  const answerParams = (order: Order, code: string): Record<string, string> => ({
    vnp_TmnCode: terminal,
    vnp_Amount: order.amount,
    vnp_BankCode: 'NCB',
    vnp_CardType: 'ATM',
    vnp_OrderInfo: order.info,
    vnp_PayDate: gatewayTime(settings.now().toISOString()),
    vnp_ResponseCode: code,
    vnp_TransactionStatus: code === '00' ? '00' : '02',
    vnp_TransactionNo: order.transactionNo,
    vnp_TxnRef: order.reference,
  });
  const signed = (params: Record<string, string>): string => {
    const query = canonicalQuery(params);
    return `${query}&vnp_SecureHash=${signText(query, secret)}`;
  };

  // Repeated until the portal confirms, as the real one does (up to ten times).
  const notify = async (order: Order, code: string, tries = 0): Promise<void> => {
    const confirmed = await fetch(`${settings.noticeUrl}?${signed(answerParams(order, code))}`)
      .then((response) => response.json() as Promise<{ RspCode?: string }>)
      .then(({ RspCode }) => RspCode === '00' || RspCode === '02')
      .catch(() => false);
    if (confirmed || tries >= 9) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void notify(order, code, tries + 1);
    }, 2_000);
    timers.add(timer);
  };

  const send = (response: ServerResponse, status: number, body: string, type = 'text/html; charset=utf-8'): void => {
    response.writeHead(status, {
      'content-type': type,
      'content-security-policy': `default-src 'none'; style-src 'self'; form-action 'self' ${settings.returnOrigin}`,
      'cache-control': 'no-store',
    });
    response.end(body);
  };

  /** After its time nobody pays an order any more; where none was said there is no end. */
  const lapsed = ({ expiresAt }: Order): boolean =>
    expiresAt !== '' && gatewayTime(settings.now().toISOString()) > expiresAt;

  const open = (url: URL, response: ServerResponse): void => {
    const params = Object.fromEntries(url.searchParams);
    const returnUrl = params['vnp_ReturnUrl'] ?? '';
    const right =
      signatureMatches(canonicalQuery(params), params['vnp_SecureHash'], secret) &&
      params['vnp_TmnCode'] === terminal &&
      URL.canParse(returnUrl) &&
      new URL(returnUrl).origin === settings.returnOrigin;
    if (!right) {
      send(response, 400, faultPage('badSignature'));
      return;
    }
    const reference = params['vnp_TxnRef'] ?? '';
    const order = orders.get(reference) ?? {
      reference,
      amount: params['vnp_Amount'] ?? '0',
      info: params['vnp_OrderInfo'] ?? '',
      returnUrl,
      expiresAt: params['vnp_ExpireDate'] ?? '',
      language: params['vnp_Locale'] === 'en' ? ('en' as const) : ('vi' as const),
      status: 'WAITING' as const,
      transactionNo: '0',
    };
    orders.set(reference, order);
    if (order.status !== 'WAITING') {
      send(response, 200, closedPage(order.language, 'done', order.returnUrl));
      return;
    }
    if (lapsed(order)) {
      send(response, 200, closedPage(order.language, 'lapsed', order.returnUrl));
      return;
    }
    send(response, 200, payPage(order));
  };

  const choose = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = new URLSearchParams(await readBody(request));
    const order = orders.get(form.get('reference') ?? '');
    const choice = CHOICES.find((it) => it === form.get('choice'));
    if (order === undefined || choice === undefined) {
      send(response, 400, faultPage('gone'));
      return;
    }
    const late = order.status === 'WAITING' && lapsed(order);
    const code = late ? '11' : choice === 'cancel' ? '24' : '00';
    if (order.status === 'WAITING' && !late) {
      count += 1;
      order.transactionNo = choice === 'cancel' ? '0' : String(14_000_000 + count);
      order.status = choice === 'cancel' ? 'CANCELLED' : 'PAID';
      if (choice !== 'silent') void notify(order, code);
    }
    response.writeHead(303, {
      location: `${order.returnUrl}?${signed(answerParams(order, code))}`,
      'cache-control': 'no-store',
    });
    response.end();
  };

  const answerQuery = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = JSON.parse(await readBody(request)) as Record<string, string>;
    const { vnp_SecureHash, ...rest } = asked;
    const fields = 'RequestId Version Command TmnCode TxnRef TransactionDate CreateDate IpAddr OrderInfo'.split(' ');
    const text = fields.map((name) => rest[`vnp_${name}`] ?? '').join('|');
    const right = signatureMatches(text, vnp_SecureHash, secret);
    const order = orders.get(rest['vnp_TxnRef'] ?? '');
    const status = order === undefined ? '' : { WAITING: '01', PAID: '00', CANCELLED: '02' }[order.status];
    const answer = {
      ResponseId: String(settings.now().getTime()),
      Command: 'querydr',
      ResponseCode: !right ? '97' : order === undefined ? '91' : '00',
      Message: '',
      TmnCode: terminal,
      TxnRef: rest['vnp_TxnRef'] ?? '',
      Amount: order?.amount ?? '',
      BankCode: 'NCB',
      PayDate: '',
      TransactionNo: order?.transactionNo ?? '',
      TransactionType: '01',
      TransactionStatus: status,
      OrderInfo: order?.info ?? '',
      PromotionCode: '',
      PromotionAmount: '',
    };
    const body = Object.fromEntries(Object.entries(answer).map(([name, value]) => [`vnp_${name}`, value]));
    const hash = signText(Object.values(answer).join('|'), secret);
    send(response, 200, JSON.stringify({ ...body, vnp_SecureHash: hash }), 'application/json');
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://gateway');
    const fail = () => send(response, 400, faultPage('badRequest'));
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /style.css':
        send(response, 200, GATEWAY_STYLE, 'text/css');
        break;
      case 'GET /paymentv2/vpcpay.html':
        open(url, response);
        break;
      case 'POST /choose':
        choose(request, response).catch(fail);
        break;
      case 'POST /merchant_webapi/api/transaction':
        answerQuery(request, response).catch(fail);
        break;
      default:
        send(response, 404, faultPage('notFound'));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, () => resolve());
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : settings.port,
    close: () => {
      for (const timer of timers) clearTimeout(timer);
      server.closeAllConnections();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
