import type { Change, Guard } from '#client/offline/local-store/local-store.ts';
import { createSubject, type Subject } from '#client/offline/local-store/observable.ts';
import type { EnginePorts } from '#client/offline/local-store/ports.ts';
import { sameBytes } from '#client/offline/vault/bytes.ts';
import type { Vault } from '#client/offline/vault/vault.ts';
import { AppError, type ErrorCode } from '#domain/api/errors.ts';
import type { Draft } from './draft.ts';
import { asDrafted, type DraftOnDisk, readDraft, sealDraft } from './draft-rows.ts';
import type { SavedState } from './drafts.ts';
import { mergeDrafts } from './merge-drafts.ts';
import type { Profiles } from './profiles.ts';

/** A change goes to the disk at once; the next ones not sooner than this after it (ms). A page that is left may finish no more. */
const SAVE_APART = 100;

/** A draft that is being worked on in this tab. */
export interface Desk {
  draft: Draft;
  /** What it is a change of: what was on the disk when this tab last read or wrote it. */
  onDisk: DraftOnDisk;
  dirty: boolean;
  /** Writes that are not on the disk yet: until they are, the disk is older than the desk. */
  writing: number;
  cancelTimer: (() => void) | undefined;
  /** Monotonic time of the last write's beginning. */
  wroteAt: number;
  /** Writes of one draft come one after another. */
  queue: Promise<unknown>;
}

/** Drafts in memory, and how they come onto the disk. */
export interface DraftDesks {
  /** Throws dossier.notFound where the open profile has no such draft. */
  deskOf(id: string): Promise<Desk>;
  peek(id: string): Draft | undefined;
  /** Forgets what is in memory: the disk is read anew. What was typed here and is not written yet is not forgotten. */
  forgetIdle(id: string): void;
  /** Forgets it whatever it holds: the draft is gone, or begun anew. */
  drop(id: string): void;
  /** Changes of a draft that is just being made come after it; where it cannot be made, they say why. */
  after(id: string, made: Promise<unknown>): void;
  /** Puts the desk's draft on the disk with what belongs to it, in one transaction. */
  write(id: string, desk: Desk, more?: readonly Change[]): Promise<void>;
  /** Remembered at once, on the disk within SAVE_APART and the time of a write. */
  later(id: string, change: (draft: Draft) => Draft): void;
  flush(id?: string): Promise<void>;
  savedOf(id: string): Subject<SavedState>;
}

/** What was sealed for sending is changed only after it was taken back into hand; what was received, only by a correction of it. */
const mayStillBeChanged = ({ id, baseRevision }: Draft): Guard => ({
  in: 'outbox',
  key: id,
  holds: (row) =>
    row === undefined || row.state === 'draft' || (row.state === 'received' && baseRevision >= row.revision),
});

/** Nothing that waits for these would ever be written. */
const GONE = new Set<ErrorCode>(['dossier.notFound', 'device.vaultLocked']);

/** One object: who shows it draws it once and not at every key. */
const SAVING: SavedState = { state: 'saving' };

const codeOf = (fault: unknown): ErrorCode => (fault instanceof AppError ? fault.code : 'device.storageLost');

interface Waiting {
  /** Whose draft it was when the first of them was made. */
  readonly profileId: Promise<string>;
  readonly changes: ((draft: Draft) => Draft)[];
}

