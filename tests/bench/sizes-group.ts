import { join } from 'node:path';
import { ROOT } from '#tests/support/running-portal.ts';
import { atMost } from './figure.ts';
import type { Group } from './group.ts';
import { precacheBytes, sourceMaps } from './sizes.ts';

/** What is in the built app, without a browser. */
export const sizesGroup: Group = {
  name: 'sizes',
  run: async () => {
    const app = join(ROOT, 'dist/client');
    return [
      atMost('everything precached, brotli', 'kB', precacheBytes(app) / 1000, 500),
      atMost('source maps in the app', '', sourceMaps(app).length, 0),
    ];
  },
};
