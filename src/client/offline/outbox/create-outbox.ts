import type { EnginePorts } from '#client/offline/local-store/ports.ts';
import type { OutboxRow } from '#client/offline/local-store/rows.ts';
import { asDrafted, readDraft } from '#client/offline/sync/draft-rows.ts';
import type { Drafts } from '#client/offline/sync/drafts.ts';
import type { Profiles } from '#client/offline/sync/profiles.ts';
import { toHex, utf8 } from '#client/offline/vault/bytes.ts';
import { fileIsWhole } from '#client/offline/vault/sealed-files.ts';
import type { Vault } from '#client/offline/vault/vault.ts';
import { AppError, ERRORS } from '#domain/api/errors.ts';
import { DossierId, Sha256 } from '#domain/api/primitives.ts';
import { canonicalJson } from '#domain/dossiers/canonical-json.ts';
import type { Manifest } from '#domain/dossiers/manifest.ts';
import type { Outbox, OutboxItem, SealDetails } from './outbox.ts';
import type { Sender } from './sender.ts';
import { openSubmission, type Submission, sealSubmission, submissionRowId } from './submission-rows.ts';

const SENDING = new Set<OutboxRow['state']>(['uploading', 'committing']);
const ON_THE_WAY = new Set<OutboxRow['state']>(['sealed', 'uploading', 'committing']);

export interface OutboxParts {
  readonly ports: EnginePorts;
  readonly vault: Vault;
  readonly profiles: Profiles;
  readonly flush: Drafts['flush'];
  readonly sender: Sender;
  readonly wake: () => void;
}

/** Ids of dossiers that are on their way or wait: their drafts are not shown as drafts. */
export async function sealedIds({ store }: Pick<EnginePorts, 'store'>): Promise<ReadonlySet<string>> {
  const rows = await store.listOutbox();
  return new Set(rows.filter((row) => row.state !== 'draft' && row.state !== 'received').map((row) => row.id));
}

