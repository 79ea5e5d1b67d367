import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { eq, inArray } from 'drizzle-orm';
import type { OutboxRow } from '#client/offline/local-store/rows.ts';
import { openSubmission } from '#client/offline/outbox/submission-rows.ts';
import { openDraft } from '#client/offline/sync/draft-rows.ts';
import { readFile } from '#client/offline/vault/sealed-files.ts';
import { createVault, type Vault } from '#client/offline/vault/vault.ts';
import { ERRORS } from '#domain/api/errors.ts';
import { canonicalJson } from '#domain/dossiers/canonical-json.ts';
import { Manifest } from '#domain/dossiers/manifest.ts';
import { dossierRevisions, dossiers, parts } from '#server/database/schema/dossiers.ts';
import type { Remembered, Sealing } from './memory.ts';
import type { SimulatedDevice } from './simulated-device.ts';
import type { SimulatedPortal } from './simulated-portal.ts';
import { openSimulatedStore } from './simulated-store.ts';
import type { Scene } from './story.ts';
import { profileOf } from './story.ts';

export interface Verdict {
  readonly lost: string[];
  readonly doubled: string[];
  readonly leaked: string[];
  readonly other: string[];
  /** Revisions that the portal has. */
  readonly received: number;
}

const sha = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

interface AtPortal {
  readonly accountId: string;
  readonly revisions: ReadonlyMap<number, { readonly manifest: Manifest; readonly answers: unknown }>;
}

async function readPortal(portal: SimulatedPortal, accountIds: readonly string[]): Promise<Map<string, AtPortal>> {
  const { database } = portal.services;
  const rows = await database
    .select()
    .from(dossiers)
    .where(inArray(dossiers.accountId, [...accountIds]));
  const found = new Map<string, AtPortal>();
  for (const row of rows) {
    const revisions = await database.select().from(dossierRevisions).where(eq(dossierRevisions.dossierId, row.id));
    found.set(row.id, {
      accountId: row.accountId,
      revisions: new Map(
        revisions.map((it) => [it.revision, { manifest: Manifest.parse(it.manifest), answers: it.answers }]),
      ),
    });
  }
  return found;
}

/** Every answer, every paper that was seen when it was sealed, and none that was never chosen. */
const isSame = (
  { everyPaper }: Remembered,
  sealing: Sealing,
  { manifest, answers }: { readonly manifest: Manifest; readonly answers: unknown },
): boolean => {
  const arrived = new Set(manifest.parts.map((part) => part.sha256));
  return (
    canonicalJson(sealing.answers) === canonicalJson(answers) &&
    sealing.parts.every((hash) => arrived.has(hash)) &&
    [...arrived].every((hash) => everyPaper.has(hash))
  );
};

/** A device with nothing wrong, looked at from outside. */
const quietStore = (device: SimulatedDevice) =>
  openSimulatedStore(
    device.disk,
    async (_label, effect) => effect(),
    () => 'works',
  );

/** Whether what stands on the device is whole: the sealed content opens, and every byte of every file is there. */
async function isWhole(device: SimulatedDevice, vault: Vault, row: OutboxRow): Promise<boolean> {
  const store = quietStore(device);
  const submission = await openSubmission({ store }, vault, row).catch(() => undefined);
  if (submission === undefined) return false;
  for (const part of submission.parts) {
    const file = await readFile(
      { store, random: globalThis.crypto as never, crypto: crypto.subtle },
      part.file,
      '',
    ).catch(() => undefined);
    if (file === undefined || sha(new Uint8Array(await file.arrayBuffer())) !== part.sha256) return false;
  }
  return true;
}

/** A reason that a person can do something about, or a state in which something is done about it. */
const isVisible = (row: OutboxRow): boolean =>
  row.state === 'draft' || row.reason === null || ERRORS[row.reason].sender !== 'retry-later' || row.nextTryAt !== null;

