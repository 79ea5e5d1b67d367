import { createHash } from 'node:crypto';
import { AppError } from '#domain/api/errors.ts';
import { Sha256, UnitId } from '#domain/api/primitives.ts';
import type { Memory, Person, Remembered } from './memory.ts';
import type { SeededRandom } from './random.ts';
import type { Scheduler } from './scheduler.ts';
import { SimulatedBlob } from './simulated-blob.ts';
import type { SimulatedDevice, Tab } from './simulated-device.ts';
import type { SimulatedPortal } from './simulated-portal.ts';

export interface Scene {
  readonly portal: SimulatedPortal;
  readonly scheduler: Scheduler;
  readonly random: SeededRandom;
  readonly memory: Memory;
  /** Text that nobody may find in the clear on a disk. */
  readonly marker: string;
}

/** What somebody does on a tab. What the app refuses in words is heard; anything else is a fault. */
export type Act = (scene: Scene, device: SimulatedDevice, tab: Tab) => Promise<void>;

const FIELDS = ['first', 'second', 'third'] as const;

/** The profile whose work a device shows now, by its disk. */
export function openProfile({ disk }: SimulatedDevice): string | undefined {
  const value = disk.plain.get('device/profiles')?.value as
    | { readonly accountProfileId: string | null; readonly guestId: string }
    | undefined;
  return value?.accountProfileId ?? value?.guestId;
}

/** Where a dossier lies on its device. */
export const profileOf = ({ id, device }: Remembered): string | undefined =>
  device.disk.rows.get(id)?.profileId ?? device.disk.outbox.get(id)?.profileId;

/** Dossiers that whoever has this device in hand may be shown now. */
const minesOn = ({ memory }: Scene, device: SimulatedDevice): Remembered[] => {
  const open = openProfile(device);
  return [...memory.dossiers.values()].filter((it) => it.device === device && !it.discarded && profileOf(it) === open);
};

const next = ({ memory, marker }: Scene): string => {
  memory.texts += 1;
  return `${marker} ${memory.texts}`;
};

