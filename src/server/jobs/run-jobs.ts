import type { Services } from '#server/services.ts';
import { sendDueMessages } from '#server/use-cases/notices/send-due-messages.ts';
import { givePaymentTerms } from '#server/use-cases/payments/give-payment-terms.ts';
import { reconcilePayments } from '#server/use-cases/payments/reconcile-payments.ts';
import { forgetOldRows } from '#server/use-cases/portal/forget-old-rows.ts';
import { forgetUnfinishedUploads } from '#server/use-cases/uploads/forget-unfinished-uploads.ts';

interface Job {
  readonly name: string;
  readonly everyMs: number;
  readonly run: (services: Services) => Promise<void>;
}

/** What runs on a clock. Each job takes its rows with locks, so several portals on one database do not do a thing twice. */
const JOBS: readonly Job[] = [
  { name: 'messages', everyMs: 1_000, run: (services) => sendDueMessages(services, services) },
  { name: 'reconciliation', everyMs: 5_000, run: reconcilePayments },
  { name: 'payment terms', everyMs: 60_000, run: givePaymentTerms },
  { name: 'forgetting', everyMs: 3_600_000, run: forgetOldRows },
  {
    name: 'unfinished uploads',
    everyMs: 3_600_000,
    run: ({ incomingFolder, now }) => forgetUnfinishedUploads(incomingFolder, now()),
  },
];

/** Starts the clock; the answer stops it and waits for what is under way. */
export function runJobs(services: Services): () => Promise<void> {
  let stopped = false;
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  const schedule = (job: Job): void => {
    if (stopped) return;
    const timer = setTimeout(() => {
      const run = job
        .run(services)
        .catch((err: unknown) => services.log.error({ job: job.name, err }, 'job failed'))
        .finally(() => {
          running.delete(run);
          schedule(job);
        });
      running.add(run);
    }, job.everyMs);
    timers.set(job.name, timer);
  };
  for (const job of JOBS) schedule(job);
  return async () => {
    stopped = true;
    for (const timer of timers.values()) clearTimeout(timer);
    await Promise.all(running);
  };
}
