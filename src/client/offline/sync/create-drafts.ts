import type { EnginePorts } from '#client/offline/local-store/ports.ts';
import { submissionRowId } from '#client/offline/outbox/submission-rows.ts';
import { readFile, removeFile } from '#client/offline/vault/sealed-files.ts';
import type { Vault } from '#client/offline/vault/vault.ts';
import { AppError } from '#domain/api/errors.ts';
import { DossierId } from '#domain/api/primitives.ts';
import type { Answers } from '#domain/forms/answers.ts';
import { Draft, type DraftPart, type DraftSummary } from './draft.ts';
import { createDraftDesks } from './draft-desks.ts';
import { copyPart, filesOf, keepPart, moved, renumber } from './draft-parts.ts';
import { DRAFT, openDraft, sealDraft } from './draft-rows.ts';
import type { AnswersPatch, Drafts, NewDraft } from './drafts.ts';
import { holdDraft } from './hold-draft.ts';
import type { Profiles } from './profiles.ts';

/** What a list says of a draft that no longer opens. */
const UNREADABLE = { kind: 'NEW', procedureCode: '', step: '', parts: [], createdAt: undefined } as const;

export function createDrafts(
  ports: EnginePorts,
  vault: Vault,
  profiles: Profiles,
  /** Dossiers that are on their way: their drafts are not shown as drafts. */
  sealedIds: () => Promise<ReadonlySet<string>>,
): Drafts {
  const { store, clock, random, announcer } = ports;
  const desks = createDraftDesks(ports, vault, profiles);
  const now = (): string => new Date(clock.now()).toISOString();
  const open = async (id: string): Promise<Draft | undefined> => {
    const current = await profiles.current();
    const desk = desks.peek(id);
    return desk?.profileId === current ? desk : openDraft(ports, vault, current, id);
  };
  const tell = (id: string): void => {
    announcer.announce('drafts');
    announcer.announce(`draft:${id}`);
  };
  const partOf = (draft: Draft, partId: string): DraftPart | undefined =>
    draft.parts.find((part) => part.partId === partId);

  async function make(
    id: DossierId,
    { procedureCode, procedureHash, formHash, answers = {}, step = '', basedOn, parts = [] }: NewDraft,
  ): Promise<Draft> {
    // A correction that was begun before is gone on with, never begun over it.
    const begun = basedOn === undefined ? undefined : await open(basedOn.dossierId);
    if (begun !== undefined && begun.baseRevision === basedOn?.revision) return begun;
    const kept: DraftPart[] = [];
    for (const { componentCode, bytes, ...details } of parts) {
      kept.push(await keepPart(ports, componentCode, bytes, details, { partId: random.uuid(), order: kept.length }));
    }
    const at = now();
    const draft: Draft = {
      id,
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
    // What is handed in of a draft that is just being made waits for it, and is not forgotten.
    if (basedOn !== undefined) desks.drop(draft.id);
    tell(draft.id);
    return draft;
  }

  return {
    create(start) {
      const id = start.basedOn?.dossierId ?? start.id ?? DossierId.parse(random.uuid());
      const made = make(id, start);
      if (id === start.id) desks.after(id, made);
      return made;
    },

    async list() {
      const away = await sealedIds();
      const rows = await store.listRows(await profiles.current(), DRAFT);
      return Promise.all(
        rows
          .filter((row) => !away.has(row.id))
          .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
          .map(async (row): Promise<DraftSummary> => {
            const read = Draft.safeParse(await vault.open(row).catch(() => undefined));
            // One that does not open hides none of the others, and is not hidden itself: it can be deleted.
            const { kind, procedureCode, step, parts, createdAt } = read.data ?? UNREADABLE;
            const { updatedAt } = read.data ?? row;
            const id = DossierId.parse(row.id);
            return {
              id,
              kind,
              procedureCode,
              step,
              partCount: parts.length,
              createdAt: createdAt ?? updatedAt,
              updatedAt,
            };
          }),
      );
    },

    read: open,

    saveAnswers: (id, patch: AnswersPatch) =>
      desks.later(id, (draft) => {
        const answers: Answers = { ...draft.answers };
        for (const [field, value] of Object.entries(patch)) {
          if (value === undefined) delete answers[field];
          else answers[field] = value;
        }
        return { ...draft, answers };
      }),
    saveStep: (id, step) => desks.later(id, (draft) => (draft.step === step ? draft : { ...draft, step })),
    flush: desks.flush,
    savedState: desks.savedOf,

    async addPart(id, componentCode, bytes, details, atMost = Number.POSITIVE_INFINITY) {
      const place = { partId: random.uuid(), order: Number.MAX_SAFE_INTEGER };
      const part = await keepPart(ports, componentCode, bytes, details, place);
      const desk = await desks.deskOf(id);
      // Two batches may have been chosen at once: only here, where no other comes between, is it known how many there are.
      if (desk.draft.parts.filter((it) => it.componentCode === componentCode).length >= atMost) {
        await store.write(filesOf(part).map(removeFile));
        throw new AppError('document.tooMany');
      }
      desk.draft = { ...desk.draft, parts: renumber([...desk.draft.parts, part]) };
      await desks.write(id, desk);
      return partOf(desk.draft, part.partId) ?? part;
    },

    async replacePart(id, partId, bytes, details) {
      const desk = await desks.deskOf(id);
      const former = partOf(desk.draft, partId);
      if (former === undefined) throw new AppError('document.notFound');
      const place = { partId, order: former.order };
      const part = await keepPart(ports, former.componentCode, bytes, details, place);
      desk.draft = { ...desk.draft, parts: desk.draft.parts.map((it) => (it.partId === partId ? part : it)) };
      // The old bytes go in the very write that brings the new: never neither.
      await desks.write(id, desk, filesOf(former).map(removeFile));
      return part;
    },

    async joinParts(id, partIds, bytes, details) {
      const desk = await desks.deskOf(id);
      const formerOnes = () => desk.draft.parts.filter((part) => partIds.includes(part.partId));
      const [first] = formerOnes();
      if (first === undefined) throw new AppError('document.notFound');
      const { componentCode, order } = first;
      const part = await keepPart(ports, componentCode, bytes, details, { partId: random.uuid(), order });
      const former = formerOnes();
      if (former.length !== new Set(partIds).size) {
        await store.write(filesOf(part).map(removeFile));
        throw new AppError('document.notFound');
      }
      const rest = desk.draft.parts.filter((it) => !former.includes(it));
      desk.draft = { ...desk.draft, parts: renumber([...rest, part]) };
      await desks.write(id, desk, former.flatMap(filesOf).map(removeFile));
      return partOf(desk.draft, part.partId) ?? part;
    },

    async removePart(id, partId) {
      const desk = await desks.deskOf(id);
      const former = partOf(desk.draft, partId);
      if (former === undefined) return;
      desk.draft = { ...desk.draft, parts: renumber(desk.draft.parts.filter((part) => part.partId !== partId)) };
      await desks.write(id, desk, filesOf(former).map(removeFile));
    },

    async movePart(id, partId, to) {
      const desk = await desks.deskOf(id);
      const part = partOf(desk.draft, partId);
      if (part === undefined) return;
      desk.draft = { ...desk.draft, parts: moved(desk.draft.parts, part, to) };
      await desks.write(id, desk);
    },

    async readPart(id, partId, which = 'file') {
      const draft = await open(id);
      const part = draft === undefined ? undefined : partOf(draft, partId);
      const file = which === 'file' ? part?.file : (part?.thumbnail ?? part?.file);
      if (part === undefined || file === undefined) throw new AppError('device.partMissing', { partId });
      return readFile(ports, file, which === 'file' || part.thumbnail === undefined ? part.mediaType : 'image/jpeg');
    },

    async copy(id) {
      const { draft } = await desks.deskOf(id);
      const parts: DraftPart[] = [];
      for (const part of draft.parts) parts.push(await copyPart(ports, part));
      const at = now();
      const id2 = DossierId.parse(random.uuid());
      const copy: Draft = { ...draft, id: id2, kind: 'NEW', baseRevision: 0, parts, createdAt: at, updatedAt: at };
      await store.write([{ put: 'rows', value: await sealDraft(vault, copy) }]);
      announcer.announce('drafts');
      return copy;
    },

    async remove(id) {
      const draft = await open(id).catch(() => undefined);
      const profileId = await profiles.current();
      const sealed = await store.get('rows', id);
      if (sealed?.profileId !== profileId) throw new AppError('dossier.notFound');
      // One that does not open says beside its seal which bytes were its own.
      const files = draft?.parts.flatMap(filesOf).map((file) => file.id) ?? sealed.files ?? [];
      desks.drop(id);
      const row = await store.get('outbox', id);
      // A dossier that was taken back into hand goes with its draft.
      const reopened = row?.state === 'draft' && row.profileId === profileId;
      await store.write([
        { remove: 'rows', key: id },
        ...(reopened
          ? ([
              { remove: 'outbox', key: id },
              { remove: 'rows', key: submissionRowId(id) },
            ] as const)
          : []),
        ...files.map((removeBlob) => ({ removeBlob })),
      ]);
      tell(id);
      if (reopened) announcer.announce('outbox');
    },

    async export(id) {
      const { draft } = await desks.deskOf(id);
      const { answers, procedureCode, parts } = draft;
      const entries = [
        { name: 'to-khai.json', content: new Blob([JSON.stringify({ procedureCode, answers }, null, 2)]) },
      ];
      for (const part of parts) {
        const name = `giay-to/${part.componentCode.replace(/[^\w.-]/g, '_')}-${part.order + 1}-${part.name}`;
        entries.push({ name, content: await readFile(ports, part.file, part.mediaType) });
      }
      const { packZip } = await import('./pack-zip.ts');
      return packZip(entries);
    },

    hold: (id) =>
      holdDraft(ports, id, () => {
        // What the other tab wrote last is what this one goes on with.
        desks.forgetIdle(id);
        announcer.announce(`draft:${id}`);
      }),
  };
}
