import type { Change, Guard } from '#client/offline/local-store/local-store.ts';
import { createSubject, type Subject } from '#client/offline/local-store/observable.ts';
import type { EnginePorts } from '#client/offline/local-store/ports.ts';
import type { Vault } from '#client/offline/vault/vault.ts';
import { AppError, type ErrorCode } from '#domain/api/errors.ts';
import type { Draft } from './draft.ts';
import { openDraft, sealDraft } from './draft-rows.ts';
import type { SavedState } from './drafts.ts';
import type { Profiles } from './profiles.ts';

/** A change goes to the disk at once; the next ones not sooner than this after it (ms). A page that is left may finish no more. */
const SAVE_APART = 100;

/** A draft that is being worked on in this tab. */
export interface Desk {
  draft: Draft;
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

const codeOf = (fault: unknown): ErrorCode => (fault instanceof AppError ? fault.code : 'device.storageLost');

export function createDraftDesks(ports: EnginePorts, vault: Vault, profiles: Profiles): DraftDesks {
  const { store, clock, announcer } = ports;
  const desks = new Map<string, Desk>();
  /** Changes that came before their draft was read: in their order, and waited for by `flush`. */
  const opening = new Map<string, Promise<void>>();
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

  async function deskOf(id: string): Promise<Desk> {
    const known = desks.get(id);
    if (known !== undefined) return known;
    const draft = await openDraft(ports, vault, await profiles.current(), id);
    if (draft === undefined) throw new AppError('dossier.notFound');
    const rival = desks.get(id);
    if (rival !== undefined) return rival;
    const desk: Desk = {
      draft,
      dirty: false,
      writing: 0,
      cancelTimer: undefined,
      wroteAt: Number.NEGATIVE_INFINITY,
      queue: Promise.resolve(),
    };
    desks.set(id, desk);
    return desk;
  }

  function write(id: string, desk: Desk, more: readonly Change[] = []): Promise<void> {
    desk.cancelTimer?.();
    desk.cancelTimer = undefined;
    desk.dirty = false;
    desk.writing += 1;
    desk.wroteAt = clock.monotonic();
    const run = async (): Promise<void> => {
      savedOf(id).set({ state: 'saving' });
      try {
        const at = new Date(clock.now()).toISOString();
        desk.draft = { ...desk.draft, updatedAt: at };
        const kept = await store.write(
          [{ put: 'rows', value: await sealDraft(vault, desk.draft) }, ...more],
          [mayStillBeChanged(desk.draft)],
        );
        if (!kept) throw new AppError('dossier.transitionNotAllowed');
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

  function later(id: string, change: (draft: Draft) => Draft): void {
    const apply = (desk: Desk): void => {
      desk.draft = change(desk.draft);
      desk.dirty = true;
      savedOf(id).set({ state: 'saving' });
      const save = (): void => {
        write(id, desk).catch(() => undefined);
      };
      const since = clock.monotonic() - desk.wroteAt;
      if (desk.writing === 0 && since >= SAVE_APART) save();
      else desk.cancelTimer ??= clock.after(Math.max(0, SAVE_APART - since), save);
    };
    const desk = desks.get(id);
    if (desk !== undefined && !opening.has(id)) {
      apply(desk);
      return;
    }
    const opened = (opening.get(id) ?? Promise.resolve())
      .then(() => deskOf(id))
      .then(apply)
      .catch((fault: unknown) => savedOf(id).set({ state: 'failed', code: codeOf(fault) }))
      .finally(() => {
        if (opening.get(id) === opened) opening.delete(id);
      });
    opening.set(id, opened);
  }

  function after(id: string, made: Promise<unknown>): void {
    const state = savedOf(id);
    state.set({ state: 'saving' });
    const opened = made
      .then(() => state.set({ state: 'saved', at: new Date(clock.now()).toISOString() }))
      .finally(() => {
        if (opening.get(id) === opened) opening.delete(id);
      });
    opened.catch((fault: unknown) => state.set({ state: 'failed', code: codeOf(fault) }));
    opening.set(id, opened);
  }

  async function flush(id?: string): Promise<void> {
    await Promise.all(id === undefined ? opening.values() : [opening.get(id) ?? Promise.resolve()]);
    for (const each of id === undefined ? [...desks.keys()] : [id]) {
      const desk = desks.get(each);
      if (desk === undefined) continue;
      if (desk.dirty) await write(each, desk);
      else await desk.queue;
    }
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
    },
  };
}
