import * as z from 'zod/mini';
import { DossierId, Instant, MediaType, Sha256 } from '#domain/api/primitives.ts';
import { Answers } from '#domain/forms/answers.ts';

/** A sealed file: its chunks lie in `blobs` under `id`, sealed under `key` (raw AES-256, base64url), which lies only in sealed rows. */
export const SealedFile = z.looseObject({ id: z.string(), key: z.string(), size: z.int() });
export type SealedFile = z.infer<typeof SealedFile>;

/** A chosen file of a draft: which paper it is, its place among that paper's files, and exactly which bytes. */
export const DraftPart = z.looseObject({
  partId: z.string(),
  componentCode: z.string(),
  order: z.int(),
  sha256: Sha256,
  size: z.int(),
  mediaType: MediaType,
  name: z.string(),
  pages: z.optional(z.int()),
  file: SealedFile,
  thumbnail: z.optional(SealedFile),
});
export type DraftPart = z.infer<typeof DraftPart>;

export const DraftKind = z.enum(['NEW', 'REVISION', 'SUPPLEMENT']);
export type DraftKind = z.infer<typeof DraftKind>;

export const Draft = z.looseObject({
  id: DossierId,
  profileId: z.string(),
  kind: DraftKind,
  procedureCode: z.string(),
  procedureHash: Sha256,
  formHash: Sha256,
  answers: Answers,
  parts: z.array(DraftPart),
  /** Where the person was: the wizard's own name for it. */
  step: z.string(),
  /** The revision that this one builds on; 0 for a new dossier. */
  baseRevision: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Draft = z.infer<typeof Draft>;

/** What a list needs. */
export interface DraftSummary {
  readonly id: DossierId;
  readonly kind: DraftKind;
  readonly procedureCode: string;
  readonly step: string;
  readonly partCount: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}
