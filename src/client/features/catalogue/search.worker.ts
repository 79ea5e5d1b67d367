import { createSearchDesk, type ToDesk } from './search-desk.ts';

const hear = createSearchDesk((message) => self.postMessage(message));

self.addEventListener('message', ({ data }: MessageEvent<ToDesk>) => hear(data));
