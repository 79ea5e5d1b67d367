import { shrinkPhoto } from './shrink-photo.ts';

interface Work {
  readonly id: number;
  readonly photo: Blob;
  readonly type: 'image/jpeg' | 'image/png';
}

self.addEventListener('message', (event: MessageEvent<Work>) => {
  const { id, photo, type } = event.data;
  shrinkPhoto(photo, type).then(
    (prepared) => self.postMessage({ id, prepared }),
    () => self.postMessage({ id, prepared: null }),
  );
});
