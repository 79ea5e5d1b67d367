import { shrinkPhoto } from './shrink-photo.ts';

interface Work {
  readonly id: number;
  readonly photo: Blob;
  readonly type: 'image/jpeg' | 'image/png';
  readonly longEdge: number;
}

self.addEventListener('message', (event: MessageEvent<Work>) => {
  const { id, photo, type, longEdge } = event.data;
  shrinkPhoto(photo, type, longEdge).then(
    (prepared) => self.postMessage({ id, prepared }),
    () => self.postMessage({ id, prepared: null }),
  );
});
