/** A4 in points (ISO 216 at 72 to the inch), and the white around a page. */
const SHORT = 595.28;
const LONG = 841.89;
const MARGIN = 18;
/** Our own JPEGs say their size long before this. */
const HEAD = 65_536;

interface JpegSize {
  readonly width: number;
  readonly height: number;
  readonly colours: 1 | 3;
}

/** Size of a JPEG by its frame header (ITU-T T.81, B.2.2); undefined where it has none that a PDF can carry. */
export function jpegSize(bytes: Uint8Array): JpegSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 10 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) {
      const colours = bytes[at + 9];
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return (colours === 1 || colours === 3) && width > 0 && height > 0 ? { width, height, colours } : undefined;
    }
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

const fixed = (points: number): string => points.toFixed(2);

/** Where a picture stands on its A4 page, which lies as the picture does. Small pictures are not blown up past 72 dpi. */
function place({ width, height }: JpegSize) {
  const [pageWidth, pageHeight] = width > height ? [LONG, SHORT] : [SHORT, LONG];
  const scale = Math.min((pageWidth - 2 * MARGIN) / width, (pageHeight - 2 * MARGIN) / height, 1);
  const [w, h] = [width * scale, height * scale];
  return {
    box: `[0 0 ${fixed(pageWidth)} ${fixed(pageHeight)}]`,
    draw: `q ${fixed(w)} 0 0 ${fixed(h)} ${fixed((pageWidth - w) / 2)} ${fixed((pageHeight - h) / 2)} cm /P Do Q`,
  };
}

/**
 * Photographed pages as one PDF 1.4 (ISO 32000-1), each JPEG on an A4 page of its own, in this order. The pictures go in as they are
 * (DCTDecode) and are never in memory together. Undefined where one is no JPEG that a PDF can carry.
 */
export async function joinPages(jpegs: readonly Blob[]): Promise<Blob | undefined> {
  const pieces: BlobPart[] = [];
  const starts: number[] = [];
  let length = 0;
  const put = (piece: string | Blob): void => {
    pieces.push(piece);
    // Everything written here is ASCII.
    length += typeof piece === 'string' ? piece.length : piece.size;
  };
  const object = (number: number, ...content: (string | Blob)[]): void => {
    starts[number] = length;
    put(`${number} 0 obj\n`);
    for (const piece of content) put(piece);
    put('\nendobj\n');
  };
  put('%PDF-1.4\n');
  // Three objects a page, after the catalogue and the list of pages.
  const first = (n: number): number => 3 + 3 * n;
  object(1, '<</Type/Catalog/Pages 2 0 R>>');
  object(2, `<</Type/Pages/Count ${jpegs.length}/Kids[${jpegs.map((_, n) => `${first(n)} 0 R`).join(' ')}]>>`);
  for (const [n, jpeg] of jpegs.entries()) {
    const size = jpegSize(new Uint8Array(await jpeg.slice(0, HEAD).arrayBuffer()));
    if (size === undefined) return undefined;
    const { box, draw } = place(size);
    const page = first(n);
    object(
      page,
      `<</Type/Page/Parent 2 0 R/MediaBox ${box}/Resources<</XObject<</P ${page + 2} 0 R>>>>/Contents ${page + 1} 0 R>>`,
    );
    object(page + 1, `<</Length ${draw.length}>>\nstream\n${draw}\nendstream`);
    object(
      page + 2,
      `<</Type/XObject/Subtype/Image/Width ${size.width}/Height ${size.height}/BitsPerComponent 8` +
        `/ColorSpace/${size.colours === 1 ? 'DeviceGray' : 'DeviceRGB'}/Filter/DCTDecode/Length ${jpeg.size}>>\nstream\n`,
      jpeg,
      '\nendstream',
    );
  }
  const table = length;
  const count = first(jpegs.length);
  put(`xref\n0 ${count}\n0000000000 65535 f \n`);
  for (const start of starts.slice(1)) put(`${String(start).padStart(10, '0')} 00000 n \n`);
  put(`trailer\n<</Size ${count}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`);
  return new Blob(pieces, { type: 'application/pdf' });
}