export function createDraftDesks(ports: EnginePorts, vault: Vault, profiles: Profiles): DraftDesks {
  const { store, clock, announcer } = ports;
  const desks = new Map<string, Desk>();
  /** Changes whose draft is not read yet, in their order: a disk that fails to read keeps none from being made later. */
  const waiting = new Map<string, Waiting>();
  const opening = new Map<string, Promise<Desk>>();
  /** Drafts that are just being made. */
  const being = new Map<string, Promise<unknown>>();
  const saved = new Map<string, Subject<SavedState>>();

  // What another tab wrote is read anew, unless something of this tab's own waits to be written.
  let announcing = false;
  const announce = (topic: string): void => {
    announcing = true;
    announcer.announce(topic);
    announcing = false;
  };
  announcer.subscribe((topic) => {
    if (announcing) return;
    const id = topic.startsWith('draft:') ? topic.slice('draft:'.length) : undefined;
    if (id !== undefined) forgetIdle(id);
    if (topic === 'session') forgetFormerProfile().catch(() => undefined);
  });

  function forgetIdle(id: string): void {
    const desk = desks.get(id);
    if (desk !== undefined && !desk.dirty && desk.writing === 0) desks.delete(id);
  }

  /** When another profile is open, nothing of the former one stays in memory. */
  async function forgetFormerProfile(): Promise<void> {
    const current = await profiles.current();
    for (const [id, desk] of desks) {
      if (desk.draft.profileId === current) continue;
      await desk.queue;
      // What is still only in memory is written once more, under the key that may still be there; then it goes all the same.
      if (desk.dirty) await write(id, desk).catch(() => undefined);
      desk.cancelTimer?.();
      desks.delete(id);
    }
  }

  function savedOf(id: string): Subject<SavedState> {
    const known = saved.get(id);
    if (known !== undefined) return known;
    const made = createSubject<SavedState>({ state: 'saved', at: null });
    saved.set(id, made);
    return made;
  }

  async function deskOf(id: string, profileOf = profiles.current): Promise<Desk> {
    const known = desks.get(id);
    if (known !== undefined) return known;
    const found = await readDraft(ports, vault, await profileOf(), id);
    if (found === undefined) throw new AppError('dossier.notFound');
    const rival = desks.get(id);
    if (rival !== undefined) return rival;
    const desk: Desk = {
      draft: found.draft,
      onDisk: found,
      dirty: false,
      writing: 0,
      cancelTimer: undefined,
      wroteAt: Number.NEGATIVE_INFINITY,
      queue: Promise.resolve(),
    };
    desks.set(id, desk);
    return desk;
  }

  async function tryToWrite(id: string, desk: Desk, more: readonly Change[]): Promise<boolean> {
    const { draft } = desk;
    const row = await sealDraft(vault, draft);
    const guards = [mayStillBeChanged(draft), asDrafted(id, desk.onDisk.seal)];
    if (!(await store.write([{ put: 'rows', value: row }, ...more], guards))) return false;
    desk.onDisk = { draft, seal: row.iv };
    return true;
  }

  /** Another tab wrote the draft after this one read it: nothing of either is written over. Throws where it may be changed no more. */
  async function takeInOthers(id: string, desk: Desk): Promise<void> {
    const now = await readDraft(ports, vault, desk.draft.profileId, id);
    if (now === undefined || sameBytes(now.seal, desk.onDisk.seal)) throw new AppError('dossier.transitionNotAllowed');
    desk.draft = { ...mergeDrafts(desk.onDisk.draft, desk.draft, now.draft), updatedAt: desk.draft.updatedAt };
    desk.onDisk = now;
  }

  function write(id: string, desk: Desk, more: readonly Change[] = []): Promise<void> {
    desk.cancelTimer?.();
    desk.cancelTimer = undefined;
    desk.dirty = false;
    desk.writing += 1;
    desk.wroteAt = clock.monotonic();
    const run = async (): Promise<void> => {
      savedOf(id).set(SAVING);
      try {
        const at = new Date(clock.now()).toISOString();
        desk.draft = { ...desk.draft, updatedAt: at };
        while (!(await tryToWrite(id, desk, more))) await takeInOthers(id, desk);
        savedOf(id).set({ state: 'saved', at });
      } catch (fault) {
        desk.dirty = true;
        savedOf(id).set({ state: 'failed', code: codeOf(fault) });
        throw fault;
      }
    };
    const done = desk.queue.then(run, run).finally(() => {
      desk.writing -= 1;
    });
    desk.queue = done.catch(() => undefined);
    return done.then(() => {
      announce(`draft:${id}`);
      announce('drafts');
    });
  }

  function apply(id: string, desk: Desk, change: (draft: Draft) => Draft): void {
    desk.draft = change(desk.draft);
    desk.dirty = true;
    savedOf(id).set(SAVING);
    const save = (): void => {
      write(id, desk).catch(() => undefined);
    };
    const since = clock.monotonic() - desk.wroteAt;
    if (desk.writing === 0 && since >= SAVE_APART) save();
    else desk.cancelTimer ??= clock.after(Math.max(0, SAVE_APART - since), save);
  }

  /** Reads the draft and makes the changes that wait for it. Rejects with why not; they wait on, unless there is no such draft. */
  function open(id: string): Promise<Desk> {
    const running = opening.get(id);
    if (running !== undefined) return running;
    const typedIn = waiting.get(id)?.profileId;
    const read = () => deskOf(id, () => typedIn?.catch(profiles.current) ?? profiles.current());
    const opened = (being.get(id)?.then(read) ?? read())
      .then(async (desk) => {
        const changes = waiting.get(id)?.changes ?? [];
        waiting.delete(id);
        for (const change of changes) apply(id, desk, change);
        // Another profile may have been opened meanwhile: the former one's draft is written, and does not stay in memory.
        await forgetFormerProfile().catch(() => undefined);
        return desk;
      })
      .catch((fault: unknown) => {
        if (GONE.has(codeOf(fault))) waiting.delete(id);
        savedOf(id).set({ state: 'failed', code: codeOf(fault) });
        throw fault;
      })
      .finally(() => opening.delete(id));
    opening.set(id, opened);
    return opened;
  }

  function later(id: string, change: (draft: Draft) => Draft): void {
    const desk = desks.get(id);
    if (desk !== undefined && !waiting.has(id)) {
      apply(id, desk, change);
      return;
    }
    const { profileId, changes } = waiting.get(id) ?? { profileId: profiles.current(), changes: [] };
    profileId.catch(() => undefined);
    waiting.set(id, { profileId, changes: [...changes, change] });
    open(id).catch(() => undefined);
  }

  function after(id: string, made: Promise<unknown>): void {
    savedOf(id).set(SAVING);
    const done = made
      .then(
        () => savedOf(id).set({ state: 'saved', at: new Date(clock.now()).toISOString() }),
        (fault: unknown) => {
          savedOf(id).set({ state: 'failed', code: codeOf(fault) });
          throw fault;
        },
      )
      .finally(() => being.delete(id));
    done.catch(() => undefined);
    being.set(id, done);
  }

  async function flushOne(id: string): Promise<void> {
    const desk = being.has(id) || opening.has(id) || waiting.has(id) ? await open(id) : desks.get(id);
    if (desk === undefined) return;
    for (let queue: unknown; queue !== desk.queue; ) {
      queue = desk.queue;
      await queue;
    }
    // What was just being written may have failed: then it is tried once more, and the second fault is told.
    if (desk.dirty) await write(id, desk);
  }

  /** One draft that cannot be written holds back none of the others; then the first fault is told. */
  async function flush(id?: string): Promise<void> {
    const ids =
      id === undefined ? new Set([...desks.keys(), ...being.keys(), ...opening.keys(), ...waiting.keys()]) : [id];
    const ends = await Promise.allSettled([...ids].map(flushOne));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  return {
    deskOf,
    write,
    later,
    after,
    flush,
    savedOf,
    forgetIdle,
    peek: (id) => desks.get(id)?.draft,
    drop(id) {
      desks.get(id)?.cancelTimer?.();
      desks.delete(id);
      waiting.delete(id);
    },
  };
}
