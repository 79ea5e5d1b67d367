import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { hash, verify } from '@node-rs/argon2';
import pino, { type DestinationStream, type Logger } from 'pino';
import type { ContactChannel } from '#domain/api/accounts.ts';
import { createFolderStorage } from './adapters/file-storage/folder-storage.ts';
import type { FileStorage } from './adapters/file-storage/port.ts';
import { createHttpSmsSender } from './adapters/notification/http-sms-sender.ts';
import type { MailSender, SmsSender } from './adapters/notification/port.ts';
import { createSimulatedInbox, type SimulatedInbox } from './adapters/notification/simulated-inbox.ts';
import { createSmtpMailSender } from './adapters/notification/smtp-mail-sender.ts';
import type { PaymentGateway } from './adapters/payment/port.ts';
import { createVnpayGateway } from './adapters/payment/vnpay-gateway.ts';
import { createPdfPrinter } from './adapters/printing/pdf-printer.ts';
import type { Printer } from './adapters/printing/port.ts';
import { createFolderSigner } from './adapters/signature/folder-signer.ts';
import { createKeySigner } from './adapters/signature/key-signer.ts';
import type { Config } from './config.ts';
import { connectDatabase } from './database/connect.ts';
import type { Database } from './database/connection.ts';
import { migrateDatabase } from './database/migrate.ts';
import { createCatalogueCache } from './use-cases/catalogue/catalogue-cache.ts';
import { seedCatalogue } from './use-cases/catalogue/seed-catalogue.ts';
import type { PortalContext } from './use-cases/portal-context.ts';

/** Everything that the portal runs on, wired. */
export interface Services extends PortalContext {
  readonly log: Logger;
  readonly mail: MailSender;
  /** Where settings name a gateway, and in the demonstration. */
  readonly sms: SmsSender | undefined;
  /** Only in the demonstration. */
  readonly inbox: SimulatedInbox | undefined;
  /** Where the private receipt keys lie; undefined where they come from the settings. */
  readonly keysFolder: string | undefined;
  /** Where uploads lie until they are whole. */
  readonly incomingFolder: string;
  readonly metricsToken: string | undefined;
  /** Folder of the built app; undefined where another server hands it out. */
  readonly appFolder: string | undefined;
  /** Origins whose pages may send changes. */
  readonly ownOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly limits: { readonly resultBytes: number; readonly requestsPerMinute: number };
  readonly hashBytes: (bytes: Uint8Array) => string;
  close(): Promise<void>;
}

/** What tests hand in instead of the real thing. */
export interface ServiceOverrides {
  readonly now?: () => Date;
  readonly gateway?: PaymentGateway;
  readonly storage?: FileStorage;
  readonly printer?: Printer;
  readonly database?: Parameters<typeof connectDatabase>[0];
  readonly requestsPerMinute?: number;
  /** Rows of a backup, loaded when the database has come as far as theirs had. */
  readonly restore?: {
    readonly migrations: readonly string[];
    readonly load: (database: Database) => Promise<void>;
  };
}

const RESULT_BYTES = 50 * 1024 * 1024;
/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** What is told of a fault: its kind, its code and where it arose. Its message may quote a query with what people declared. */
function describeFault(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { type: typeof fault };
  const { name, cause } = fault;
  const code: unknown = 'code' in fault ? fault.code : undefined;
  return {
    type: name,
    ...(typeof code === 'string' ? { code } : {}),
    stack: (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)),
    ...(cause === undefined ? {} : { cause: describeFault(cause) }),
  };
}

/** Log lines carry method, route, status and time: no address, no name, no query, no cookie. */
export const createLog = (level: string, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      serializers: { err: describeFault },
      redact: { paths: ['req.headers', 'req.remoteAddress', 'req.url'], remove: true },
    },
    destination,
  );

export async function createServices(config: Config, overrides: ServiceOverrides = {}): Promise<Services> {
  const now = overrides.now ?? (() => new Date());
  const demonstration = config.mode === 'demonstration';
  const connection = await connectDatabase(
    overrides.database ?? (config.databaseUrl === undefined ? { folder: config.dataDir } : { url: config.databaseUrl }),
  );
  if (overrides.restore !== undefined) {
    await migrateDatabase(connection, overrides.restore.migrations);
    await overrides.restore.load(connection.database);
  }
  await migrateDatabase(connection);
  await seedCatalogue(connection.database, now().toISOString());
  const inbox = createSimulatedInbox(now);
  const smsInInbox = demonstration ? inbox.sms : undefined;
  const sms = config.smsGateway === undefined ? smsInInbox : createHttpSmsSender(config.smsGateway);
  const contactChannels: ContactChannel[] = sms === undefined ? ['EMAIL'] : ['EMAIL', 'SMS'];
  const keysFolder = config.receiptKeys === undefined ? join(config.dataDir, 'keys') : undefined;
  const publicOrigin = new URL(config.publicUrl).origin;
  return {
    database: connection.database,
    now,
    randomBytes: (count) => randomBytes(count),
    randomUuid: () => randomUUID(),
    catalogue: createCatalogueCache(now, { demonstration, contactChannels }),
    signer:
      config.receiptKeys === undefined
        ? await createFolderSigner(keysFolder ?? '', () => `k${now().toISOString().slice(0, 10)}`)
        : createKeySigner(config.receiptKeys),
    storage: overrides.storage ?? createFolderStorage(join(config.dataDir, 'files'), () => randomUUID()),
    gateway:
      overrides.gateway ??
      createVnpayGateway({ ...config.gateway, now, requestId: () => randomUUID().replaceAll('-', '').slice(0, 32) }),
    printer: overrides.printer ?? createPdfPrinter(),
    hashPassword: (password) => hash(password, ARGON2),
    verifyPassword: (kept, password) => verify(kept, password),
    publicUrl: config.publicUrl.replace(/\/$/, ''),
    demonstration,
    contactChannels,
    log: createLog(config.logLevel),
    mail: config.smtpUrl === undefined ? inbox.mail : createSmtpMailSender(config.smtpUrl, config.mailFrom),
    sms,
    inbox: demonstration ? inbox : undefined,
    keysFolder,
    incomingFolder: join(config.dataDir, 'incoming'),
    metricsToken: config.metricsToken,
    appFolder: config.appFolder,
    ownOrigins: demonstration
      ? [publicOrigin, `http://localhost:${config.port}`, `http://127.0.0.1:${config.port}`]
      : [publicOrigin],
    trustedProxies: config.trustedProxies,
    limits: { resultBytes: RESULT_BYTES, requestsPerMinute: overrides.requestsPerMinute ?? config.requestsPerMinute },
    hashBytes: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    close: () => connection.close(),
  };
}
