import * as z from 'zod/mini';
import type { Guard } from '#client/offline/local-store/local-store.ts';
import type { EnginePorts } from '#client/offline/local-store/ports.ts';
import type { OutboxRow, SealedRow } from '#client/offline/local-store/rows.ts';
import { DraftKind, DraftPart } from '#client/offline/sync/draft.ts';
import { filesOf } from '#client/offline/sync/draft-parts.ts';
import type { Vault } from '#client/offline/vault/vault.ts';
import { Manifest } from '#domain/dossiers/manifest.ts';
import { Answers } from '#domain/forms/answers.ts';

const VERSION = 1;

/** What was sealed for sending, whole; under the sending key, so that it goes out while the profile is locked. */
export const Submission = z.looseObject({
  id: z.string(),
  profileId: z.string(),
  kind: DraftKind,
  manifest: z.looseObject(Manifest.shape),
  answers: Answers,
  parts: z.array(DraftPart),
  receipt: z.nullable(z.string()),
});
export type Submission = z.infer<typeof Submission>;

export const submissionRowId = (dossierId: string): string => `submission/${dossierId}`;

export const sealSubmission = (vault: Vault, submission: Submission, updatedAt: string): Promise<SealedRow> =>
  vault.seal(
    {
      id: submissionRowId(submission.id),
      profileId: submission.profileId,
      kind: 'submission',
      keyId: 'sending',
      v: VERSION,
      updatedAt,
      files: submission.parts.flatMap(filesOf).map((file) => file.id),
    },
    submission,
  );

export async function openSubmission(
  { store }: Pick<EnginePorts, 'store'>,
  vault: Vault,
  { id, profileId }: Pick<OutboxRow, 'id' | 'profileId'>,
): Promise<Submission | undefined> {
  const row = await store.get('rows', submissionRowId(id));
  // Another profile's is not there.
  return row?.profileId === profileId ? Submission.parse(await vault.open(row)) : undefined;
}

/** Holds while a row of the outbox is as it was read. */
export const asRead = (row: OutboxRow): Guard => ({
  in: 'outbox',
  key: row.id,
  holds: (known) =>
    known?.commandId === row.commandId &&
    known.profileId === row.profileId &&
    known.state === row.state &&
    known.reason === row.reason &&
    known.updatedAt === row.updatedAt,
});
