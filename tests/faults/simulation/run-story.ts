import { createHash } from 'node:crypto';
import { judge, type Verdict } from './judge.ts';
import type { Memory, Person, Remembered } from './memory.ts';
import { createSeededRandom, type SeededRandom } from './random.ts';
import { createScheduler } from './scheduler.ts';
import { createSimulatedDevice, type SimulatedDevice, type Tab } from './simulated-device.ts';
import type { SimulatedPortal } from './simulated-portal.ts';
import type { Disk } from './simulated-store.ts';
import { ACTS, type Act, perform, profileOf, type Scene, signInAs } from './story.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Every story begins at this moment, whatever the portal's other people did. */
const BEGINNING = Date.parse('2026-11-23T03:24:00.000Z');

export interface Outcome extends Verdict {
  readonly seed: number;
  readonly trace: string;
  readonly steps: number;
  readonly sealed: number;
  readonly received: number;
  readonly milliseconds: number;
}

const profileIdOf = (accountId: string): string =>
  `a-${createHash('sha256').update(`mot-cua profile ${accountId}`).digest('hex').slice(0, 32)}`;

function drawAct(random: SeededRandom): Act {
  const all = ACTS.reduce((sum, [, weight]) => sum + weight, 0);
  let ticket = random.below(all);
  for (const [act, weight] of ACTS) {
    ticket -= weight;
    if (ticket < 0) return act;
  }
  throw new RangeError('no act');
}

/** Something that happens to a device without anybody wanting it. */
function mishap(device: SimulatedDevice, random: SeededRandom): void {
  const { weather, disease } = device;
  const tab = device.tabs.length > 0 ? random.oneOf(device.tabs) : undefined;
  switch (random.below(9)) {
    case 0:
    case 1:
      tab?.kill();
      return;
    case 2:
      tab?.close();
      return;
    case 3:
    case 4:
      weather.online = !weather.online;
      for (const each of device.tabs) each.turn('line');
      return;
    case 5:
      weather.faults = random.oneOf([0, 0.1, 0.3, 0.6]);
      return;
    case 6:
      device.clockOff = random.oneOf([0, -3_650 * DAY, 2 * DAY, 9_000 * DAY, -MINUTE, 90_000]);
      return;
    case 7:
      disease.full = random.oneOf([0, 0, 0.05, 0.3, 1]);
      disease.lost = random.oneOf([0, 0, 0.02]);
      return;
    default:
      tab?.turn(random.oneOf(['seen', 'hidden'] as const));
  }
}

