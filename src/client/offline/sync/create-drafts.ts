import { createSubject, type Subject } from '#client/offline/local-store/observable.ts';
import type { EnginePorts } from '#client/offline/local-store/ports.ts';
import { hashBlob } from '#client/offline/vault/hash-blob.ts';
import { readFile, removeFile, sealFile } from '#client/offline/vault/sealed-files.ts';
import type { Vault } from '#client/offline/vault/vault.ts';
import { AppError, type ErrorCode } from '#domain/api/errors.ts';
import { DossierId } from '#domain/api/primitives.ts';
import type { Answers } from '#domain/forms/answers.ts';
import { hasHiddenCharacters, toNfc } from '#domain/text/search-key.ts';
import { Draft, type DraftPart } from './draft.ts';
import { DRAFT, openDraft, sealDraft } from './draft-rows.ts';
import type { AnswersPatch, DraftRole, Drafts, PartDetails, SavedState } from './drafts.ts';
import { packZip } from './pack-zip.ts';
import type { Profiles } from './profiles.ts';

const SAVE_AFTER = 300;
const LONGEST_NAME = 120;

/** A draft that is being worked on in this tab. */
interface Desk {
  draft: Draft;
  dirty: boolean;
  cancelTimer: (() => void) | undefined;
  /** Writes of one draft come one after another. */
  queue: Promise<unknown>;
}

const codeOf = (fault: unknown): ErrorCode => (fault instanceof AppError ? fault.code : 'device.storageLost');

