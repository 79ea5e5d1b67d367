import type { EnginePorts } from '#client/offline/local-store/ports.ts';
import type { SealedRow } from '#client/offline/local-store/rows.ts';
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

/** The draft of a profile under this id; another profile's is not there. */
export async function openDraft(
  { store }: Pick<EnginePorts, 'store'>,
  vault: Vault,
  profileId: string,
  id: string,
): Promise<Draft | undefined> {
  const row = await store.get('rows', id);
  if (row === undefined || row.kind !== DRAFT || row.profileId !== profileId) return undefined;
  return Draft.parse(await vault.open(row));
}
