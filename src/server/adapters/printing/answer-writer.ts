import type { DeclarationLine, DeclarationTable } from '#domain/forms/declaration.ts';
import type { PageWriter } from './page-writer.ts';
import type { PaperCanvas } from './paper-canvas.ts';
import { printedText } from './printed-text.ts';
import type { Column } from './table-writer.ts';

const GUTTER = 14;
/** The least that a hand needs to fill an open question in. */
const SHORTEST_DOTS = 90;
const LINE_GAP = 2.5;

const labelOf = ({ label }: DeclarationLine): string => (/[?:]$/.test(label) ? `${label} ` : `${label}: `);

/** Answers as a declaration has them: label and value on one line, two short ones beside each other, dots where nothing was said. */
export function writeLines(canvas: PaperCanvas, lines: readonly DeclarationLine[]): void {
  const { left, width } = canvas;
  const half = (width - GUTTER) / 2;
  const lineHeight = canvas.heightOf('x', 'plain', width);
  const needs = (line: DeclarationLine): number =>
    canvas.widthOf(labelOf(line), 'plain') +
    (line.value === null ? SHORTEST_DOTS : canvas.widthOf(line.value, 'strong') + 2);
  const isShort = (line: DeclarationLine | undefined): line is DeclarationLine =>
    line !== undefined && line.inWords === undefined && !/\n/.test(line.value ?? '') && needs(line) <= half;

  function oneLine(line: DeclarationLine, x: number, room: number): void {
    const label = labelOf(line);
    const used = canvas.widthOf(label, 'plain');
    canvas.place(label, 'plain', { x, width: room + 2 }, canvas.y);
    if (line.value === null) canvas.dots(x + used + 2, x + room, canvas.y + lineHeight * 0.82);
    else canvas.place(line.value, 'strong', { x: x + used, width: room - used + 2 }, canvas.y);
  }

  function manyLines(line: DeclarationLine): void {
    const label = labelOf(line);
    const used = canvas.widthOf(label, 'plain');
    const beside = used <= width * 0.45;
    const x = beside ? left + used : left + GUTTER;
    const valueWidth = left + width - x;
    const labelHeight = beside ? 0 : canvas.heightOf(label, 'plain', width);
    const valueHeight = line.value === null ? lineHeight : canvas.heightOf(line.value, 'strong', valueWidth);
    canvas.keep(labelHeight + Math.min(valueHeight, lineHeight * 6));
    if (beside) canvas.place(label, 'plain', { x: left, width: used + 2 }, canvas.y);
    else canvas.write(label, 'plain', { x: left, width });
    if (line.value !== null) {
      canvas.write(line.value, 'strong', { x, width: valueWidth });
      canvas.y += LINE_GAP;
      return;
    }
    canvas.dots(x, left + width, canvas.y + lineHeight * 0.82);
    canvas.y += lineHeight + LINE_GAP;
  }

  for (let n = 0; n < lines.length; n += 1) {
    const [line, next] = [lines[n], lines[n + 1]];
    if (line === undefined) continue;
    const pair = isShort(line) && isShort(next);
    if (pair || (needs(line) <= width && !/\n/.test(line.value ?? ''))) {
      canvas.keep(lineHeight * (line.inWords === undefined ? 1 : 2));
      oneLine(line, left, pair ? half : width);
      if (pair && next !== undefined) {
        oneLine(next, left + half + GUTTER, half);
        n += 1;
      }
      canvas.y += lineHeight + LINE_GAP;
    } else manyLines(line);
    if (line.inWords !== undefined) {
      canvas.write(printedText('print.inWords', { words: line.inWords }), 'slanted', {
        x: left + GUTTER,
        width: width - GUTTER,
      });
      canvas.y += LINE_GAP;
    }
  }
}

/** Widths by what must not be broken (a number, a word), the rest by how much there is to say. */
function columnsOf(canvas: PaperCanvas, { columns, rows }: DeclarationTable): Column[] {
  const number = 0.07;
  const room = canvas.width * (1 - number);
  const measured = columns.map((title, n) => {
    const cells = rows.map((row) => row[n] ?? '');
    const widest = (style: 'strong' | 'plain', texts: readonly string[]) =>
      Math.max(0, ...texts.map((text) => canvas.widthOf(text, style)));
    const least = 9 + Math.max(widest('strong', title.split(/\s+/)), widest('plain', cells.join(' ').split(/\s+/)));
    // A long name must not press the other columns to single words.
    const wish = Math.min(room * 0.3, 9 + Math.max(widest('plain', cells), widest('strong', [title]) / 2));
    return { title, least, wish: Math.max(least, wish) };
  });
  const leasts = measured.reduce((sum, it) => sum + it.least, 0);
  const wishes = measured.reduce((sum, it) => sum + it.wish - it.least, 0);
  const spare = Math.max(0, room - leasts);
  const widths = measured.map(
    ({ least, wish }) => least + (wishes === 0 ? spare / measured.length : (spare * (wish - least)) / wishes),
  );
  const total = widths.reduce((sum, it) => sum + it, 0);
  return [
    { title: printedText('print.column.number'), width: number, align: 'center' },
    ...measured.map(({ title }, n) => ({ title, width: ((1 - number) * (widths[n] ?? 0)) / total })),
  ];
}

export function writeAnswerTable(canvas: PaperCanvas, page: PageWriter, table: DeclarationTable): void {
  page.table(
    columnsOf(canvas, table),
    table.rows.map((row, n) => [row.every((it) => it === null) ? '' : String(n + 1), ...row.map((it) => it ?? '')]),
  );
}
