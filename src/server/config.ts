import type { JWK } from 'jose';
import * as z from 'zod/mini';

const setting = <S extends z.ZodMiniType>(schema: S, description: string) => ({ schema, description });

/** Every setting of the portal: its shape, its default, and what the README says of it. */
export const SETTINGS = {
  PORT: setting(z._default(z.coerce.number().check(z.int(), z.gte(0), z.lte(65_535)), 8080), 'Port of app and portal'),
  HOST: setting(z._default(z.string(), '127.0.0.1'), 'Address to listen on; 0.0.0.0 behind a proxy on another machine'),
  PUBLIC_URL: setting(
    z.optional(z.url()),
    'Address under which citizens reach the portal; default http://localhost:PORT',
  ),
  DATA_DIR: setting(z._default(z.string(), '.data'), 'Folder of files, receipt keys and the embedded database'),
  DATABASE_URL: setting(z.optional(z.string()), 'PostgreSQL 15 or newer; absent: the embedded database under DATA_DIR'),
  MODE: setting(
    z._default(z.enum(['demonstration', 'production']), 'demonstration'),
    'production refuses what only a demonstration may do',
  ),
  EMBEDDED_DATABASE_IN_PRODUCTION: setting(
    z.optional(z.literal('I accept that a power cut may lose data')),
    'In production the embedded database is refused unless this sentence stands here',
  ),
  TRUSTED_PROXIES: setting(
    z._default(z.string(), ''),
    'Addresses of proxies whose X-Forwarded-For is believed, with commas',
  ),
  REQUESTS_PER_MINUTE: setting(
    z._default(z.coerce.number().check(z.int(), z.gte(1)), 600),
    'Requests a minute from one address before it is asked to wait',
  ),
  SMTP_URL: setting(z.optional(z.string()), 'Mail server, smtp://user:password@host:port; absent: the simulated inbox'),
  MAIL_FROM: setting(z._default(z.string(), 'Một Cửa <khong-tra-loi@localhost>'), 'Sender of e-mails'),
  SMS_GATEWAY_URL: setting(
    z.optional(z.url({ protocol: /^https?$/ })),
    'Gateway for text messages: POST with a bearer token and JSON {"from","to","text"}, any 2xx is taken; absent: no SMS in production, the simulated inbox in a demonstration',
  ),
  SMS_GATEWAY_TOKEN: setting(z.optional(z.string()), 'Bearer token of that gateway; needed with SMS_GATEWAY_URL'),
  SMS_SENDER: setting(
    z.optional(z.string()),
    'Name or number that text messages come from, as registered; needed with SMS_GATEWAY_URL',
  ),
  RECEIPT_KEYS: setting(
    z.optional(z.string()),
    'Private receipt keys as a JSON array of JWKs (P-256, with kid), newest last; absent: made under DATA_DIR/keys',
  ),
  VNPAY_PAY_URL: setting(
    z.optional(z.url()),
    "The gateway's payment page; absent in a demonstration: the simulated gateway",
  ),
  VNPAY_QUERY_URL: setting(z.optional(z.url()), "The gateway's query address (querydr)"),
  VNPAY_TERMINAL: setting(z._default(z.string(), 'MOTCUADM'), 'vnp_TmnCode'),
  VNPAY_SECRET: setting(z.optional(z.string()), 'Secret of the gateway; needed in production'),
  GATEWAY_PORT: setting(
    z._default(z.coerce.number().check(z.int(), z.gte(0), z.lte(65_535)), 0),
    'Port of the simulated gateway; 0: the next after PORT',
  ),
  DEMONSTRATION_PASSWORD: setting(
    z.optional(z.string().check(z.minLength(8))),
    'Password of the demonstration officers; absent: made once and kept under DATA_DIR',
  ),
  LOG_LEVEL: setting(
    z._default(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']), 'info'),
    'How much is logged: requests from info on, only faults from error on; never a name, a number, an address or a dossier',
  ),
  METRICS_TOKEN: setting(
    z.optional(z.string().check(z.minLength(16))),
    'Who scrapes /metrics sends it as a bearer token; absent: open in a demonstration, no such page in production',
  ),
} as const;

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly mode: 'demonstration' | 'production';
  readonly trustedProxies: readonly string[];
  readonly logLevel: string;
  readonly metricsToken: string | undefined;
  readonly requestsPerMinute: number;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly smsGateway: { readonly url: string; readonly token: string; readonly sender: string } | undefined;
  readonly receiptKeys: JWK[] | undefined;
  readonly gateway: {
    readonly payUrl: string;
    readonly queryUrl: string;
    readonly terminal: string;
    readonly secret: string;
  };
  /** Whether the gateway is the simulated one, and its port. */
  readonly simulatedGatewayPort: number | undefined;
  /** Where a simulated gateway on this machine reaches the portal: PUBLIC_URL may lead over a proxy that it cannot use. */
  readonly localOrigin: string;
  readonly demonstrationPassword: string | undefined;
  /** Folder of the built app. */
  readonly appFolder: string | undefined;
}

