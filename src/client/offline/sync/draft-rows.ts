import type { Guard } from '#client/offline/local-store/local-store.ts';
import type { EnginePorts } from '#client/offline/local-store/ports.ts';
import type { SealedRow } from '#client/offline/local-store/rows.ts';
import { sameBytes } from '#client/offline/vault/bytes.ts';
import type { Vault } from '#client/offline/vault/vault.ts';
import { Draft } from './draft.ts';
import { filesOf } from './draft-parts.ts';

export const DRAFT = 'draft';
const VERSION = 1;

/** A draft as a sealed row of its profile. */
export const sealDraft = (vault: Vault, draft: Draft): Promise<SealedRow> =>
  vault.seal(
    {
      id: draft.id,
      profileId: draft.profileId,
      kind: DRAFT,
      keyId: 'data',
      v: VERSION,
      updatedAt: draft.updatedAt,
      files: draft.parts.flatMap(filesOf).map((file) => file.id),
    },
    draft,
  );

/** A draft as it lies on the disk. No two seals are alike: another `seal` says that somebody wrote it anew. */
export interface DraftOnDisk {
  readonly draft: Draft;
  readonly seal: Uint8Array;
}

/** The draft of a profile under this id; another profile's is not there. */
export async function readDraft(
  { store }: Pick<EnginePorts, 'store'>,
  vault: Vault,
  profileId: string,
  id: string,
): Promise<DraftOnDisk | undefined> {
  const row = await store.get('rows', id);
  if (row === undefined || row.kind !== DRAFT || row.profileId !== profileId) return undefined;
  return { draft: Draft.parse(await vault.open(row)), seal: row.iv };
}

/** Holds while the draft on the disk is the one that was read. */
export const asDrafted = (id: string, seal: Uint8Array): Guard => ({
  in: 'rows',
  key: id,
  holds: (row) => sameBytes(row?.iv, seal),
});

export const openDraft = async (
  ports: Pick<EnginePorts, 'store'>,
  vault: Vault,
  profileId: string,
  id: string,
): Promise<Draft | undefined> => (await readDraft(ports, vault, profileId, id))?.draft;
