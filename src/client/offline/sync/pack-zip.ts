const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
};

const header = (signature: number, size: number, fill: (view: DataView) => void): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  fill(view);
  return bytes;
};

/** Names are UTF-8 (bit 11); content is stored, since pictures and PDFs are compressed already. Date: 1 January 1980. */
const UTF8 = 0x0800;
const DATE = 0x0021;

/** A zip of stored files (APPNOTE 6.3), enough for taking one's own papers away. */
export async function packZip(entries: readonly { readonly name: string; readonly content: Blob }[]): Promise<Blob> {
  const pieces: BlobPart[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const path = new TextEncoder().encode(name);
    const bytes = new Uint8Array(await content.arrayBuffer());
    const crc = crc32(bytes);
    const start = offset;
    const common = (view: DataView, at: number): void => {
      view.setUint16(at, 20, true);
      view.setUint16(at + 2, UTF8, true);
      view.setUint16(at + 8, DATE, true);
      view.setUint32(at + 10, crc, true);
      view.setUint32(at + 14, bytes.length, true);
      view.setUint32(at + 18, bytes.length, true);
      view.setUint16(at + 22, path.length, true);
    };
    const local = header(0x04034b50, 30, (view) => common(view, 4));
    pieces.push(local, path, bytes);
    offset += local.length + path.length + bytes.length;
    const central = header(0x02014b50, 46, (view) => {
      view.setUint16(4, 20, true);
      common(view, 6);
      view.setUint32(42, start, true);
    });
    directory.push(central, path);
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = header(0x06054b50, 22, (view) => {
    view.setUint16(8, entries.length, true);
    view.setUint16(10, entries.length, true);
    view.setUint32(12, size, true);
    view.setUint32(16, offset, true);
  });
  return new Blob([...pieces, ...directory, end], { type: 'application/zip' });
}