/** Looks at all that there is once the weather is fine again, and says what a person would complain of. */
export async function judge(scene: Scene, devices: readonly SimulatedDevice[]): Promise<Verdict> {
  const { portal, memory, marker } = scene;
  const lost: string[] = [];
  const doubled: string[] = [];
  const other = [...memory.untold];
  const leaked = [...memory.leaked];
  const held = await readPortal(
    portal,
    memory.people.map(({ account }) => account.id),
  );

  for (const [id, { accountId, revisions }] of held) {
    const dossier = memory.dossiers.get(id);
    const owner = memory.people.find(({ account }) => account.id === accountId);
    if (dossier === undefined) {
      doubled.push(`${id}: a dossier that nobody begun`);
      continue;
    }
    if (owner === undefined || !dossier.profileIds.has(owner.profileId))
      leaked.push(`${id} filed under another account`);
    for (const [revision, content] of revisions) {
      const sealing = dossier.sealings.find((it) => it.revision === revision && isSame(dossier, it, content));
      if (sealing === undefined) lost.push(`${id}: revision ${revision} is not what was sealed`);
    }
  }

  for (const dossier of memory.dossiers.values()) {
    if (!dossier.discarded) lost.push(...(await lossesOf(dossier, held.get(dossier.id))));
  }

  for (const device of devices) {
    leaked.push(...leaksOf(device, marker));
    for (const row of device.disk.outbox.values()) {
      if (row.waitMs > 300_000) other.push(`${row.id}: a wait of ${row.waitMs} ms`);
      if (!isVisible(row)) other.push(`${row.id}: ${row.state} for ${row.reason}, and nothing will be done about it`);
    }
  }
  for (const person of memory.people) {
    const own = await portal.services.database.select().from(parts).where(eq(parts.accountId, person.account.id));
    for (const part of own) {
      const bytes = await buffer(await portal.services.storage.openRead(part.storageKey)).catch(() => undefined);
      if (bytes === undefined || sha(bytes) !== part.sha256)
        lost.push(`${part.sha256}: bytes of the portal are not these`);
    }
  }
  const received = [...held.values()].reduce((sum, it) => sum + it.revisions.size, 0);
  return { lost, doubled, leaked, other, received };
}

/** What of one dossier is neither at the portal nor visibly on its device. */
async function lossesOf(dossier: Remembered, atPortal: AtPortal | undefined): Promise<string[]> {
  const { id, device, sealings, saved, typed, papers } = dossier;
  const store = quietStore(device);
  const vault = createVault({ store, random: globalThis.crypto as never, crypto: crypto.subtle });
  const row = device.disk.outbox.get(id);
  const told = sealings.filter((it) => it.told).at(-1);
  const losses: string[] = [];
  if (told !== undefined) {
    // What was sealed after it takes its place, whether or not its answer was seen.
    const since = sealings.slice(sealings.indexOf(told));
    const received = [...(atPortal?.revisions ?? [])].some(
      ([n, it]) => n > told.revision || since.some((sealing) => sealing.revision === n && isSame(dossier, sealing, it)),
    );
    const waiting = row !== undefined && row.state !== 'received' && (await isWhole(device, vault, row));
    const inHand = row?.state === 'draft';
    if (!received && !waiting && !inHand)
      losses.push(`${id}: sealed and neither received nor waiting (${row?.state ?? 'no row'}, ${row?.reason ?? '-'})`);
  }
  if (row?.state === 'received' && !atPortal?.revisions.has(row.revision))
    losses.push(`${id}: said to be received, and it is not`);
  // A draft that nobody sealed, or that was taken back into hand, holds what was said to be saved.
  const isDraft = row === undefined || row.state === 'draft';
  if (isDraft && (told === undefined || row !== undefined)) {
    const profileId = profileOf(dossier);
    const draft =
      profileId === undefined
        ? undefined
        : await openDraft({ store }, vault, profileId, id).catch((fault: unknown) => String(fault));
    if (draft === undefined) losses.push(`${id}: the draft is gone`);
    else if (typeof draft !== 'string') {
      for (const [field, value] of saved) {
        const there = draft.answers[field];
        const all: readonly unknown[] = typed.get(field) ?? [];
        if (all.indexOf(there) < all.indexOf(value))
          losses.push(`${id}: ${field} is ${JSON.stringify(there)}, not ${value}`);
      }
      for (const [partId, hash] of papers) {
        if (!draft.parts.some((part) => part.partId === partId && part.sha256 === hash))
          losses.push(`${id}: a paper is gone`);
      }
    }
  }
  return losses;
}

/** Anything of the people that lies on a disk in the clear. */
function leaksOf(device: SimulatedDevice, marker: string): string[] {
  const needle = Buffer.from(marker);
  const found: string[] = [];
  for (const [name, rows] of Object.entries(device.disk) as [string, Map<string, object>][]) {
    for (const [key, row] of rows) {
      const clear = Object.values(row).some((value) =>
        value instanceof Uint8Array
          ? Buffer.from(value).includes(needle)
          : (JSON.stringify(value) ?? '').includes(marker),
      );
      if (clear) found.push(`${name}/${key} is readable`);
    }
  }
  return found;
}
