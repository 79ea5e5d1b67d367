import { afterEach, expect, test, vi } from 'vitest';
import { prepareFile } from '#client/widgets/document-capture/prepare-file.ts';

afterEach(() => vi.unstubAllGlobals());

/** The browser's decoder and canvas: a 12-megapixel photograph, and how large each picture is that is drawn of it. */
function aCamera(): { drawn: [number, number][] } {
  const drawn: [number, number][] = [];
  vi.stubGlobal('createImageBitmap', () => Promise.resolve({ width: 4_000, height: 3_000, close: () => undefined }));
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      constructor(width: number, height: number) {
        drawn.push([width, height]);
      }
      getContext = () => ({ fillRect: () => undefined, drawImage: () => undefined });
      convertToBlob = ({ type }: { type: string }) => Promise.resolve(new Blob(['picture'], { type }));
    },
  );
  return { drawn };
}

const JPEG = [0xff, 0xd8, 0xff, 0xe0, 0, 16, ...Buffer.from('JFIF'), ...Array<number>(64).fill(0), 0xff, 0xd9];
const photograph = () => new Blob([new Uint8Array(JPEG)], { type: 'image/jpeg' });
const limits = (photographLongEdgePixels: number) => ({
  photographBytes: 10_000_000,
  photographLongEdgePixels,
  pdfBytes: 50_000_000,
  dossierBytes: 200_000_000,
  formFields: 2_000,
});

test.each([
  ['as large as the province says', 2_600, [2_600, 1_950]],
  ['never too small to be read at 150 dpi, whatever the province says', 800, [1_754, 1_316]],
  ['never larger than it was taken', 9_000, [4_000, 3_000]],
])('a photograph is kept %s', async (_, longEdge, size) => {
  const { drawn } = aCamera();
  const prepared = await prepareFile(photograph(), limits(longEdge));
  expect(prepared).toMatchObject({ mediaType: 'image/jpeg' });
  expect(drawn).toEqual([[320, 240], size]);
});
