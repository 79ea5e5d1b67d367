import { toLocalMinutes } from '#domain/deadlines/local-time.ts';
import { packZip } from '#domain/documents/pack-zip.ts';
import type { Cell, Sheet } from './list-sheet.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PARTS = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** XML 1.0 has no place for most controls, not even escaped. */
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu;
/** `_x0041_` is how a workbook writes "A": where people wrote just that, its first mark is written so itself. */
const ESCAPE = /_(?=x[\dA-Fa-f]{4}_)/g;
/** More letters than this, and Excel calls the workbook broken. */
const LONGEST = 32_767;
const toXml = (text: string): string =>
  text
    .slice(0, LONGEST)
    .replace(UNWRITABLE, '')
    .replace(ESCAPE, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** 0 → "A", 26 → "AA". */
const column = (n: number): string =>
  (n >= 26 ? column(Math.floor(n / 26) - 1) : '') + String.fromCodePoint(65 + (n % 26));

/** Styles by their place in `cellXfs`. */
const [HEAD, MOMENT, NUMBER] = [1, 2, 3] as const;

/** Days since 1899-12-30, local: 1970-01-01 is 25569. */
const serial = (at: string): number => 25_569 + toLocalMinutes(at) / 1440;

const cellXml = (cell: Cell, place: string, style = 0): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${place}" s="${NUMBER}"><v>${cell}</v></c>`;
  if (typeof cell === 'object') return `<c r="${place}" s="${MOMENT}"><v>${serial(cell.at)}</v></c>`;
  // Inline text is never a formula, whatever it begins with.
  return `<c r="${place}" t="inlineStr"${style === 0 ? '' : ` s="${style}"`}><is><t xml:space="preserve">${toXml(cell)}</t></is></c>`;
};

function sheetXml({ head, lines }: Sheet): string {
  const row = (cells: readonly Cell[], at: number, style?: number): string =>
    `<row r="${at}">${cells.map((cell, n) => cellXml(cell, `${column(n)}${at}`, style)).join('')}</row>`;
  const widths = head.map((title, n) => {
    const longest = lines
      .slice(0, 200)
      .reduce((most, line) => Math.max(most, typeof line[n] === 'string' ? line[n].length : 16), title.length);
    return `<col min="${n + 1}" max="${n + 1}" width="${Math.min(48, longest + 2)}" customWidth="1"/>`;
  });
  const last = `${column(head.length - 1)}${lines.length + 1}`;
  return (
    `${XML}<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}"/>` +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.join('')}</cols>` +
    `<sheetData>${row(head, 1, HEAD)}${lines.map((line, n) => row(line, n + 2)).join('')}</sheetData>` +
    `<autoFilter ref="A1:${last}"/></worksheet>`
  );
}

const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>';

const relation = (id: number, kind: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;

/** Path and text of each part of a workbook with one sheet (ECMA-376). */
const partsOf = (sheet: Sheet, title: string): readonly (readonly [string, string])[] => [
  [
    '[Content_Types].xml',
    `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${PARTS}.sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${PARTS}.worksheet+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${PARTS}.styles+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${XML}<Relationships xmlns="${RELATIONS}">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
  ],
  [
    'xl/workbook.xml',
    // A sheet's name has at most 31 characters, and none of []:*?/\.
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${toXml(
      title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31),
    )}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${XML}<Relationships xmlns="${RELATIONS}">${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'styles', 'styles.xml')}</Relationships>`,
  ],
  ['xl/styles.xml', STYLES],
  ['xl/worksheets/sheet1.xml', sheetXml(sheet)],
];

/** By the browser itself; one that cannot (Safari before 16.4) gets a larger file. */
async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return undefined;
  }
}

/** An Excel workbook with one sheet, dates as dates and sums as numbers. */
export async function writeXlsx(sheet: Sheet, title: string): Promise<Blob> {
  const entries = partsOf(sheet, title).map(async ([path, text]) => {
    const bytes = new TextEncoder().encode(text);
    return { path: new TextEncoder().encode(path), bytes, deflated: await deflate(bytes) };
  });
  return new Blob(packZip(await Promise.all(entries)), { type: `${PARTS}.sheet` });
}
