import type { Readable } from 'node:stream';
import { AppError } from '#domain/api/errors.ts';
import type { MediaType } from '#domain/api/primitives.ts';
import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import { listParts } from '#server/repositories/part-repository.ts';
import { listRevisions } from '#server/repositories/revision-repository.ts';
import type { PortalContext } from '#server/use-cases/portal-context.ts';

export interface OpenedFile {
  readonly content: Readable;
  readonly mediaType: MediaType;
  readonly size: number;
  readonly name: string;
}

/** Where a file lies, and what it is. */
export interface FoundFile extends Omit<OpenedFile, 'content'> {
  readonly storageKey: string;
}

/**
 * A file that a revision of the dossier lists; another file of the same account is not reachable through it.
 * @throws AppError document.notFound
 */
export async function findDossierFile(
  context: PortalContext,
  dossier: DossierRecord,
  sha256: string,
): Promise<FoundFile> {
  const revisions = await listRevisions(context.database, dossier.id);
  const listed = revisions.flatMap((it) => it.manifest.parts).find((part) => part.sha256 === sha256);
  if (listed === undefined) throw new AppError('document.notFound');
  const [stored] = await listParts(context.database, dossier.accountId, [sha256]);
  if (stored === undefined) throw new AppError('document.notFound');
  const { storageKey, mediaType, size } = stored;
  return { storageKey, mediaType, size, name: listed.name };
}

/** @throws AppError document.notFound */
export async function openDossierFile(
  context: PortalContext,
  dossier: DossierRecord,
  sha256: string,
): Promise<OpenedFile> {
  const { storageKey, ...file } = await findDossierFile(context, dossier, sha256);
  return { ...file, content: await context.storage.openRead(storageKey) };
}
