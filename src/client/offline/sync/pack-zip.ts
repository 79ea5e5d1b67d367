import { packZip as packPieces } from '#domain/documents/pack-zip.ts';

/** A zip of stored files, enough for taking one's own papers away. */
export async function packZip(entries: readonly { readonly name: string; readonly content: Blob }[]): Promise<Blob> {
  const read = entries.map(async ({ name, content }) => ({
    path: new TextEncoder().encode(name),
    bytes: new Uint8Array(await content.arrayBuffer()),
  }));
  return new Blob(packPieces(await Promise.all(read)), { type: 'application/zip' });
}
