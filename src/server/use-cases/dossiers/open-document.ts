import type { Readable } from 'node:stream';
import { AppError } from '#domain/api/errors.ts';
import { type DocumentRecord, findDocument } from '#server/repositories/document-repository.ts';
import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import type { PortalContext } from '#server/use-cases/portal-context.ts';
import { paperFromFacts } from './kept-facts.ts';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

export interface OpenedDocument {
  readonly content: Readable | Uint8Array;
  readonly mediaType: 'application/pdf';
  readonly name: string;
}

/** A form is printed from the facts that were kept when it was issued. */
export async function printDocument(context: PortalContext, record: DocumentRecord): Promise<Uint8Array> {
  const { formSets } = await context.catalogue.province(context.database);
  return context.printer.print(paperFromFacts(record, formSets));
}

/** A result is the file itself. */
export async function readDocumentContent(
  context: PortalContext,
  record: DocumentRecord,
): Promise<Readable | Uint8Array> {
  if (record.storageKey !== null) return context.storage.openRead(record.storageKey);
  return printDocument(context, record);
}

export const documentName = ({ document }: DocumentRecord): string =>
  `${document.code ?? 'mot-cua'}-${document.kind.toLowerCase().replaceAll('_', '-')}.pdf`;

/** @throws AppError document.notFound */
export async function openDossierDocument(
  context: PortalContext,
  dossier: DossierRecord,
  documentId: string,
): Promise<OpenedDocument> {
  const record = UUID.test(documentId) ? await findDocument(context.database, dossier.id, documentId) : undefined;
  if (record === undefined) throw new AppError('document.notFound');
  return {
    content: await readDocumentContent(context, record),
    mediaType: 'application/pdf',
    name: documentName(record),
  };
}
