import { createHash } from 'node:crypto';
import { canonicalJson } from '#domain/dossiers/canonical-json.ts';
import { FormDefinition } from '#domain/forms/form-definition.ts';
import { Procedure } from '#domain/procedures/procedure.ts';
import {
  findPublicDocument,
  insertForm,
  insertProcedure,
  listVersions,
  putPublicDocument,
} from '#server/repositories/catalogue-repository.ts';
import { readShippedData, type ShippedData } from '#server/repositories/shipped-data-repository.ts';
import type { Store } from '#server/repositories/store.ts';

/** SHA-256 of the canonical JSON: the name of a definition (rule 12). */
export const contentHash = (content: unknown): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex');

/** Under this name stands which data were published last; written after all of them. */
const STAMP = 'shipped-data';

/**
 * Publishes what ships with the portal; what was published stays as it is, for the dossiers that were sealed or accepted under it
 * (rule 10). Where a procedure or its e-form differs from everything published of it while its version was not raised, it becomes a
 * revision of its own, one above the newest: nobody is offered the old form because somebody forgot a number. Nothing is done where it
 * was done before.
 */
export async function seedCatalogue(
  store: Store,
  now: string,
  shipped: ShippedData = readShippedData(),
): Promise<void> {
  const stamp = createHash('sha256')
    .update(JSON.stringify([shipped.forms, shipped.procedures, shipped.documents]))
    .digest('hex');
  if ((await findPublicDocument(store, STAMP)) === stamp) return;
  const formHashes = new Map<string, string>();
  for (const content of shipped.forms) {
    const form = FormDefinition.parse(content);
    const hash = contentHash(form);
    formHashes.set(form.formCode, hash);
    await insertForm(store, hash, form);
  }
  const published = await listVersions(store);
  for (const content of shipped.procedures) {
    const procedure = Procedure.parse(content);
    const formHash = procedure.formCode === undefined ? undefined : formHashes.get(procedure.formCode);
    const versions = published.filter((it) => it.code === procedure.code);
    const isPublished = versions.some(
      (it) => it.formHash === formHash && it.hash === contentHash({ ...procedure, version: it.version }),
    );
    if (isPublished) continue;
    const taken = versions.some((it) => it.version === procedure.version);
    const version = taken ? Math.max(...versions.map((it) => it.version)) + 1 : procedure.version;
    const revision = { ...procedure, version };
    await insertProcedure(store, { hash: contentHash(revision), formHash, procedure: revision, publishedAt: now });
  }
  for (const [name, content] of shipped.documents)
    await putPublicDocument(store, { name, hash: contentHash(content), content, updatedAt: now });
  await putPublicDocument(store, { name: STAMP, hash: stamp, content: stamp, updatedAt: now });
}
