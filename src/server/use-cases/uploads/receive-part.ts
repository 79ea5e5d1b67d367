import { AppError } from '#domain/api/errors.ts';
import { MediaType, Sha256 } from '#domain/api/primitives.ts';
import { insertPart, listParts, type StoredPart } from '#server/repositories/part-repository.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

/** Which of these the portal does not hold for this account. */
export async function findMissingParts(
  context: PortalContext,
  accountId: string,
  hashes: readonly Sha256[],
): Promise<Sha256[]> {
  const held = new Set((await listParts(context.database, accountId, hashes)).map((part) => part.sha256));
  return hashes.filter((hash) => !held.has(hash));
}

/** How many bytes a part of this type may have. */
export async function largestPart(context: PortalContext, mediaType: MediaType): Promise<number> {
  const { profile } = await context.catalogue.province(context.database);
  return mediaType === 'application/pdf' ? profile.limits.pdfBytes : profile.limits.photographBytes;
}

/**
 * What an upload says of itself before its first byte.
 * @throws AppError request.malformed, document.notAccepted, document.empty, document.tooLarge (facts: max)
 */
export async function checkUploadClaim(
  context: PortalContext,
  claim: { sha256: unknown; mediaType: unknown; size: number | undefined },
): Promise<{ sha256: Sha256; mediaType: MediaType }> {
  const sha256 = Sha256.safeParse(claim.sha256);
  if (!sha256.success || claim.size === undefined) throw new AppError('request.malformed');
  const mediaType = MediaType.safeParse(claim.mediaType);
  if (!mediaType.success) throw new AppError('document.notAccepted');
  if (claim.size === 0) throw new AppError('document.empty');
  const max = await largestPart(context, mediaType.data);
  if (claim.size > max) throw new AppError('document.tooLarge', { max });
  return { sha256: sha256.data, mediaType: mediaType.data };
}

/** Keeps a part whose bytes were checked; the same bytes twice are kept once. */
export async function keepPart(context: PortalContext, part: StoredPart): Promise<void> {
  await insertPart(context.database, part, instantNow(context));
}
