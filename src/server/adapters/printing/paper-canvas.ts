import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import { printedText } from './printed-text.ts';

const FONTS = '@expo-google-fonts/be-vietnam-pro';
const require = createRequire(import.meta.url);
const fontPath = (weight: string): string => require.resolve(`${FONTS}/${weight}.ttf`);

export type FontStyle = 'strong' | 'small' | 'plain' | 'slanted';
export interface TextBox {
  readonly x: number;
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right' | 'justify';
}

/** A sheet to write on from top to bottom: fonts, margins, pages, and the copies that one file holds. Points, NFC. */
export interface PaperCanvas {
  readonly left: number;
  readonly width: number;
  /** Where the next thing is written. */
  y: number;
  heightOf(text: string, style: FontStyle, width: number, larger?: number): number;
  widthOf(text: string, style: FontStyle): number;
  /** Writes at `y` and moves below it. */
  write(text: string, style: FontStyle, box: TextBox, larger?: number): void;
  /** Writes one line at its place and moves nothing. */
  place(text: string, style: FontStyle, box: TextBox, y: number): void;
  rule(fromX: number, toX: number, y: number): void;
  dots(fromX: number, toX: number, baseline: number): void;
  box(x: number, y: number, width: number, height: number): void;
  qr(content: string, x: number, y: number, size: number): void;
  /** Begins a new page unless this much room is left. */
  keep(height: number): void;
  newPage(): void;
  readonly roomLeft: number;
  /** Pages are counted anew: a further copy of the same paper. */
  beginCopy(): void;
  finish(footer: string): Promise<Uint8Array>;
}

const SHEETS = {
  A5: { margins: { top: 26, bottom: 36, left: 34, right: 34 }, base: 8.1 },
  // 30 mm on the left: a declaration is bound into a file.
  A4: { margins: { top: 57, bottom: 57, left: 85, right: 48 }, base: 10.5 },
} as const;

export function openCanvas(size: 'A4' | 'A5', title: string, created: Date): PaperCanvas {
  const { margins, base } = SHEETS[size];
  const doc = new PDFDocument({
    size,
    margins: { ...margins },
    bufferPages: true,
    tagged: true,
    lang: 'vi',
    pdfVersion: '1.7',
    displayTitle: true,
    // Nothing about the applicant in the file's own data: it is read by every indexer.
    info: { Title: title, Producer: 'Một Cửa', Creator: 'Một Cửa', CreationDate: created, ModDate: created },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => doc.on('end', resolve));
  doc.registerFont('plain', fontPath('400Regular/BeVietnamPro_400Regular'));
  doc.registerFont('slanted', fontPath('400Regular_Italic/BeVietnamPro_400Regular_Italic'));
  doc.registerFont('strong', fontPath('700Bold/BeVietnamPro_700Bold'));
  const width = doc.page.width - margins.left - margins.right;
  const bottom = doc.page.height - margins.bottom;
  const copies = [0];
  const nfc = (text: string): string => text.normalize('NFC');
  const font = (style: FontStyle, larger = 0) =>
    doc.font(style === 'small' ? 'plain' : style).fontSize((style === 'small' ? base - 1.2 : base) + larger);
  const newPage = (): void => {
    doc.addPage();
  };

  return {
    left: margins.left,
    width,
    get y() {
      return doc.y;
    },
    set y(value: number) {
      doc.y = value;
    },
    get roomLeft() {
      return bottom - doc.y;
    },
    heightOf: (text, style, boxWidth, larger) => font(style, larger).heightOfString(nfc(text), { width: boxWidth }),
    widthOf: (text, style) => font(style).widthOfString(nfc(text)),
    write(text, style, { x, width: boxWidth, align = 'left' }, larger) {
      font(style, larger).text(nfc(text), x, doc.y, { width: boxWidth, align });
    },
    place(text, style, { x, width: boxWidth, align = 'left' }, y) {
      const { y: before } = doc;
      font(style).text(nfc(text), x, y, { width: boxWidth, align });
      doc.y = before;
    },
    rule(fromX, toX, y) {
      doc.moveTo(fromX, y).lineTo(toX, y).lineWidth(0.6).stroke();
    },
    dots(fromX, toX, baseline) {
      doc
        .save()
        .moveTo(fromX, baseline)
        .lineTo(toX, baseline)
        .lineWidth(0.7)
        .lineCap('round')
        .dash(0.1, { space: 2.4 });
      doc.stroke().undash().restore();
    },
    box(x, y, boxWidth, height) {
      doc.lineWidth(0.5).strokeColor('#777777').rect(x, y, boxWidth, height).stroke().strokeColor('black');
    },
    qr(content, x, y, side) {
      const { data, size: modules } = encode(content, { ecc: 'M', border: 0 });
      const step = side / modules;
      doc.save().fillColor('black');
      data.forEach((line, row) => {
        line.forEach((dark, column) => {
          // A hair wider than the step, so that viewers draw no light lines between modules.
          if (dark) doc.rect(x + column * step, y + row * step, step + 0.05, step + 0.05);
        });
      });
      doc.fill().restore();
    },
    keep(height) {
      if (doc.y + height > bottom) newPage();
    },
    newPage,
    beginCopy() {
      copies.push(doc.bufferedPageRange().count);
      newPage();
    },
    async finish(footer) {
      const { count } = doc.bufferedPageRange();
      for (let n = 0; n < count; n += 1) {
        doc.switchToPage(n);
        // Below the text's margin: without this the footer would begin a page of its own.
        doc.page.margins.bottom = 0;
        const first = copies.findLast((it) => it <= n) ?? 0;
        const pages = (copies.find((it) => it > n) ?? count) - first;
        const line = `${footer} · ${printedText('print.pageOf', { page: n - first + 1, pages })}`;
        doc
          .font('plain')
          .fontSize(base - 1.6)
          .text(nfc(line), margins.left, bottom + 10, { width, align: 'center', lineBreak: false });
      }
      doc.end();
      await ended;
      return new Uint8Array(Buffer.concat(chunks));
    },
  };
}
