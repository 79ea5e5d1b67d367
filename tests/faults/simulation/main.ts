import { parseArgs } from 'node:util';
import { type Outcome, runStory } from './run-story.ts';
import { simulateBlobs } from './simulated-blob.ts';
import { type SimulatedPortal, startSimulatedPortal } from './simulated-portal.ts';
import type { Disk } from './simulated-store.ts';

/** After so many stories the portal begins anew: what thousands of people left behind makes every question slower. */
const STORIES_A_PORTAL = 2_000;

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** What a device has that was opened before: the first story's, whose line is good. */
async function firstVisit(portal: SimulatedPortal): Promise<Disk['plain']> {
  const { devices } = await runStory(0, portal, undefined);
  const rows = [...(devices[0]?.disk.plain ?? [])].filter(([key]) => key.startsWith('public/'));
  return new Map(rows);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      /** One seed, step by step. */
      show: { type: 'boolean', default: false },
    },
  });
  simulateBlobs();
  // In a page it would stand in the console, where nobody reads it.
  const unheard: string[] = [];
  process.on('unhandledRejection', (fault) => {
    unheard.push(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  });
  const [runs, first] = [Number(values.runs), Number(values.seed)];
  const times: number[] = [];
  const totals = { lost: 0, doubled: 0, leaked: 0, other: 0, steps: 0, sealed: 0, received: 0 };
  let failed = 0;
  const ends = new Map<string, number>();
  let portal: SimulatedPortal | undefined;
  let copies: Disk['plain'] = new Map();
  for (let n = 0; n < runs; n += 1) {
    if (n % STORIES_A_PORTAL === 0) {
      await portal?.close();
      portal = await startSimulatedPortal();
      copies = await firstVisit(portal);
    }
    if (portal === undefined) break;
    const seed = first + n;
    const outcome = await runStory(seed, portal, copies, values.show ? console.log : undefined).catch(
      (fault: unknown): Outcome => ({
        seed,
        lost: [],
        doubled: [],
        leaked: [],
        other: [fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)],
        trace: '',
        steps: 0,
        sealed: 0,
        received: 0,
        milliseconds: 0,
      }),
    );
    times.push(outcome.milliseconds);
    if ('devices' in outcome)
      for (const d of outcome.devices as never as { disk: Disk }[])
        for (const r of d.disk.outbox.values()) {
          const k = `${r.profileId[0]} ${r.state} ${r.reason}`;
          ends.set(k, (ends.get(k) ?? 0) + 1);
        }
    totals.steps += outcome.steps;
    totals.sealed += outcome.sealed;
    totals.received += outcome.received;
    outcome.other.push(...unheard.splice(0).map((text) => `nobody heard of: ${text}`));
    const complaints = (['lost', 'doubled', 'leaked', 'other'] as const).flatMap((kind) => {
      totals[kind] += outcome[kind].length;
      return outcome[kind].map((text) => `${kind}: ${text}`);
    });
    if (complaints.length > 0) {
      failed += 1;
      for (const complaint of complaints) console.log(`FAILED story ${seed}: ${complaint}`);
    }
  }
  await portal?.close();
  for (const [state, times_] of [...ends].sort(([, a], [, b]) => b - a)) console.log(`  ${times_} × ${state}`);
  console.log(
    `${runs} stories from seed ${first}, ${totals.steps} steps, ${totals.sealed} sealed, ${totals.received} received, ${middle(times).toFixed(0)} ms each (median)`,
  );
  console.log(`lost ${totals.lost}, duplicated ${totals.doubled}, leaked ${totals.leaked}, other ${totals.other}`);
  console.log(`${runs - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();
