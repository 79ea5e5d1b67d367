import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSimulatedGateway } from './adapters/payment/simulated-gateway.ts';
import { buildApp } from './app.ts';
import { createStaff } from './commands/create-staff.ts';
import { DEMONSTRATION_STAFF, ensureDemonstrationStaff } from './commands/demonstration-staff.ts';
import { importCatalogue } from './commands/import-catalogue.ts';
import { type Config, readConfig } from './config.ts';
import { serverText } from './i18n/server-messages.ts';
import { runJobs } from './jobs/run-jobs.ts';
import { createServices } from './services.ts';
import { countDemonstrationStaff } from './use-cases/staff/create-officer.ts';

/** Requests under way get this long at the end. */
const GRACE = 10_000;

/** What may stand behind `npm start --`, or is an npm script of its own. */
const COMMANDS = { 'staff:create': createStaff, 'catalogue:import': importCatalogue } as const;

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
          noticeUrl: `http://127.0.0.1:${config.port}/api/v1/payments/vnpay/notice`,
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

async function main(): Promise<void> {
  const here = dirname(fileURLToPath(import.meta.url));
  const config: Config = { ...readConfig(process.env), appFolder: join(here, '../client') };
  const at = process.argv.findIndex((it) => Object.hasOwn(COMMANDS, it));
  if (at < 0) return serve(config);
  const name = process.argv[at] as keyof typeof COMMANDS;
  const services = await createServices(config).catch((fault: unknown) => {
    // The lock's own words follow; these say what to do.
    const locked = fault instanceof Error && (fault.cause as NodeJS.ErrnoException | undefined)?.code === 'EEXIST';
    if (locked && name === 'catalogue:import')
      for (const language of ['vi', 'en'] as const) console.error(serverText(language, 'import.locked'));
    throw fault;
  });
  const status = await COMMANDS[name](services, process.argv.slice(at + 1));
  await services.close();
  process.exit(status);
}

main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(1);
});
