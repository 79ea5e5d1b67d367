export interface PreparedPhoto {
  readonly image: Blob;
  readonly thumbnail: Blob;
}

/** An A4 page at 150 dpi has 1,754 px along its long edge: less cannot be read, whatever a province sets. */
const LEAST_LONG_EDGE = 1_754;
const THUMBNAIL_EDGE = 320;
const QUALITY = 0.82;
/** A screenshot or scan stays PNG, whose letters are sharper, while it is small. */
const LARGEST_PNG = 1_500_000;

type Canvas = OffscreenCanvas | HTMLCanvasElement;

const makeCanvas = (width: number, height: number): Canvas => {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement('canvas'), { width, height });
};

const toBlob = (canvas: Canvas, type: string): Promise<Blob> =>
  'convertToBlob' in canvas
    ? canvas.convertToBlob({ type, quality: QUALITY })
    : new Promise((resolve, reject) =>
        canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), type, QUALITY),
      );

async function draw(bitmap: ImageBitmap, longest: number, type: string): Promise<Blob> {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = makeCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  const context = canvas.getContext('2d') as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null;
  if (context === null) throw new Error('no canvas');
  // What is transparent becomes paper, not black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return toBlob(canvas, type);
}

/** Two pictures of a decoded one, which is let go of. `longEdge` in pixels; a JPEG unless PNG is asked for and stays small. */
export async function shrinkBitmap(
  bitmap: ImageBitmap,
  type: 'image/jpeg' | 'image/png',
  longEdge: number,
): Promise<PreparedPhoto> {
  const longest = Math.max(LEAST_LONG_EDGE, longEdge);
  try {
    const thumbnail = await draw(bitmap, THUMBNAIL_EDGE, 'image/jpeg');
    const png = type === 'image/png' ? await draw(bitmap, longest, 'image/png') : undefined;
    const image = png !== undefined && png.size <= LARGEST_PNG ? png : await draw(bitmap, longest, 'image/jpeg');
    return { image, thumbnail };
  } finally {
    bitmap.close();
  }
}

/**
 * Turns a photograph upright, makes it small and leaves EXIF and GPS behind: it is drawn anew. Throws where the browser cannot read
 * the picture. `longEdge` is the province's, in pixels.
 */
export const shrinkPhoto = async (
  photo: Blob,
  type: 'image/jpeg' | 'image/png',
  longEdge: number,
): Promise<PreparedPhoto> =>
  shrinkBitmap(await createImageBitmap(photo, { imageOrientation: 'from-image' }), type, longEdge);
