import type { PaperCanvas } from './paper-canvas.ts';

export interface Column {
  readonly title: string;
  /** Part of the page's width; all together 1. */
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right';
}

const PADDING = { x: 3, y: 2 };
/** Less than this of a row is not begun at the foot of a page. */
const LEAST_OF_ROW = 90;

type Style = 'strong' | 'plain';

/** The most words that fit into the height, and the rest; both may be empty. */
function splitToFit(canvas: PaperCanvas, text: string, width: number, height: number): [string, string] {
  if (canvas.heightOf(text, 'plain', width) <= height) return [text, ''];
  // What has no spaces is cut too: nothing may run off the page.
  const words = text.split(/(?<=\s)|(?<=\S{20})/);
  let [fits, tooMany] = [0, words.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (canvas.heightOf(words.slice(0, middle).join(''), 'plain', width) <= height) fits = middle;
    else tooMany = middle;
  }
  return [words.slice(0, fits).join('').trimEnd(), words.slice(fits).join('')];
}

/** A table whose head stands on each of its pages; a row that is too high goes on where the next page begins. */
export function writeTable(
  canvas: PaperCanvas,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): void {
  const { left, width } = canvas;
  const boxes = columns.map((column) => ({
    width: column.width * width - 2 * PADDING.x,
    align: column.align ?? ('left' as const),
  }));
  const boxAt = (n: number) => boxes[n] ?? { width: 1, align: 'left' as const };
  const heightOf = (cells: readonly string[], style: Style): number =>
    Math.max(...cells.map((cell, n) => canvas.heightOf(cell, style, boxAt(n).width))) + 2 * PADDING.y;
  const titles = columns.map((column) => column.title);
  const headHeight = heightOf(titles, 'strong');

  function draw(cells: readonly string[], style: Style, height: number): void {
    const top = canvas.y;
    let x = left;
    cells.forEach((cell, n) => {
      const box = boxAt(n);
      canvas.box(x, top, box.width + 2 * PADDING.x, height);
      canvas.place(cell, style, { x: x + PADDING.x, ...box }, top + PADDING.y);
      x += box.width + 2 * PADDING.x;
    });
    canvas.y = top + height;
  }
  const head = (): void => draw(titles, 'strong', headHeight);
  const nextPage = (): void => {
    canvas.newPage();
    head();
  };

  function line(cells: readonly string[]): void {
    const height = heightOf(cells, 'plain');
    if (height <= canvas.roomLeft) {
      draw(cells, 'plain', height);
      return;
    }
    const room = canvas.roomLeft;
    if (room < LEAST_OF_ROW || height < 2 * LEAST_OF_ROW) {
      nextPage();
      // A row that is lower than a page stands whole on it; what is higher is cut there.
      if (height <= canvas.roomLeft || canvas.roomLeft < LEAST_OF_ROW) draw(cells, 'plain', height);
      else line(cells);
      return;
    }
    const parts = cells.map((cell, n) => splitToFit(canvas, cell, boxAt(n).width, room - 2 * PADDING.y));
    const here = parts.map(([part]) => part);
    draw(here, 'plain', heightOf(here, 'plain'));
    nextPage();
    line(parts.map(([, rest]) => rest));
  }

  // A head alone at the foot of a page says nothing.
  const first = rows[0] === undefined ? 0 : Math.min(heightOf(rows[0], 'plain'), LEAST_OF_ROW);
  canvas.keep(headHeight + first);
  head();
  for (const row of rows) line(row);
  canvas.y += 4;
}
