import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Plugin } from 'vite';

const brotli = promisify(brotliCompress);
const PRESSED = /\.(js|css|svg|json|webmanifest|txt)$/;
/** Less than a packet gains nothing. */
const LEAST = 1_000;

/** Presses every text of the built app once, as well as brotli can: the portal hands out what lies there. */
export const pressFiles = (folder: string): Plugin => ({
  name: 'mot-cua:press',
  apply: 'build',
  enforce: 'post',
  closeBundle: {
    sequential: true,
    // After the worker, which is the last to be written.
    order: 'post',
    async handler() {
      const files = readdirSync(folder, { recursive: true }).map(String);
      await Promise.all(
        files
          .filter((file) => PRESSED.test(file))
          .map(async (file) => {
            const content = readFileSync(join(folder, file));
            if (content.length < LEAST) return;
            const pressed = await brotli(content, {
              params: {
                [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
                [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
              },
            });
            writeFileSync(join(folder, `${file}.br`), pressed);
          }),
      );
    },
  },
});
