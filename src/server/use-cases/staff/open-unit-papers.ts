import { insertAuditEntry } from '#server/repositories/audit-repository.ts';
import type { StaffCaller } from '#server/use-cases/caller.ts';
import { openDeclaration } from '#server/use-cases/dossiers/open-declaration.ts';
import { type OpenedDocument, openDossierDocument } from '#server/use-cases/dossiers/open-document.ts';
import { type OpenedFile, openDossierFile } from '#server/use-cases/dossiers/open-file.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { findUnitDossier } from './read-queue.ts';

/**
 * An officer opens a file of the applicant; that is written down (Decree 45/2020 Art 6).
 * @throws AppError dossier.notFound, document.notFound
 */
export async function openUnitFile(
  context: PortalContext,
  caller: StaffCaller,
  dossierId: string,
  sha256: string,
): Promise<OpenedFile> {
  const file = await openDossierFile(context, await findUnitDossier(context.database, caller, dossierId), sha256);
  await writeDown(context, caller, 'readFile', dossierId, { sha256 });
  return file;
}

/**
 * An officer opens a paper that the agency issued; that too.
 * @throws AppError dossier.notFound, document.notFound
 */
export async function openUnitDocument(
  context: PortalContext,
  caller: StaffCaller,
  dossierId: string,
  documentId: string,
): Promise<OpenedDocument> {
  const dossier = await findUnitDossier(context.database, caller, dossierId);
  const document = await openDossierDocument(context, dossier, documentId);
  await writeDown(context, caller, 'readDocument', dossierId, { documentId });
  return document;
}

/**
 * An officer opens the declaration as a paper; it holds every answer, so that is written down as reading is.
 * @throws AppError dossier.notFound, document.notFound
 */
export async function openUnitDeclaration(
  context: PortalContext,
  caller: StaffCaller,
  dossierId: string,
  revision: number | undefined,
): Promise<OpenedDocument> {
  const dossier = await findUnitDossier(context.database, caller, dossierId);
  const declaration = await openDeclaration(context, dossier, revision);
  await writeDown(context, caller, 'readDeclaration', dossierId, { revision: String(revision ?? dossier.revision) });
  return declaration;
}

const writeDown = (
  context: PortalContext,
  caller: StaffCaller,
  action: string,
  dossierId: string,
  detail: Readonly<Record<string, string>>,
): Promise<void> =>
  insertAuditEntry(context.database, {
    at: instantNow(context),
    actorKind: 'staff',
    actorId: caller.staffId,
    action,
    dossierId,
    detail,
  });
