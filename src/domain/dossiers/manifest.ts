import * as z from 'zod/mini';
import { DossierId, Instant, MediaType, Sha256, UnitId } from '#domain/api/primitives.ts';

/** One file of a submission: which paper it is, in which order, and exactly which bytes. */
export const ManifestPart = z.strictObject({
  componentCode: z.string().check(z.minLength(1), z.maxLength(80)),
  /** Place among the files of its paper, from 0. */
  order: z.int().check(z.gte(0), z.lte(99)),
  sha256: Sha256,
  size: z.int().check(z.gte(1)),
  mediaType: MediaType,
  /** A safe file name for people: NFC, no path. */
  name: z.string().check(z.minLength(1), z.maxLength(120)),
});
export type ManifestPart = z.infer<typeof ManifestPart>;

/**
 * What a submission consists of, sealed on the device (rule 5). Holds no answer, only their hash: SHA-256 of the
 * canonical JSON (RFC 8785) of `Answers`.
 */
export const Manifest = z.strictObject({
  v: z.literal(1),
  dossierId: DossierId,
  /** 1 for the first submission; a correction or supplement adds one to the revision that it was based on. */
  revision: z.int().check(z.gte(1)),
  procedureCode: z.string(),
  procedureHash: Sha256,
  formHash: Sha256,
  answersHash: Sha256,
  competentUnitId: UnitId,
  parts: z.array(ManifestPart).check(z.maxLength(200)),
  /** Which wording of the declaration of truth was accepted, and when by the device's clock (kept, never trusted). */
  declaration: z.strictObject({ textVersion: z.string(), acceptedAt: Instant }),
});
export type Manifest = z.infer<typeof Manifest>;

/** What the portal signs at commit: a compact JWS (ES256) over the canonical JSON of this. */
export const SubmissionReceiptPayload = z.object({
  v: z.literal(1),
  iss: z.string(),
  submissionReference: z.string(),
  /** thời điểm tiếp nhận chính thức: the portal's clock (Decree 45/2020 Art 11.1). */
  officialReceivedAt: Instant,
  /** When the answer is due: 8 working hours (Art 11.4). */
  answerDueAt: Instant,
  manifest: Manifest,
});
export type SubmissionReceiptPayload = z.infer<typeof SubmissionReceiptPayload>;
