import { heicTo } from 'heic-to/csp';
import { shrinkBitmap } from './shrink-photo.ts';

interface Work {
  readonly photo: Blob;
  readonly longEdge: number;
}

self.addEventListener('message', (event: MessageEvent<Work>) => {
  const { photo, longEdge } = event.data;
  // The decoder turns it upright by what the container says (ISO/IEC 23008-12, irot).
  heicTo({ blob: photo, type: 'bitmap' })
    .then((bitmap) => shrinkBitmap(bitmap, 'image/jpeg', longEdge))
    .then(
      (prepared) => self.postMessage(prepared),
      () => self.postMessage(null),
    );
});
