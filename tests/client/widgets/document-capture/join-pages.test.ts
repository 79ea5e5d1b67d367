import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { joinPages, jpegSize } from '#client/widgets/document-capture/join-pages.ts';
import { SNIFF_BYTES, sniffDocument } from '#domain/documents/sniff-document.ts';
import { infoOf, pagesOf, popplerIsThere } from '#tests/contracts/read-pdf.ts';

/** One grey JPEG square of 8 × 8, as an encoder writes it; its frame header can be made to say another size. */
const SQUARE =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAAIAAgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/ACv/2Q==';

function jpeg(width: number, height: number): Blob {
  const bytes = Buffer.from(SQUARE, 'base64');
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  if (frame > 0) {
    bytes.writeUInt16BE(height, frame + 5);
    bytes.writeUInt16BE(width, frame + 7);
  }
  return new Blob([bytes], { type: 'image/jpeg' });
}
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
async function join(...pages: Blob[]): Promise<Uint8Array> {
  const pdf = await joinPages(pages);
  if (pdf === undefined) throw new Error('no PDF was made');
  return bytesOf(pdf);
}

test('a page lies on A4 as its picture does', async () => {
  const pdf = await join(jpeg(1_654, 2_200), jpeg(2_200, 1_654), jpeg(100, 100));
  expect(pagesOf(pdf)).toEqual([
    [595.28, 841.89],
    [841.89, 595.28],
    [595.28, 841.89],
  ]);
});

test('the portal takes it for a whole PDF, and every object stands where the table says', async () => {
  const pdf = await join(jpeg(1_654, 2_200), jpeg(2_200, 1_654));
  expect(sniffDocument(pdf.subarray(0, SNIFF_BYTES), pdf.subarray(-SNIFF_BYTES))).toEqual({
    ok: true,
    mediaType: 'application/pdf',
  });
  const text = Buffer.from(pdf).toString('latin1');
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  expect(text.slice(table, table + 7)).toBe('xref\n0 ');
  const rows = [...text.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map((row) => Number(row[1]));
  expect(rows).toHaveLength(8);
  for (const [n, start] of rows.entries()) expect(text.slice(start, start + 8)).toBe(`${n + 1} 0 obj\n`);
  for (const [, stated, stream] of text.matchAll(/\/Length (\d+)>>\nstream\n([\s\S]*?)\nendstream/g))
    expect(stream).toHaveLength(Number(stated));
});

test('the pages keep their order and their very bytes', async () => {
  const [first, second] = [jpeg(300, 400), jpeg(500, 600)];
  const pdf = Buffer.from(await join(first, second));
  const at = [pdf.indexOf(await bytesOf(first)), pdf.indexOf(await bytesOf(second))];
  expect(at[0]).toBeGreaterThan(0);
  expect(at[1]).toBeGreaterThan(at[0] ?? 0);
});

test('what is no JPEG of a kind that a PDF carries makes no PDF', async () => {
  expect(await joinPages([jpeg(10, 10), new Blob(['not a picture'])])).toBeUndefined();
  expect(jpegSize(new Uint8Array())).toBeUndefined();
  expect(jpegSize(new Uint8Array([0xff, 0xd8, 0xff]))).toBeUndefined();
});

test.runIf(popplerIsThere)('a stranger’s reader opens it without a complaint and paints both pages', async () => {
  const pdf = await join(jpeg(8, 8), jpeg(8, 8));
  expect(infoOf(pdf)).toMatch(/Pages: +2\n/);
  const painted = spawnSync('pdftoppm', ['-r', '20', '-gray', '-'], { input: pdf });
  expect(painted.stderr.toString()).toBe('');
  expect(painted.stdout.toString('latin1').match(/P5\n\d+ \d+\n255\n/g)).toHaveLength(2);
});