/** One story by its seed, from an empty device to fine weather, and what a person would complain of at its end. */
export async function runStory(
  seed: number,
  portal: SimulatedPortal,
  publicCopies: Disk['plain'] | undefined,
  watch?: (line: string) => void,
  /** Something done to the devices before fine weather comes; only to see that it is complained of. */
  harm?: (devices: readonly SimulatedDevice[]) => void,
): Promise<Outcome & { readonly devices: readonly SimulatedDevice[] }> {
  const begun = performance.now();
  const random = createSeededRandom(seed);
  const scheduler = createScheduler(random);
  if (watch !== undefined) scheduler.watch(watch);
  const base = BEGINNING;
  const wall = (): number => base + scheduler.now();
  portal.setTime(base);
  const people: Person[] = [];
  for (const name of ['A', 'B'].slice(0, 1 + random.below(2))) {
    const account = await portal.newAccount();
    people.push({ name, account, profileId: profileIdOf(account.id) });
  }
  const memory: Memory = { people, dossiers: new Map(), untold: [], leaked: [], texts: 0 };
  const scene: Scene = { portal, scheduler, random, memory, marker: `bí mật ${seed}` };
  const devices = ['phone', 'tablet']
    .slice(0, random.chance(0.3) ? 2 : 1)
    .map((name) => createSimulatedDevice(name, scheduler, random, portal, wall));
  for (const device of devices) {
    device.weather.faults = random.oneOf([0, 0, 0.1, 0.3, 0.6]);
    for (const [key, row] of publicCopies ?? []) device.disk.plain.set(key, row);
    const tab = device.openTab();
    const person = people[0];
    if (person !== undefined && random.chance(0.6)) {
      void perform((...these) => signInAs(...these, person), scene, device, tab);
    }
  }

  let left = 8 + random.below(16);
  let busy = 0;
  const restless = random.oneOf([60, 25, 12]);
  const start = (device: SimulatedDevice, tab: Tab): void => {
    left -= 1;
    busy += 1;
    const doing = perform(drawAct(random), scene, device, tab);
    // A killed tab's work never ends: then nobody waits for it.
    void Promise.race([doing, new Promise((resolve) => onEnd.push([tab, () => resolve(undefined)]))]).then(() => {
      busy -= 1;
    });
  };
  const onEnd: [Tab, () => void][] = [];
  const between = (): void => {
    for (const [tab, resolve] of onEnd) if (!tab.life.alive) resolve();
    const device = random.oneOf(devices);
    if (random.chance(1 / restless)) mishap(device, random);
    if (device.tabs.length === 0 || (device.tabs.length < 2 && random.chance(1 / 200))) device.openTab();
    if (left > 0 && busy < 2 && random.chance(1 / 6)) start(device, random.oneOf(device.tabs));
  };
  await scheduler.run(scheduler.now() + 20 * MINUTE, () => left === 0 && busy === 0, between);
  if (random.chance(0.2)) {
    // The phone lies in a drawer.
    for (const device of devices) while (device.tabs[0] !== undefined) device.tabs[0].kill();
    await scheduler.run(
      scheduler.now() + random.oneOf([1, 14, 100]) * DAY,
      () => false,
      () => undefined,
    );
  }
  harm?.(devices);
  await inFineWeather(scene, devices);
  const verdict = await judge(scene, devices);
  return {
    seed,
    ...verdict,
    trace: scheduler.trace(),
    steps: scheduler.steps.count,
    sealed: [...memory.dossiers.values()].reduce((sum, it) => sum + it.sealings.filter(({ told }) => told).length, 0),
    milliseconds: performance.now() - begun,
    devices,
  };
}

const WAITING = new Set(['sealed', 'uploading', 'committing']);

/** The line is good and the disk is well; everybody who has work on a device comes once more. Only clocks stay wrong. */
async function inFineWeather(scene: Scene, devices: readonly SimulatedDevice[]): Promise<void> {
  const { memory, random } = scene;
  for (const device of devices) {
    while (device.tabs[0] !== undefined) device.tabs[0].kill();
    Object.assign(device.weather, { online: true, faults: 0 });
    Object.assign(device.disease, { full: 0, lost: 0 });
    for (const person of memory.people) {
      const has = [...device.disk.rows.values(), ...device.disk.outbox.values()].some(
        (row) => row.profileId === person.profileId,
      );
      if (has) await comeBack(scene, device, person, undefined);
    }
    // What a guest sealed goes out when somebody signs in from it, and waits for that as long as it takes.
    for (const row of [...device.disk.outbox.values()]) {
      const dossier = memory.dossiers.get(row.id);
      if (!row.profileId.startsWith('g-') || !WAITING.has(row.state) || dossier === undefined) continue;
      if (random.chance(0.9)) await comeBack(scene, device, random.oneOf(memory.people), dossier);
    }
  }
}

async function comeBack(scene: Scene, device: SimulatedDevice, person: Person, begunFrom: Remembered | undefined) {
  const { scheduler, memory } = scene;
  const tab = device.openTab();
  let isIn = false;
  void perform((...these) => signInAs(...these, person, begunFrom), scene, device, tab).then(() => {
    isIn = true;
  });
  const mine = () => [...device.disk.outbox.values()].filter((row) => row.profileId === person.profileId);
  const settled = (): boolean => isIn && !mine().some(({ state }) => WAITING.has(state));
  await scheduler.run(scheduler.now() + 20 * MINUTE, settled, () => undefined);
  if (!isIn) memory.untold.push(`${person.name} cannot sign in again`);
  for (const { id, state, reason } of mine()) {
    if (WAITING.has(state))
      memory.untold.push(`${id}: still ${state} for ${reason} after twenty minutes of fine weather`);
  }
  if (begunFrom !== undefined && profileOf(begunFrom) !== person.profileId)
    memory.untold.push(`${begunFrom.id}: signed in from it, and it did not come along`);
  tab.kill();
}
