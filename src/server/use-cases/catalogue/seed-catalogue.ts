import { createHash } from 'node:crypto';
import { canonicalJson } from '#domain/dossiers/canonical-json.ts';
import { FormDefinition } from '#domain/forms/form-definition.ts';
import { Procedure } from '#domain/procedures/procedure.ts';
import {
  findPublicDocument,
  insertForm,
  insertProcedure,
  putPublicDocument,
} from '#server/repositories/catalogue-repository.ts';
import { readShippedData } from '#server/repositories/shipped-data-repository.ts';
import type { Store } from '#server/repositories/store.ts';

/** SHA-256 of the canonical JSON: the name of a definition (rule 12). */
export const contentHash = (content: unknown): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex');

/** Under this name stands which data were published last; written after all of them. */
const STAMP = 'shipped-data';

/** Publishes what ships with the portal; what is there already stays as it is. Nothing is done where it was done before. */
export async function seedCatalogue(store: Store, now: string): Promise<void> {
  const { forms, procedures, documents } = readShippedData();
  const stamp = createHash('sha256')
    .update(JSON.stringify([forms, procedures, documents]))
    .digest('hex');
  if ((await findPublicDocument(store, STAMP)) === stamp) return;
  const formHashes = new Map<string, string>();
  for (const content of forms) {
    const form = FormDefinition.parse(content);
    const hash = contentHash(form);
    formHashes.set(form.formCode, hash);
    await insertForm(store, hash, form);
  }
  for (const content of procedures) {
    const procedure = Procedure.parse(content);
    const formHash = procedure.formCode === undefined ? undefined : formHashes.get(procedure.formCode);
    await insertProcedure(store, { hash: contentHash(procedure), formHash, procedure, publishedAt: now });
  }
  for (const [name, content] of documents)
    await putPublicDocument(store, { name, hash: contentHash(content), content, updatedAt: now });
  await putPublicDocument(store, { name: STAMP, hash: stamp, content: stamp, updatedAt: now });
}