/** A name that is safe on any disk: no path, no controls, composed, not too long; its ending stays. */
export function tidyFileName(name: string): string {
  const base = toNfc(name).split(/[\\/]/).at(-1) ?? '';
  const clean = [...base]
    .filter((char) => !hasHiddenCharacters(char) && !/[\n\r\t<>:"|?*]/.test(char))
    .join('')
    .trim();
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(clean)?.[0] ?? '';
  return clean.length <= LONGEST_NAME ? clean || 'tep' : clean.slice(0, LONGEST_NAME - ending.length) + ending;
}

/** Files of a paper keep the order 0, 1, 2 … */
const renumber = (parts: readonly DraftPart[]): DraftPart[] => {
  const next = new Map<string, number>();
  return [...parts]
    .sort((a, b) => a.order - b.order)
    .map((part) => {
      const order = next.get(part.componentCode) ?? 0;
      next.set(part.componentCode, order + 1);
      return { ...part, order };
    });
};

export function createDrafts(
  ports: EnginePorts,
  vault: Vault,
  profiles: Profiles,
  /** Dossiers that are on their way: their drafts are not shown as drafts. */
  sealedIds: () => Promise<ReadonlySet<string>>,
): Drafts {
  const { store, clock, random, crypto, locks, announcer } = ports;
  const desks = new Map<string, Desk>();
  /** Changes that came before their draft was read: in their order, and waited for by `flush`. */
  const opening = new Map<string, Promise<void>>();
  const saved = new Map<string, Subject<SavedState>>();
  const savedOf = (id: string): Subject<SavedState> => {
    const known = saved.get(id);
    if (known !== undefined) return known;
    const made = createSubject<SavedState>({ state: 'saved', at: null });
    saved.set(id, made);
    return made;
  };
  const now = (): string => new Date(clock.now()).toISOString();

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
    const desk = id === undefined ? undefined : desks.get(id);
    if (id !== undefined && desk?.dirty === false) desks.delete(id);
    // Another profile is open: nothing of the former one stays in memory.
    if (topic === 'session') for (const [key, desk] of desks) if (!desk.dirty) desks.delete(key);
  });

  async function deskOf(id: string): Promise<Desk> {
    const known = desks.get(id);
    if (known !== undefined) return known;
    const draft = await openDraft(ports, vault, await profiles.current(), id);
    if (draft === undefined) throw new AppError('dossier.notFound');
    const rival = desks.get(id);
    if (rival !== undefined) return rival;
    const desk: Desk = { draft, dirty: false, cancelTimer: undefined, queue: Promise.resolve() };
    desks.set(id, desk);
    return desk;
  }

  /** Puts the desk's draft on the disk with what belongs to it, in one transaction. */
  function write(id: string, desk: Desk, more: Parameters<typeof store.write>[0] = []): Promise<void> {
    desk.cancelTimer?.();
    desk.cancelTimer = undefined;
    desk.dirty = false;
    const run = async (): Promise<void> => {
      savedOf(id).set({ state: 'saving' });
      try {
        const at = now();
        desk.draft = { ...desk.draft, updatedAt: at };
        await store.write([{ put: 'rows', value: await sealDraft(vault, desk.draft) }, ...more]);
        savedOf(id).set({ state: 'saved', at });
      } catch (fault) {
        desk.dirty = true;
        savedOf(id).set({ state: 'failed', code: codeOf(fault) });
        throw fault;
      }
    };
    const done = desk.queue.then(run, run);
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
      desk.cancelTimer ??= clock.after(SAVE_AFTER, () => {
        write(id, desk).catch(() => undefined);
      });
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

  const keepPart = async (
    componentCode: string,
    bytes: Blob,
    details: PartDetails,
    place: { partId: string; order: number },
  ): Promise<DraftPart> => {
    if (bytes.size === 0) throw new AppError('document.empty');
    const sha256 = await hashBlob(crypto, bytes);
    const file = await sealFile(ports, bytes);
    const thumbnail = details.thumbnail === undefined ? undefined : await sealFile(ports, details.thumbnail);
    return {
      ...place,
      componentCode,
      sha256,
      size: bytes.size,
      mediaType: details.mediaType,
      name: tidyFileName(details.name),
      file,
      ...(details.pages === undefined ? {} : { pages: details.pages }),
      ...(thumbnail === undefined ? {} : { thumbnail }),
    };
  };

  const filesOf = (part: DraftPart) => [part.file, ...(part.thumbnail === undefined ? [] : [part.thumbnail])];

  return {
    async create({ procedureCode, procedureHash, formHash, answers = {}, step = '', basedOn, parts = [] }) {
      const kept: DraftPart[] = [];
      for (const { componentCode, bytes, ...details } of parts) {
        const place = { partId: random.uuid(), order: kept.length };
        kept.push(await keepPart(componentCode, bytes, details, place));
      }
      const at = now();
      const draft: Draft = {
        id: basedOn?.dossierId ?? DossierId.parse(random.uuid()),
        profileId: await profiles.current(),
        kind: basedOn?.kind ?? 'NEW',
        procedureCode,
        procedureHash,
        formHash,
        answers,
        parts: renumber(kept),
        step,
        baseRevision: basedOn?.revision ?? 0,
        createdAt: at,
        updatedAt: at,
      };
      await store.write([{ put: 'rows', value: await sealDraft(vault, draft) }]);
      desks.delete(draft.id);
      announcer.announce('drafts');
      announcer.announce(`draft:${draft.id}`);
      return draft;
    },

    async list() {
      const away = await sealedIds();
      const rows = await store.listRows(await profiles.current(), DRAFT);
      const drafts = await Promise.all(
        rows.filter((row) => !away.has(row.id)).map(async (row) => Draft.parse(await vault.open(row))),
      );
      return drafts
        .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
        .map(({ id, kind, procedureCode, step, parts, createdAt, updatedAt }) => ({
          id,
          kind,
          procedureCode,
          step,
          partCount: parts.length,
          createdAt,
          updatedAt,
        }));
    },

    async read(id) {
      const desk = desks.get(id);
      if (desk !== undefined) return desk.draft;
      return openDraft(ports, vault, await profiles.current(), id);
    },

    saveAnswers: (id, patch: AnswersPatch) =>
      later(id, (draft) => {
        const answers: Answers = { ...draft.answers };
        for (const [field, value] of Object.entries(patch)) {
          if (value === undefined) delete answers[field];
          else answers[field] = value;
        }
        return { ...draft, answers };
      }),
    saveStep: (id, step) => later(id, (draft) => (draft.step === step ? draft : { ...draft, step })),

    async flush(id) {
      await Promise.all(id === undefined ? opening.values() : [opening.get(id)]);
      const ids = id === undefined ? [...desks.keys()] : [id];
      for (const each of ids) {
        const desk = desks.get(each);
        if (desk === undefined) continue;
        if (desk.dirty) await write(each, desk);
        else await desk.queue;
      }
    },

    savedState: savedOf,

    async addPart(id, componentCode, bytes, details) {
      const part = await keepPart(componentCode, bytes, details, {
        partId: random.uuid(),
        order: Number.MAX_SAFE_INTEGER,
      });
      const desk = await deskOf(id);
      desk.draft = { ...desk.draft, parts: renumber([...desk.draft.parts, part]) };
      await write(id, desk);
      return desk.draft.parts.find((it) => it.partId === part.partId) ?? part;
    },

    async replacePart(id, partId, bytes, details) {
      const desk = await deskOf(id);
      const former = desk.draft.parts.find((part) => part.partId === partId);
      if (former === undefined) throw new AppError('document.notFound');
      const place = { partId, order: former.order };
      const part = await keepPart(former.componentCode, bytes, details, place);
      desk.draft = { ...desk.draft, parts: desk.draft.parts.map((it) => (it.partId === partId ? part : it)) };
      // The old bytes go in the very write that brings the new: never neither.
      await write(id, desk, filesOf(former).map(removeFile));
      return part;
    },

    async removePart(id, partId) {
      const desk = await deskOf(id);
      const former = desk.draft.parts.find((part) => part.partId === partId);
      if (former === undefined) return;
      desk.draft = { ...desk.draft, parts: renumber(desk.draft.parts.filter((part) => part.partId !== partId)) };
      await write(id, desk, filesOf(former).map(removeFile));
    },

    async movePart(id, partId, to) {
      const desk = await deskOf(id);
      const moved = desk.draft.parts.find((part) => part.partId === partId);
      if (moved === undefined) return;
      const others = desk.draft.parts.filter((part) => part.partId !== partId);
      const own = others.filter((part) => part.componentCode === moved.componentCode).sort((a, b) => a.order - b.order);
      own.splice(Math.max(0, to), 0, moved);
      const rest = others.filter((part) => part.componentCode !== moved.componentCode);
      desk.draft = { ...desk.draft, parts: renumber([...rest, ...own.map((part, order) => ({ ...part, order }))]) };
      await write(id, desk);
    },

    async readPart(id, partId, which = 'file') {
      const draft = desks.get(id)?.draft ?? (await openDraft(ports, vault, await profiles.current(), id));
      const part = draft?.parts.find((it) => it.partId === partId);
      const file = which === 'file' ? part?.file : (part?.thumbnail ?? part?.file);
      if (part === undefined || file === undefined) throw new AppError('device.partMissing', { partId });
      return readFile(ports, file, which === 'file' || part.thumbnail === undefined ? part.mediaType : 'image/jpeg');
    },

    async copy(id) {
      const { draft } = await deskOf(id);
      const parts: DraftPart[] = [];
      for (const part of draft.parts) {
        const file = await sealFile(ports, await readFile(ports, part.file, part.mediaType));
        const { thumbnail: _, ...rest } = part;
        const thumbnail =
          part.thumbnail === undefined
            ? {}
            : { thumbnail: await sealFile(ports, await readFile(ports, part.thumbnail, 'image/jpeg')) };
        parts.push({ ...rest, partId: random.uuid(), file, ...thumbnail });
      }
      const at = now();
      const id2 = DossierId.parse(random.uuid());
      const copy: Draft = { ...draft, id: id2, kind: 'NEW', baseRevision: 0, parts, createdAt: at, updatedAt: at };
      await store.write([{ put: 'rows', value: await sealDraft(vault, copy) }]);
      announcer.announce('drafts');
      return copy;
    },

    async remove(id) {
      const { draft } = await deskOf(id);
      desks.get(id)?.cancelTimer?.();
      desks.delete(id);
      await store.write([{ remove: 'rows', key: id }, ...draft.parts.flatMap(filesOf).map(removeFile)]);
      announcer.announce('drafts');
      announcer.announce(`draft:${id}`);
    },

    async export(id) {
      const { draft } = await deskOf(id);
      const { answers, procedureCode, parts } = draft;
      const entries = [
        { name: 'to-khai.json', content: new Blob([JSON.stringify({ procedureCode, answers }, null, 2)]) },
      ];
      for (const part of parts) {
        const name = `giay-to/${part.componentCode.replace(/[^\w.-]/g, '_')}-${part.order + 1}-${part.name}`;
        entries.push({ name, content: await readFile(ports, part.file, part.mediaType) });
      }
      return packZip(entries);
    },

    hold(id) {
      const role = createSubject<DraftRole>('pending');
      const ending = new AbortController();
      let release: () => void = () => undefined;
      const whileHeld = (): Promise<void> =>
        new Promise((resolve) => {
          role.set('writer');
          release = resolve;
          if (ending.signal.aborted) resolve();
        });
      const name = `draft:${id}`;
      void locks
        .request(name, { ifAvailable: true }, async (held) => {
          if (held) await whileHeld();
          return held;
        })
        .then((held) => {
          if (held || ending.signal.aborted) return undefined;
          role.set('reader');
          return locks.request(name, { signal: ending.signal }, async () => {
            // What the other tab wrote last is what this one goes on with.
            desks.delete(id);
            announcer.announce(`draft:${id}`);
            await whileHeld();
          });
        })
        .catch(() => undefined);
      return {
        role,
        release() {
          ending.abort();
          release();
        },
      };
    },
  };
}
