import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { paymentsApi } from '#domain/api/payments.ts';
import { startSimulatedGateway } from './adapters/payment/simulated-gateway.ts';
import { buildApp } from './app.ts';
import { backUp } from './commands/back-up.ts';
import { createStaff } from './commands/create-staff.ts';
import { DEMONSTRATION_STAFF, ensureDemonstrationStaff } from './commands/demonstration-staff.ts';
import { importCatalogue } from './commands/import-catalogue.ts';
import { printSettings } from './commands/print-settings.ts';
import { restore } from './commands/restore.ts';
import { searchCatalogue } from './commands/search-catalogue.ts';
import { type Config, readConfig } from './config.ts';
import { connectDatabase } from './database/connect.ts';
import type { Connection } from './database/connection.ts';
import { serverText } from './i18n/server-messages.ts';
import { runJobs } from './jobs/run-jobs.ts';
import { createServices, type Services } from './services.ts';
import { countDemonstrationStaff } from './use-cases/staff/create-officer.ts';

/** Requests under way get this long at the end. */
const GRACE = 10_000;

/** Prints in both languages: whoever starts the portal may read either. */
const say = (key: string, params: Record<string, unknown> = {}): void => {
  for (const language of ['vi', 'en'] as const) console.log(serverText(language, `start.${key}`, params));
};

async function serve(config: Config): Promise<void> {
  const services = await createServices(config);
  const app = await buildApp(services);
  const giveUp = async (fault: unknown, port: number): Promise<never> => {
    await services.close();
    if ((fault as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw fault;
    say('portBusy', { port });
    return process.exit(1);
  };
  await app.listen({ port: config.port, host: config.host }).catch((fault: unknown) => giveUp(fault, config.port));
  const { simulatedGatewayPort } = config;
  const gateway =
    simulatedGatewayPort === undefined
      ? undefined
      : await startSimulatedGateway({
          port: simulatedGatewayPort,
          host: config.host,
          terminal: config.gateway.terminal,
          secret: config.gateway.secret,
          noticeUrl: `${config.localOrigin}${paymentsApi.vnpayNotice.path}`,
          returnOrigin: new URL(config.publicUrl).origin,
          now: services.now,
        }).catch((fault: unknown) => giveUp(fault, simulatedGatewayPort));
  const strangers = services.demonstration ? 0 : await countDemonstrationStaff(services);
  if (strangers > 0)
    services.log.warn({ officers: strangers }, 'staff accounts of the demonstration stay closed in production');
  const stopJobs = runJobs(services);
  say('address', { url: config.publicUrl });
  if (services.demonstration) {
    const { password } = await ensureDemonstrationStaff(services, config.dataDir, config.demonstrationPassword);
    const names = DEMONSTRATION_STAFF.map((it) => it.username).join(', ');
    say('inbox', { url: `${config.publicUrl}/demo/inbox` });
    say('staff', { url: `${config.publicUrl}/can-bo`, names, password });
  }
  if (config.databaseUrl === undefined) say('notDurable', { folder: config.dataDir });

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say('stopping');
    // Uploads that do not end in time are resumed by their senders.
    setTimeout(() => process.exit(0), GRACE).unref();
    await app.close();
    await gateway?.close();
    await stopJobs();
    await services.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
}

/** The rows alone, and no portal: nothing is made, migrated or seeded for a search. */
async function openToSearch({ databaseUrl, dataDir }: Config): Promise<Connection | undefined> {
  if (databaseUrl !== undefined) return connectDatabase({ url: databaseUrl });
  if (!existsSync(join(dataDir, 'database'))) return undefined;
  return connectDatabase({ folder: dataDir }).catch((fault: unknown) => {
    console.error(fault instanceof Error ? fault.message : fault);
    console.error('Only what ships with the portal is searched; --catalogue PATH reads the national files beside it.');
    return undefined;
  });
}

/** `locked`: what to do where another process holds the embedded database; the lock's own words follow. */
const withServices =
  (run: (services: Services, args: readonly string[]) => Promise<number>, locked?: string) =>
  async (config: Config, args: readonly string[]): Promise<number> => {
    const services = await createServices(config).catch((fault: unknown) => {
      const held = fault instanceof Error && (fault.cause as NodeJS.ErrnoException | undefined)?.code === 'EEXIST';
      if (held && locked !== undefined)
        for (const language of ['vi', 'en'] as const) console.error(serverText(language, locked));
      throw fault;
    });
    try {
      return await run(services, args);
    } finally {
      await services.close();
    }
  };

/** What an operator runs from a shell, by its first word; the answer is an exit status. */
const COMMANDS: Readonly<Record<string, (config: Config, args: readonly string[]) => Promise<number>>> = {
  'staff:create': withServices(createStaff),
  settings: printSettings,
  'catalogue:import': withServices(importCatalogue, 'import.locked'),
  'catalogue:search': (config, args) =>
    searchCatalogue(args, {
      open: () => openToSearch(config),
      now: () => new Date(),
      print: console.log,
      complain: console.error,
    }),
  backup: withServices(backUp),
  restore,
};

async function main(): Promise<void> {
  const here = dirname(fileURLToPath(import.meta.url));
  const config: Config = { ...readConfig(process.env), appFolder: join(here, '../client') };
  const [name, ...args] = process.argv.slice(process.argv.findIndex((it) => Object.hasOwn(COMMANDS, it)));
  const command = name === undefined ? undefined : COMMANDS[name];
  if (command === undefined) return serve(config);
  process.exitCode = await command(config, args);
}

main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(1);
});
