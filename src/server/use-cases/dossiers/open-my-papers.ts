import { insertAuditEntry } from '#server/repositories/audit-repository.ts';
import type { CitizenCaller } from '#server/use-cases/caller.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';
import { openDeclaration } from './open-declaration.ts';
import { type OpenedDocument, openDossierDocument } from './open-document.ts';
import { type OpenedFile, openDossierFile } from './open-file.ts';
import { findMyDossier } from './read-my-dossiers.ts';

/**
 * The applicant opens a file of the own dossier. That is written down too: should somebody else hold the session, it shows.
 * @throws AppError dossier.notFound, document.notFound
 */
export async function openMyFile(
  context: PortalContext,
  caller: CitizenCaller,
  dossierId: string,
  sha256: string,
): Promise<OpenedFile> {
  const file = await openDossierFile(context, await findMyDossier(context.database, caller, dossierId), sha256);
  await writeDown(context, caller, 'readFile', dossierId, { sha256 });
  return file;
}

/**
 * The applicant opens a paper that the agency issued; that too.
 * @throws AppError dossier.notFound, document.notFound
 */
export async function openMyDocument(
  context: PortalContext,
  caller: CitizenCaller,
  dossierId: string,
  documentId: string,
): Promise<OpenedDocument> {
  const dossier = await findMyDossier(context.database, caller, dossierId);
  const document = await openDossierDocument(context, dossier, documentId);
  await writeDown(context, caller, 'readDocument', dossierId, { documentId });
  return document;
}

/**
 * The declaration as a paper; `revision` absent: the latest.
 * @throws AppError dossier.notFound, document.notFound
 */
export async function openMyDeclaration(
  context: PortalContext,
  caller: CitizenCaller,
  dossierId: string,
  revision: number | undefined,
): Promise<OpenedDocument> {
  const dossier = await findMyDossier(context.database, caller, dossierId);
  const declaration = await openDeclaration(context, dossier, revision);
  await writeDown(context, caller, 'readDeclaration', dossierId, { revision: String(revision ?? dossier.revision) });
  return declaration;
}

const writeDown = (
  context: PortalContext,
  caller: CitizenCaller,
  action: string,
  dossierId: string,
  detail: Readonly<Record<string, string>>,
): Promise<void> =>
  insertAuditEntry(context.database, {
    at: instantNow(context),
    actorKind: 'citizen',
    actorId: caller.accountId,
    action,
    dossierId,
    detail,
  });
