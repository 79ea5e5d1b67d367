import { spawnSync } from 'node:child_process';
import { inflateSync } from 'node:zlib';

/** Poppler reads a PDF as a stranger would; where it is not installed only the structure is looked at. */
export const popplerIsThere = spawnSync('pdftotext', ['-v']).error === undefined;

const poppler = (pdf: Uint8Array, ...args: string[]): string =>
  spawnSync('pdftotext', [...args, '-', '-'], { input: pdf, maxBuffer: 64 * 1024 * 1024 }).stdout.toString('utf8');

/** The words of a PDF with one space between them, pages one after the other. */
export const wordsOf = (pdf: Uint8Array): string => poppler(pdf, '-raw').replace(/\s+/g, ' ').trim();

/** What a viewer shows of the file before it is opened: title, author, subject, keywords. */
export const infoOf = (pdf: Uint8Array): string =>
  spawnSync('pdfinfo', ['-enc', 'UTF-8', '-'], { input: pdf }).stdout.toString('utf8').normalize('NFC');

export interface PlacedWord {
  readonly text: string;
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function placedWordsOf(pdf: Uint8Array): PlacedWord[] {
  return poppler(pdf, '-bbox')
    .split('<page ')
    .slice(1)
    .flatMap((page, n) =>
      [
        ...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g),
      ].map(([, left, top, right, bottom, text]) => ({
        text: text ?? '',
        page: n + 1,
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
      })),
    );
}

/** Sizes of the pages in points. */
export const pagesOf = (pdf: Uint8Array): [number, number][] =>
  [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g),
  ].map(([, width, height]) => [Number(width), Number(height)]);

/** What a PDF says of itself, and everything in it that is not in a font, as one text to search for what must not be there. */
export function everythingIn(pdf: Uint8Array): string {
  return Buffer.from(pdf).toString('latin1') + streamsOf(pdf).join('\n');
}

function streamsOf(pdf: Uint8Array): string[] {
  const bytes = Buffer.from(pdf);
  const streams: string[] = [];
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    if (bytes.subarray(at - 3, at).toString() === 'end') continue;
    try {
      streams.push(inflateSync(bytes.subarray(at + 7, bytes.indexOf('endstream', at))).toString('latin1'));
    } catch {
      // Not every stream is deflated.
    }
  }
  return streams;
}

/** The modules of the QR code as they are painted: rows of dark and light. */
export function paintedQr(pdf: Uint8Array): boolean[][] {
  const squares = streamsOf(pdf)
    .flatMap((stream) => [...stream.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g)])
    .map((match) => match.slice(1).map(Number))
    .filter(([, , width = 0, height = 1]) => Math.abs(width - height) < 0.001 && width < 6);
  const left = Math.min(...squares.map(([x = 0]) => x));
  const top = Math.min(...squares.map(([, y = 0]) => y));
  const step = (squares[0]?.[2] ?? 0) - 0.05;
  const cells = squares.map(([x = 0, y = 0]) => [Math.round((x - left) / step), Math.round((y - top) / step)] as const);
  const size = 1 + Math.max(...cells.map(([column]) => column));
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [column, row] of cells) (rows[row] ?? [])[column] = true;
  return rows;
}