export function createOutbox({ ports, vault, profiles, flush, sender, wake }: OutboxParts): Outbox {
  const { store, clock, random, crypto, announcer } = ports;

  const toItem = async (row: OutboxRow): Promise<OutboxItem> => {
    // One that cannot be read hides none of the others: it stands there with its reason, and can be deleted.
    const submission = await openSubmission(ports, vault, row).catch(() => undefined);
    const lost = submission === undefined && row.state !== 'received';
    const reason = lost ? 'device.storageLost' : row.reason;
    return {
      id: DossierId.parse(row.id),
      state: lost ? 'needs-you' : row.state,
      reason,
      waitsFor: reason === null ? null : ERRORS[reason].sender,
      issues: row.issues,
      procedureCode: submission?.manifest.procedureCode ?? '',
      kind: submission?.kind ?? 'NEW',
      revision: row.revision,
      partCount: submission?.manifest.parts.length ?? 0,
      sealedAt: row.sealedAt,
      ageMs: Math.max(0, clock.now() - Date.parse(row.sealedAt)),
      attempts: row.attempts,
      nextTryAt: row.nextTryAt,
      progress: { bytesSent: row.bytesSent, bytesTotal: row.bytesTotal },
      submissionReference: row.submissionReference,
      receivedAt: row.receivedAt,
    };
  };

  /** Rows of the open profile only. */
  const mine = async (): Promise<OutboxRow[]> => {
    const profileId = await profiles.current();
    return (await store.listOutbox()).filter((row) => row.profileId === profileId);
  };

  const find = async (dossierId: string): Promise<OutboxRow | undefined> =>
    (await mine()).find((row) => row.id === dossierId);

  /** Whether the very same content is on its way already: then a second tap has nothing to add. */
  const isSealedAlready = async ({ id, profileId, manifest }: Submission): Promise<boolean> => {
    const row = await store.get('outbox', id);
    if (row === undefined || !ON_THE_WAY.has(row.state)) return false;
    const sealed = await openSubmission(ports, vault, { id, profileId });
    const content = ({ answersHash, parts, revision }: Manifest) => canonicalJson({ answersHash, parts, revision });
    return sealed !== undefined && content(sealed.manifest) === content(manifest);
  };

  async function seal(draftId: string, details: SealDetails): Promise<OutboxItem> {
    await flush(draftId);
    const profileId = await profiles.current();
    const found = await readDraft(ports, vault, profileId, draftId);
    if (found === undefined) throw new AppError('dossier.notFound');
    const { draft } = found;
    for (const part of draft.parts) {
      if (!(await fileIsWhole(ports, part.file))) throw new AppError('device.partMissing', { partId: part.partId });
    }
    const { answers, competentUnitId, declaration } = details;
    const answersHash = Sha256.parse(toHex(await crypto.digest('SHA-256', utf8(canonicalJson(answers)))));
    const manifest: Manifest = {
      v: 1,
      dossierId: draft.id,
      revision: draft.baseRevision + 1,
      procedureCode: draft.procedureCode,
      procedureHash: draft.procedureHash,
      formHash: draft.formHash,
      answersHash,
      competentUnitId,
      parts: [...draft.parts]
        .sort((a, b) =>
          a.componentCode === b.componentCode ? a.order - b.order : a.componentCode < b.componentCode ? -1 : 1,
        )
        .map(({ componentCode, order, sha256, size, mediaType, name }) => ({
          componentCode,
          order,
          sha256,
          size,
          mediaType,
          name,
        })),
      declaration,
    };
    const at = new Date(clock.now()).toISOString();
    const submission: Submission = {
      id: draft.id,
      profileId,
      kind: draft.kind,
      manifest,
      answers,
      parts: draft.parts,
      receipt: null,
    };
    const row: OutboxRow = {
      id: draft.id,
      profileId,
      state: 'sealed',
      reason: null,
      issues: [],
      commandId: random.uuid(),
      revision: manifest.revision,
      sealedAt: at,
      attempts: 0,
      waitMs: 0,
      nextTryAt: null,
      bytesSent: 0,
      bytesTotal: draft.parts.reduce((sum, part) => sum + part.size, 0),
      uploads: {},
      blobIds: draft.parts.flatMap((part) => [part.file.id, ...(part.thumbnail ? [part.thumbnail.id] : [])]),
      submissionReference: null,
      receivedAt: null,
      updatedAt: at,
      v: 1,
    };
    const kept = await store.write(
      [
        { put: 'rows', value: await sealSubmission(vault, submission, at) },
        { put: 'outbox', value: row },
      ],
      [
        // Ten taps give one: only the first finds nothing on its way.
        { in: 'outbox', key: draft.id, holds: (known) => known === undefined || !ON_THE_WAY.has(known.state) },
        // What another tab wrote meanwhile is neither left out of the dossier nor taken away with its draft.
        asDrafted(draft.id, found.seal),
      ],
    );
    if (!kept && !(await isSealedAlready(submission))) throw new AppError('dossier.changedMeanwhile');
    announcer.announce('outbox');
    announcer.announce('drafts');
    wake();
    const item = await find(draft.id).then((sealed) => (sealed === undefined ? undefined : toItem(sealed)));
    if (item === undefined) throw new AppError('device.storageLost');
    return item;
  }

  return {
    seal,
    async list() {
      const items = await Promise.all((await mine()).map(toItem));
      return items.filter((item) => item.state !== 'draft').sort((a, b) => (a.sealedAt < b.sealedAt ? 1 : -1));
    },
    async read(dossierId) {
      const row = await find(dossierId);
      return row === undefined ? undefined : toItem(row);
    },
    async readSubmission(dossierId) {
      const row = await find(dossierId);
      const submission = row === undefined ? undefined : await openSubmission(ports, vault, row);
      if (submission === undefined) return undefined;
      const { manifest, answers, receipt } = submission;
      return { manifest, answers, receipt };
    },
    async sendNow(dossierId) {
      await sender.run(dossierId === undefined ? {} : { dossierId });
      wake();
    },
    async reopen(dossierId) {
      const row = await find(dossierId);
      if (row === undefined) throw new AppError('dossier.notFound');
      const next: OutboxRow = { ...row, state: 'draft', nextTryAt: null, waitMs: 0 };
      // What is just being sent cannot be taken back into hand.
      const kept = await store.write(
        [{ put: 'outbox', value: next }],
        [
          {
            in: 'outbox',
            key: dossierId,
            holds: (known) =>
              known?.state !== 'uploading' && known?.state !== 'committing' && known?.state !== 'received',
          },
        ],
      );
      if (!kept) throw new AppError('dossier.transitionNotAllowed', { status: row.state, action: 'reopen' });
      announcer.announce('outbox');
      announcer.announce('drafts');
    },
    async discard(dossierId) {
      const row = await find(dossierId);
      if (row === undefined) return;
      // What is just being sent may be at the portal in the next moment: it is not deleted under its way.
      const kept = await store.write(
        [
          { remove: 'outbox', key: dossierId },
          { remove: 'rows', key: submissionRowId(dossierId) },
          ...(row.state === 'received' ? [] : [{ remove: 'rows', key: dossierId } as const]),
          ...row.blobIds.map((removeBlob) => ({ removeBlob })),
        ],
        [
          {
            in: 'outbox',
            key: dossierId,
            holds: (known) => known === undefined || known.reason !== null || !SENDING.has(known.state),
          },
        ],
      );
      if (!kept) throw new AppError('dossier.transitionNotAllowed', { status: row.state, action: 'discard' });
      announcer.announce('outbox');
      announcer.announce('drafts');
      announcer.announce(`draft:${dossierId}`);
    },
  };
}
