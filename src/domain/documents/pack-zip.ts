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

type Bytes = Uint8Array<ArrayBuffer>;

const header = (signature: number, size: number, fill: (view: DataView) => void): Bytes => {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  fill(view);
  return bytes;
};

/** Names are UTF-8 (bit 11). Date: 1 January 1980. */
const UTF8 = 0x0800;
const DATE = 0x0021;
const DEFLATED = 8;

export interface ZipEntry {
  /** The file's name in UTF-8. */
  readonly path: Bytes;
  readonly bytes: Bytes;
  /** The same as raw deflate; absent: stored, as befits pictures and PDFs. */
  readonly deflated?: Bytes | undefined;
}

/** A zip (APPNOTE 6.3) in pieces, to be written one after another. */
export function packZip(entries: readonly ZipEntry[]): Bytes[] {
  const pieces: Bytes[] = [];
  const directory: Bytes[] = [];
  let offset = 0;
  for (const { path, bytes, deflated } of entries) {
    const kept = deflated ?? bytes;
    const crc = crc32(bytes);
    const start = offset;
    const common = (view: DataView, at: number): void => {
      view.setUint16(at, 20, true);
      view.setUint16(at + 2, UTF8, true);
      view.setUint16(at + 4, deflated === undefined ? 0 : DEFLATED, true);
      view.setUint16(at + 8, DATE, true);
      view.setUint32(at + 10, crc, true);
      view.setUint32(at + 14, kept.length, true);
      view.setUint32(at + 18, bytes.length, true);
      view.setUint16(at + 22, path.length, true);
    };
    const local = header(0x04034b50, 30, (view) => common(view, 4));
    pieces.push(local, path, kept);
    offset += local.length + path.length + kept.length;
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
  return [...pieces, ...directory, end];
}
