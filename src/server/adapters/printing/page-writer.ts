import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import type { PaperHead } from './port.ts';
import { printedText } from './printed-text.ts';

const FONTS = '@expo-google-fonts/be-vietnam-pro';
const require = createRequire(import.meta.url);
const fontPath = (weight: string): string => require.resolve(`${FONTS}/${weight}.ttf`);

const MARGIN = 34;
const QR_SIZE = 74;
/** Above the signer's name: the role, the hint, and a finger's breadth for the pen. */
const SIGNATURE_ROOM = 70;

/** Writes one paper from top to bottom; every text is NFC, every page ends before its margin. */
export interface PageWriter {
  heading(head: PaperHead): void;
  title(text: string, under: string, notes: readonly string[], qr: string): void;
  row(label: string, value: string): void;
  text(text: string, style?: 'strong' | 'small' | 'plain'): void;
  gap(points?: number): void;
  /** Begins a new page unless this much room is left: what follows is not torn apart. */
  keep(points: number): void;
  table(
    columns: readonly { readonly title: string; readonly width: number }[],
    rows: readonly (readonly string[])[],
  ): void;
  signatures(left: string, right: string, rightName: string): void;
  finish(footer: string): Promise<Uint8Array>;
}

export function createPageWriter(size: 'A4' | 'A5', title: string, created: Date): PageWriter {
  const doc = new PDFDocument({
    size,
    margins: { top: MARGIN, bottom: MARGIN + 14, left: MARGIN, right: MARGIN },
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
  doc.registerFont('strong', fontPath('700Bold/BeVietnamPro_700Bold'));
  const base = size === 'A5' ? 8.5 : 10.5;
  const width = doc.page.width - 2 * MARGIN;
  const nfc = (text: string): string => text.normalize('NFC');
  const bottom = () => doc.page.height - MARGIN - 14;
  const font = (style: 'strong' | 'small' | 'plain') =>
    doc.font(style === 'strong' ? 'strong' : 'plain').fontSize(style === 'small' ? base - 1.2 : base);
  const room = (height: number): void => {
    if (doc.y + height > bottom()) doc.addPage();
  };

  const drawQr = (content: string, x: number, y: number): void => {
    const { data, size: modules } = encode(content, { ecc: 'M', border: 0 });
    const step = QR_SIZE / modules;
    doc.save().fillColor('black');
    data.forEach((line, row) => {
      line.forEach((dark, column) => {
        // A hair wider than the step, so that viewers draw no light lines between modules.
        if (dark) doc.rect(x + column * step, y + row * step, step + 0.05, step + 0.05);
      });
    });
    doc.fill().restore();
  };

  return {
    heading({ provinceName, unitName }) {
      const left = width * 0.46;
      const top = doc.y;
      font('plain').text(nfc(printedText('print.committee', { province: provinceName.toUpperCase() })), MARGIN, top, {
        width: left - 8,
        align: 'center',
      });
      font('strong').text(nfc(unitName.toUpperCase()), MARGIN, doc.y, { width: left - 8, align: 'center' });
      const leftEnd = doc.y;
      font('strong').text(printedText('print.state'), MARGIN + left, top, {
        width: width - left,
        align: 'center',
      });
      font('strong').text(printedText('print.motto'), MARGIN + left, doc.y, {
        width: width - left,
        align: 'center',
      });
      const mid = MARGIN + left + (width - left) / 2;
      doc
        .moveTo(mid - 55, doc.y + 2)
        .lineTo(mid + 55, doc.y + 2)
        .lineWidth(0.6)
        .stroke();
      doc.x = MARGIN;
      doc.y = Math.max(leftEnd, doc.y + 4) + 10;
    },
    title(text, under, notes, qr) {
      const top = doc.y;
      drawQr(qr, MARGIN + width - QR_SIZE, top);
      const beside = width - QR_SIZE - 12;
      doc
        .font('strong')
        .fontSize(base + 2.5)
        .text(nfc(text), MARGIN, top + 6, { width: beside });
      font('strong').text(nfc(under), MARGIN, doc.y + 3, { width: beside });
      for (const note of [...notes, printedText('print.scan')])
        font('small').text(nfc(note), MARGIN, doc.y + 3, { width: beside });
      doc.x = MARGIN;
      doc.y = Math.max(doc.y, top + QR_SIZE) + 9;
    },
    row(label, value) {
      const labelWidth = width * 0.34;
      const height = Math.max(
        font('plain').heightOfString(nfc(label), { width: labelWidth - 6 }),
        font('strong').heightOfString(nfc(value), { width: width - labelWidth }),
      );
      room(height + 2);
      const top = doc.y;
      font('plain').text(nfc(label), MARGIN, top, { width: labelWidth - 6 });
      font('strong').text(nfc(value), MARGIN + labelWidth, top, { width: width - labelWidth });
      doc.x = MARGIN;
      doc.y = top + height + 2.5;
    },
    text(text, style = 'plain') {
      room(font(style).heightOfString(nfc(text), { width }));
      font(style).text(nfc(text), MARGIN, doc.y, { width });
    },
    gap(points = 6) {
      doc.y += points;
    },
    keep: room,
    table(columns, rows) {
      const widths = columns.map((column) => column.width * width);
      const line = (cells: readonly string[], style: 'strong' | 'plain') => {
        const heights = cells.map((cell, n) => font(style).heightOfString(nfc(cell), { width: (widths[n] ?? 0) - 6 }));
        const height = Math.max(...heights) + 5;
        if (doc.y + height > bottom()) {
          doc.addPage();
          if (style === 'plain')
            line(
              columns.map((column) => column.title),
              'strong',
            );
        }
        const top = doc.y;
        let x = MARGIN;
        cells.forEach((cell, n) => {
          const cellWidth = widths[n] ?? 0;
          doc.lineWidth(0.5).strokeColor('#777777').rect(x, top, cellWidth, height).stroke();
          font(style).text(nfc(cell), x + 3, top + 2.5, { width: cellWidth - 6 });
          x += cellWidth;
        });
        doc.strokeColor('black');
        doc.x = MARGIN;
        doc.y = top + height;
      };
      line(
        columns.map((column) => column.title),
        'strong',
      );
      for (const row of rows) line(row, 'plain');
      doc.y += 5;
    },
    signatures(left, right, rightName) {
      const half = width / 2;
      const nameHeight = font('plain').heightOfString(nfc(rightName), { width: half });
      room(SIGNATURE_ROOM + nameHeight);
      const top = doc.y + 8;
      for (const [x, who] of [
        [MARGIN, left],
        [MARGIN + half, right],
      ] as const) {
        font('strong').text(nfc(who), x, top, { width: half, align: 'center' });
        font('small').text(printedText('print.signHere'), x, top + 13, { width: half, align: 'center' });
      }
      const nameTop = top + SIGNATURE_ROOM - 14;
      font('plain').text(nfc(rightName), MARGIN + half, nameTop, { width: half, align: 'center' });
      doc.x = MARGIN;
      doc.y = nameTop + 6 + nameHeight;
    },
    async finish(footer) {
      const { count } = doc.bufferedPageRange();
      for (let n = 0; n < count; n += 1) {
        doc.switchToPage(n);
        // Below the text's margin: without this the footer would begin a page of its own.
        doc.page.margins.bottom = 0;
        doc
          .font('plain')
          .fontSize(base - 1.6)
          .text(
            nfc(`${footer} · ${printedText('print.pageOf', { page: n + 1, pages: count })}`),
            MARGIN,
            doc.page.height - MARGIN - 4,
            {
              width,
              align: 'center',
              lineBreak: false,
            },
          );
      }
      doc.end();
      await ended;
      return new Uint8Array(Buffer.concat(chunks));
    },
  };
}