/** The demonstration's gateway is on this machine and knows this secret: it guards nothing. */
const SIMULATED_SECRET = 'simulated-gateway-of-the-demonstration';

/** RFC 7517: what ES256 signs with. */
const PrivateKey = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  kid: z.string(),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});

/** Reads and checks the environment. Throws one Error that names every setting that is wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = [];
  const read = <K extends keyof typeof SETTINGS>(name: K): z.output<(typeof SETTINGS)[K]['schema']> | undefined => {
    const given = environment[name] === '' ? undefined : environment[name];
    const result = SETTINGS[name].schema.safeParse(given);
    if (result.success) return result.data as z.output<(typeof SETTINGS)[K]['schema']>;
    faults.push(`${name} (${SETTINGS[name].description})`);
    return undefined;
  };
  const port = read('PORT') ?? 0;
  const mode = read('MODE') ?? 'demonstration';
  const payUrl = read('VNPAY_PAY_URL');
  const gatewayPort = read('GATEWAY_PORT') || port + 1;
  const simulated = mode === 'demonstration' && payUrl === undefined;
  const host = read('HOST') ?? '';
  // The simulated gateway listens where the portal does; every loopback and every wildcard is reached as localhost.
  const everywhere = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost', ''].includes(host);
  const originOf = (itsPort: number) => `http://${everywhere ? 'localhost' : host}:${itsPort}`;
  const gatewayOrigin = originOf(gatewayPort);
  const readKeys = (): JWK[] | undefined => {
    const text = read('RECEIPT_KEYS');
    if (text === undefined) return undefined;
    try {
      return z.array(PrivateKey).check(z.minLength(1)).parse(JSON.parse(text)) as JWK[];
    } catch {
      faults.push(`RECEIPT_KEYS (${SETTINGS.RECEIPT_KEYS.description})`);
      return undefined;
    }
  };
  const readSms = (): Config['smsGateway'] => {
    const url = read('SMS_GATEWAY_URL');
    const [token, sender] = [read('SMS_GATEWAY_TOKEN'), read('SMS_SENDER')];
    if (url === undefined) return undefined;
    if (token === undefined) faults.push(`SMS_GATEWAY_TOKEN (${SETTINGS.SMS_GATEWAY_TOKEN.description})`);
    if (sender === undefined) faults.push(`SMS_SENDER (${SETTINGS.SMS_SENDER.description})`);
    return { url, token: token ?? '', sender: sender ?? '' };
  };
  const config: Config = {
    port,
    host,
    publicUrl: read('PUBLIC_URL') ?? `http://localhost:${port}`,
    dataDir: read('DATA_DIR') ?? '',
    databaseUrl: read('DATABASE_URL'),
    mode,
    trustedProxies: (read('TRUSTED_PROXIES') ?? '')
      .split(',')
      .map((it) => it.trim())
      .filter(Boolean),
    logLevel: read('LOG_LEVEL') ?? 'info',
    metricsToken: read('METRICS_TOKEN'),
    requestsPerMinute: read('REQUESTS_PER_MINUTE') ?? 600,
    smtpUrl: read('SMTP_URL'),
    mailFrom: read('MAIL_FROM') ?? '',
    smsGateway: readSms(),
    receiptKeys: readKeys(),
    gateway: {
      payUrl: payUrl ?? `${gatewayOrigin}/paymentv2/vpcpay.html`,
      queryUrl: read('VNPAY_QUERY_URL') ?? `${gatewayOrigin}/merchant_webapi/api/transaction`,
      terminal: read('VNPAY_TERMINAL') ?? '',
      secret: read('VNPAY_SECRET') ?? SIMULATED_SECRET,
    },
    simulatedGatewayPort: simulated ? gatewayPort : undefined,
    localOrigin: originOf(port),
    demonstrationPassword: read('DEMONSTRATION_PASSWORD'),
    appFolder: undefined,
  };
  if (mode === 'production') {
    for (const name of [
      'PUBLIC_URL',
      'VNPAY_PAY_URL',
      'VNPAY_QUERY_URL',
      'VNPAY_TERMINAL',
      'VNPAY_SECRET',
      'RECEIPT_KEYS',
      'SMTP_URL',
    ] as const) {
      if (!environment[name]) faults.push(`${name} (needed in production: ${SETTINGS[name].description})`);
    }
  }
  const accepted = read('EMBEDDED_DATABASE_IN_PRODUCTION');
  if (config.mode === 'production' && config.databaseUrl === undefined && accepted === undefined)
    faults.push('DATABASE_URL (needed in production)');
  if (faults.length > 0) throw new Error(`These settings are missing or wrong:\n  ${faults.join('\n  ')}`);
  return config;
}