/** A PDF as small as one can be, with text of its own. */
function paper(content: string): SimulatedBlob {
  const pdf = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% ${content}\ntrailer<</Root 1 0 R>>\n%%EOF\n`;
  return new SimulatedBlob([pdf], { type: 'application/pdf' });
}

async function write(scene: Scene, tab: Tab, dossier: Remembered): Promise<void> {
  const field = scene.random.oneOf(FIELDS);
  const value = next(scene);
  dossier.typed.set(field, [...(dossier.typed.get(field) ?? []), value]);
  scene.scheduler.note(`${tab.life.name}: types ${value} (${field}) in ${dossier.id}`);
  tab.engine.drafts.saveAnswers(dossier.id, { [field]: value });
  await tab.engine.drafts.flush(dossier.id);
  scene.scheduler.note(`${tab.life.name}: is told that ${value} is kept in ${dossier.id}`);
  if (dossier.typed.get(field)?.at(-1) === value) dossier.saved.set(field, value);
}

async function attach(scene: Scene, tab: Tab, dossier: Remembered): Promise<void> {
  const bytes = paper(next(scene)) as unknown as Blob;
  dossier.everyPaper.add(
    Sha256.parse(
      createHash('sha256')
        .update(await bytes.text())
        .digest('hex'),
    ),
  );
  const part = await tab.engine.drafts.addPart(dossier.id, 'paper', bytes, {
    mediaType: 'application/pdf',
    name: 'giấy tờ.pdf',
  });
  dossier.papers.set(part.partId, part.sha256);
  scene.scheduler.note(`${tab.life.name}: is told that a paper is kept in ${dossier.id}`);
}

async function seal(tab: Tab, scene: Scene, dossier: Remembered): Promise<void> {
  const draft = await tab.engine.drafts.read(dossier.id);
  if (draft === undefined) return;
  const sealing = {
    answers: draft.answers,
    parts: draft.parts.map((part) => part.sha256),
    revision: draft.baseRevision + 1,
    told: false,
  };
  dossier.sealings.push(sealing);
  const what = `${JSON.stringify(draft.answers).slice(60)} with ${sealing.parts.length} papers of ${dossier.id}`;
  scene.scheduler.note(`${tab.life.name}: seals ${what}`);
  const item = await tab.engine.outbox.seal(dossier.id, {
    answers: draft.answers,
    competentUnitId: UnitId.parse(scene.portal.unitId),
    declaration: { textVersion: '2021-1', acceptedAt: new Date(scene.portal.time()).toISOString() },
  });
  sealing.told = item.state !== 'draft';
  scene.scheduler.note(`${tab.life.name}: is told that it is ${item.state}, ${what}`);
}

/** Takes the draft for this tab as a screen does; what another tab has is only read. */
async function holding(scene: Scene, tab: Tab, dossier: Remembered, work: () => Promise<void>): Promise<void> {
  const hold = tab.engine.drafts.hold(dossier.id);
  try {
    for (let looks = 0; looks < 20 && hold.role.get() === 'pending'; looks += 1) {
      await scene.scheduler.step(tab.life, 'looks', () => undefined);
    }
    if (hold.role.get() === 'writer') await work();
  } finally {
    hold.release();
  }
}

const onOneOfMine =
  (work: (scene: Scene, tab: Tab, dossier: Remembered) => Promise<void>): Act =>
  async (scene, device, tab) => {
    const mine = minesOn(scene, device);
    if (mine.length > 0) await work(scene, tab, scene.random.oneOf(mine));
  };

async function begin(scene: Scene, device: SimulatedDevice, tab: Tab): Promise<Remembered | undefined> {
  const { portal, random, memory } = scene;
  const { hash, formHash } = await tab.engine.publicData.load('procedure:sim');
  if (formHash === undefined) return undefined;
  const draft = await tab.engine.drafts.create({
    procedureCode: portal.version.code,
    procedureHash: hash,
    formHash,
    answers: { applicantName: 'Nguyễn Thị Hoà', commune: portal.commune },
  });
  const dossier: Remembered = {
    id: draft.id,
    device,
    profileIds: new Set([draft.profileId]),
    saved: new Map(),
    typed: new Map(),
    sealings: [],
    papers: new Map(),
    everyPaper: new Set(),
    discarded: false,
  };
  memory.dossiers.set(draft.id, dossier);
  await holding(scene, tab, dossier, async () => {
    await write(scene, tab, dossier);
    for (let files = 1 + random.below(3); files > 0; files -= 1) await attach(scene, tab, dossier);
  });
  return dossier;
}

const beginAndSeal: Act = async (scene, device, tab) => {
  const made = await begin(scene, device, tab);
  if (made !== undefined) await seal(tab, scene, made);
};

/** The codes and their entry are told elsewhere; here the portal has let the person in, and the device hears of it or not. */
export async function signInAs(
  scene: Scene,
  device: SimulatedDevice,
  tab: Tab,
  person: Person,
  begunFrom?: Remembered,
) {
  const { portal, scheduler } = scene;
  // A device that the portal does not know yet cannot ask for a code.
  await tab.engine.session.refresh();
  if (!device.cookies.has('__Host-mc')) return;
  const token = await scheduler.step(tab.life, 'portal signs in', () =>
    device.weather.online ? portal.signIn(person.account) : undefined,
  );
  if (token === undefined) return;
  device.cookies.set('__Host-mc', token);
  // From here on it may lie on either side.
  begunFrom?.profileIds.add(person.profileId);
  await tab.engine.session.signedIn(person.account, begunFrom?.id);
}

const signIn: Act = async (scene, device, tab) => {
  const { memory, random } = scene;
  const guests = minesOn(scene, device).filter((it) => profileOf(it)?.startsWith('g-'));
  const begunFrom = guests.length > 0 && random.chance(0.7) ? random.oneOf(guests) : undefined;
  await signInAs(scene, device, tab, random.oneOf(memory.people), begunFrom);
};

const signOut: Act = (_scene, _device, tab) => tab.engine.session.signOut();

const reopenAndSealAnew = onOneOfMine(async (scene, tab, dossier) => {
  if (dossier.sealings.length === 0) return;
  await tab.engine.outbox.reopen(dossier.id);
  await holding(scene, tab, dossier, () => write(scene, tab, dossier));
  await seal(tab, scene, dossier);
});

const correctReceived = onOneOfMine(async (scene, tab, dossier) => {
  const item = await tab.engine.outbox.read(dossier.id);
  if (item?.state !== 'received') return;
  const sealed = await tab.engine.outbox.readSubmission(dossier.id);
  if (sealed === undefined) return;
  const { procedureCode, procedureHash, formHash, revision } = sealed.manifest;
  await tab.engine.drafts.create({
    procedureCode,
    procedureHash,
    formHash,
    answers: sealed.answers,
    basedOn: { dossierId: item.id, revision, kind: 'REVISION' },
  });
  dossier.papers.clear();
  await holding(scene, tab, dossier, async () => {
    await write(scene, tab, dossier);
    await attach(scene, tab, dossier);
  });
  await seal(tab, scene, dossier);
});

const discard = onOneOfMine(async (_scene, tab, dossier) => {
  dossier.discarded = true;
  if (dossier.sealings.length === 0) await tab.engine.drafts.remove(dossier.id);
  else await tab.engine.outbox.discard(dossier.id);
});

/** Whoever looks sees what is their own, and nothing else. */
const look: Act = async ({ memory }, device, tab) => {
  const before = openProfile(device);
  const drafts = await tab.engine.drafts.list();
  const waiting = await tab.engine.outbox.list();
  // Somebody signed in or out between: another moment says more.
  if (before === undefined || before !== openProfile(device)) return;
  for (const { id } of [...drafts, ...waiting]) {
    const dossier = memory.dossiers.get(id);
    if (dossier !== undefined && !dossier.profileIds.has(before)) memory.leaked.push(`${id} shown to ${before}`);
  }
};

/** How often each happens. */
export const ACTS: readonly (readonly [Act, number])[] = [
  [async (scene, device, tab) => void (await begin(scene, device, tab)), 4],
  [beginAndSeal, 4],
  [onOneOfMine((scene, tab, dossier) => holding(scene, tab, dossier, () => write(scene, tab, dossier))), 5],
  [onOneOfMine((scene, tab, dossier) => holding(scene, tab, dossier, () => attach(scene, tab, dossier))), 3],
  [onOneOfMine((scene, tab, dossier) => seal(tab, scene, dossier)), 6],
  // Ten taps on a slow phone.
  [
    onOneOfMine(async (scene, tab, dossier) => {
      await Promise.all([1, 2, 3].map(() => seal(tab, scene, dossier).catch(() => undefined)));
    }),
    2,
  ],
  [signIn, 5],
  [signOut, 2],
  [reopenAndSealAnew, 3],
  [correctReceived, 3],
  [discard, 1],
  [onOneOfMine((_scene, tab, dossier) => tab.engine.outbox.sendNow(dossier.id)), 3],
  [(_scene, _device, tab) => tab.engine.outbox.sendNow(), 2],
  [look, 3],
];

/** Runs an act; what is said in words of the error table is heard. */
export async function perform(act: Act, scene: Scene, device: SimulatedDevice, tab: Tab): Promise<void> {
  try {
    await act(scene, device, tab);
  } catch (fault) {
    if (fault instanceof AppError) return;
    if (fault instanceof DOMException && fault.name === 'AbortError') return;
    scene.memory.untold.push(fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault));
  }
}
