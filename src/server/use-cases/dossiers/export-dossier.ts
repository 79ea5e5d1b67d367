import { PassThrough, pipeline, type Readable } from 'node:stream';
import yazl from 'yazl';
import { AppError } from '#domain/api/errors.ts';
import { listDocuments } from '#server/repositories/document-repository.ts';
import { listEvents } from '#server/repositories/dossier-history-repository.ts';
import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import { listRevisions } from '#server/repositories/revision-repository.ts';
import type { PortalContext } from '#server/use-cases/portal-context.ts';
import { openDeclaration } from './open-declaration.ts';
import { documentName, printDocument } from './open-document.ts';
import { findDossierFile } from './open-file.ts';

/** A name that is one safe path segment in any archive. */
const segment = (text: string): string => text.replace(/[\\/:*?"<>|\p{C}]/gu, '_').slice(0, 120) || 'tep';

/**
 * The whole dossier as a zip: answers and receipt of every revision, every file, every paper (Decree 45/2020 Art 5). Files are opened one
 * after the other as the archive comes to them, and closed with it: one that is left half-way leaves nothing open.
 * @throws AppError document.notFound before the first byte
 */
export async function exportDossier(
  context: PortalContext,
  dossier: DossierRecord,
): Promise<{ content: Readable; mediaType: string; name: string }> {
  const zip = new yazl.ZipFile();
  let open: Readable | undefined;
  const addStored = async (key: string, place: string, compress: boolean): Promise<void> => {
    const size = await context.storage.size(key);
    if (size === undefined) throw new AppError('document.notFound');
    zip.addReadStreamLazy(place, { size, compress }, (take) => {
      context.storage.openRead(key).then(
        (stream) => {
          open = stream;
          take(null, stream);
        },
        (fault: unknown) => zip.emit('error', fault),
      );
    });
  };
  const json = (value: unknown) => Buffer.from(JSON.stringify(value, null, 2));
  const revisions = await listRevisions(context.database, dossier.id);
  const events = await listEvents(context.database, dossier.id);
  const { submissionReference, dossierCode, procedureCode, status } = dossier;
  zip.addBuffer(json({ submissionReference, dossierCode, procedureCode, status, events }), 'ho-so.json');
  for (const { revision, manifest, answers, receipt } of revisions) {
    const folder = `lan-gui-${revision}`;
    zip.addBuffer(json(answers), `${folder}/to-khai.json`);
    const { content: declaration } = await openDeclaration(context, dossier, revision);
    zip.addBuffer(Buffer.from(declaration), `${folder}/to-khai.pdf`);
    zip.addBuffer(json(manifest), `${folder}/danh-muc.json`);
    zip.addBuffer(Buffer.from(receipt), `${folder}/bien-nhan.jws`);
    for (const part of manifest.parts) {
      const place = `${segment(part.componentCode)}-${part.order + 1}-${segment(part.name)}`;
      const { storageKey } = await findDossierFile(context, dossier, part.sha256);
      await addStored(storageKey, `${folder}/giay-to/${place}`, false);
    }
  }
  for (const record of await listDocuments(context.database, dossier.id)) {
    const name = `giay-cua-co-quan/${record.document.id.slice(0, 8)}-${segment(documentName(record))}`;
    if (record.storageKey !== null) await addStored(record.storageKey, name, true);
    else zip.addBuffer(Buffer.from(await printDocument(context, record)), name);
  }
  zip.end();
  const content = new PassThrough();
  zip.on('error', (fault) => content.destroy(fault instanceof Error ? fault : undefined));
  pipeline(zip.outputStream, content, () => open?.destroy());
  return {
    content,
    mediaType: 'application/zip',
    name: `${dossierCode ?? submissionReference}.zip`,
  };
}
