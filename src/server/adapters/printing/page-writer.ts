import type { FontStyle, PaperCanvas } from './paper-canvas.ts';
import type { PaperHead } from './port.ts';
import { printedText } from './printed-text.ts';
import { type Column, writeTable } from './table-writer.ts';
import { dayInWords } from './time-in-words.ts';

const QR_SIZE = 62;
/** Above the signer's name: the role, the hint, and a finger's breadth for the pen. */
const SIGNATURE_ROOM = 58;

export interface Signer {
  readonly role: string;
  readonly name: string | null;
}

/** The blocks that papers are made of. */
export interface PageWriter {
  heading(head: PaperHead): void;
  title(text: string, under: string, notes: readonly string[], qr: string): void;
  row(label: string, value: string): void;
  text(text: string, style?: FontStyle): void;
  gap(points?: number): void;
  keep(points: number): void;
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void;
  heightOfSignatures(signers: readonly (Signer | null)[]): number;
  /** From left to right; null leaves its place free. */
  signatures(signers: readonly (Signer | null)[]): void;
}

export function createPageWriter(canvas: PaperCanvas): PageWriter {
  const { left, width } = canvas;

  function measured(signers: readonly (Signer | null)[]) {
    const each = width / signers.length;
    const highest = (style: 'plain' | 'strong', texts: readonly string[]) =>
      Math.max(...texts.map((text) => canvas.heightOf(text, style, each - 8)));
    const nameHeight = highest(
      'plain',
      signers.map((it) => it?.name ?? ''),
    );
    const roleHeight = highest(
      'strong',
      signers.map((it) => it?.role ?? ''),
    );
    return { each, nameHeight, roleHeight, height: SIGNATURE_ROOM + nameHeight + roleHeight - 10 };
  }

  function signatures(signers: readonly (Signer | null)[]): void {
    const { each, nameHeight, roleHeight, height } = measured(signers);
    canvas.keep(height);
    const top = canvas.y + 6;
    signers.forEach((signer, n) => {
      if (signer === null) return;
      const { role, name } = signer;
      const box = { x: left + n * each + 4, width: each - 8, align: 'center' } as const;
      canvas.place(role, 'strong', box, top);
      canvas.place(printedText('print.signHere'), 'small', box, top + roleHeight);
      if (name !== null) canvas.place(name, 'plain', box, top + roleHeight + SIGNATURE_ROOM - 24);
    });
    canvas.y = top + roleHeight + SIGNATURE_ROOM - 20 + nameHeight;
  }

  return {
    heading({ provinceName, unitName, place, issuedAt }) {
      const leftBox = { x: left, width: width * 0.46 - 8, align: 'center' } as const;
      const rightBox = { x: left + width * 0.46, width: width * 0.54, align: 'center' } as const;
      const top = canvas.y;
      canvas.write(printedText('print.committee', { province: provinceName.toUpperCase() }), 'plain', leftBox);
      canvas.write(unitName.toUpperCase(), 'strong', leftBox);
      const leftEnd = canvas.y;
      canvas.y = top;
      canvas.write(printedText('print.state'), 'strong', rightBox);
      canvas.write(printedText('print.motto'), 'strong', rightBox);
      const mid = rightBox.x + rightBox.width / 2;
      canvas.rule(mid - 55, mid + 55, canvas.y + 1.5);
      canvas.y += 5;
      canvas.write(printedText('print.placeAndDay', { place, day: dayInWords(issuedAt) }), 'slanted', rightBox);
      canvas.y = Math.max(leftEnd, canvas.y) + 8;
    },
    title(text, under, notes, qr) {
      const top = canvas.y;
      canvas.qr(qr, left + width - QR_SIZE, top, QR_SIZE);
      const beside = { x: left, width: width - QR_SIZE - 12 };
      canvas.y = top + 3;
      canvas.write(text, 'strong', beside, 2.5);
      canvas.y += 2;
      canvas.write(under, 'strong', beside);
      for (const note of [...notes, printedText('print.scan')]) {
        canvas.y += 1.5;
        canvas.write(note, 'small', beside);
      }
      canvas.y = Math.max(canvas.y, top + QR_SIZE) + 6;
    },
    row(label, value) {
      const labelBox = { x: left, width: width * 0.31 - 6 };
      const valueBox = { x: left + width * 0.31, width: width * 0.69 };
      const height = Math.max(
        canvas.heightOf(label, 'plain', labelBox.width),
        canvas.heightOf(value, 'strong', valueBox.width),
      );
      canvas.keep(height + 2);
      const top = canvas.y;
      canvas.place(label, 'plain', labelBox, top);
      canvas.place(value, 'strong', valueBox, top);
      canvas.y = top + height + 2;
    },
    text(text, style = 'plain') {
      canvas.keep(Math.min(canvas.heightOf(text, style, width), 120));
      canvas.write(text, style, { x: left, width });
    },
    gap(points = 6) {
      canvas.y += points;
    },
    keep: (points) => canvas.keep(points),
    table: (columns, rows) => writeTable(canvas, columns, rows),
    heightOfSignatures: (signers) => measured(signers).height,
    signatures,
  };
}
